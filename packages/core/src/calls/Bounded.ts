// Interpreters whose calls can be cancelled. Middlewares that wait, or that limit the calls of others, need
// them.

import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ApiError } from './ApiError.ts'
import type { Call, Interpreter } from './Call.ts'

// model

/** An interpreter whose calls can be cancelled. A client is one, and so is each middleware before it. */
export interface BoundedInterpreter extends Interpreter {
  /** The signal that is aborted when the calls are cancelled. Waiting code listens to this one signal. */
  readonly signal: IO<AbortSignal>
  /** The same interpreter, whose calls also fail as `Aborted` when this signal is aborted. */
  readonly with: (limits: { readonly signal?: AbortSignal }) => BoundedInterpreter
}

// constructors

/**
 * An interpreter whose calls can be cancelled, for middlewares that wait or set a limit. If the calls of
 * `self` can be cancelled, it is `self`. Otherwise a cancelled caller stops waiting for the answer, but the
 * call itself continues.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { bounded } from '@pipegram/core/Bounded'
 *   import { getMe } from '@pipegram/core/Calls'
 *
 *   const mute = bounded(() => () => new Promise(() => undefined)).with({ signal: AbortSignal.abort() })
 *
 *   assert.deepStrictEqual(await mute(getMe())(), E.left({ _tag: 'Aborted', method: 'getMe' }))
 */
export const bounded = (self: Interpreter): BoundedInterpreter => (isBounded(self) ? self : raced(self, []))

// guards

/**
 * True if the calls of an interpreter can be cancelled.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { bounded, isBounded } from '@pipegram/core/Bounded'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call } = makeRecorder(Answer.success())
 *
 *   assert.deepStrictEqual([call, bounded(call)].map(isBounded), [false, true])
 */
export const isBounded = (self: Interpreter): self is BoundedInterpreter =>
  'signal' in self && typeof self.signal === 'function' && 'with' in self && typeof self.with === 'function'

// private

const raced = (self: Interpreter, signals: ReadonlyArray<AbortSignal>): BoundedInterpreter =>
  Object.assign(<A>(call: Call<A>) => (signals.length === 0 ? self(call) : race(self(call), call, signals)), {
    signal: () => AbortSignal.any([...signals]),
    with: ({ signal }: Parameters<BoundedInterpreter['with']>[0]) =>
      signal === undefined ? raced(self, signals) : raced(self, [...signals, signal]),
  })

const race =
  <A>(
    running: TaskEither<ApiError, A>,
    { method }: Call<A>,
    signals: ReadonlyArray<AbortSignal>,
  ): TaskEither<ApiError, A> =>
  () =>
    new Promise((resolve, reject) => {
      const finish = (result: E.Either<ApiError, A>) => {
        signals.forEach((signal) => {
          signal.removeEventListener('abort', abort)
        })
        resolve(result)
      }
      const abort = () => {
        finish(E.left({ _tag: 'Aborted', method }))
      }
      signals.forEach((signal) => {
        signal.addEventListener('abort', abort)
      })
      if (signals.some(({ aborted }) => aborted)) abort()
      else running().then(finish, reject)
    })
