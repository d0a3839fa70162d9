// What a call goes through on its way out: `(call, next)`, the mirror of the Middleware of updates, and how such steps are put
// before an interpreter.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { any } from './internal/Signal.ts'

// model

/**
 * A step on the way of a call. It may run `next` with this call or another, more than once or not at all; whatever it does, it gives
 * what the call promises, since it knows nothing of `A` but that the call decodes it.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { type CallMiddleware, through } from '@pipegram/client/CallMiddleware'
 * import { getMe } from '@pipegram/core/Calls'
 * import { Answer, makeRecorder } from '@pipegram/testing'
 *
 * const seen: Array<string> = []
 * const noted: CallMiddleware = (call, next) => {
 *   seen.push(call.method)
 *   return next(call)
 * }
 *
 * await pipe(makeRecorder(Answer.success()).call, through(noted))(getMe())()
 * assert.deepStrictEqual(seen, ['getMe'])
 */
export interface CallMiddleware {
  <A>(call: Call<A>, next: Interpreter): TaskEither<ApiError, A>
}

/** An interpreter whose calls can be given up. A client is one, and so is all that stands before it. */
export interface Bounded extends Interpreter {
  /** Aborted when its calls are given up: the one signal for whatever waits. */
  readonly signal: IO<AbortSignal>
  /** The same interpreter, whose calls end as `Aborted` when this signal is aborted as well. */
  readonly with: (limits: { readonly signal?: AbortSignal }) => Bounded
}

// constructors

/** Changes nothing. */
export const identity: CallMiddleware = (call, next) => next(call)

// guards

/** Whether the calls of an interpreter can be given up. */
export const isBounded = (self: Interpreter): self is Bounded =>
  'signal' in self && typeof self.signal === 'function' && 'with' in self && typeof self.with === 'function'

// combinators

/**
 * An interpreter whose calls can be given up: itself where it is one. Of any other the caller no longer waits for the answer, and the
 * call runs on. It is for middlewares that wait or set a limit.
 *
 * @example
 * import * as assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { bounded } from '@pipegram/client/CallMiddleware'
 * import { getMe } from '@pipegram/core/Calls'
 *
 * const mute = bounded(() => () => new Promise(() => undefined)).with({ signal: AbortSignal.abort() })
 *
 * assert.deepStrictEqual(await mute(getMe())(), E.left({ _tag: 'Aborted', method: 'getMe' }))
 */
export const bounded = (self: Interpreter): Bounded => (isBounded(self) ? self : raced(self, []))

/**
 * Several middlewares as one: the first is outermost. None changes nothing, and it does not matter how they are grouped.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { type CallMiddleware, compose, through } from '@pipegram/client/CallMiddleware'
 * import { getMe } from '@pipegram/core/Calls'
 * import { Answer, makeRecorder } from '@pipegram/testing'
 *
 * const order: Array<string> = []
 * const say = (name: string): CallMiddleware => (call, next) => {
 *   order.push(name)
 *   return next(call)
 * }
 *
 * await through(compose(say('first'), say('second')))(makeRecorder(Answer.success()).call)(getMe())()
 * assert.deepStrictEqual(order, ['first', 'second'])
 */
export const compose = (...middlewares: ReadonlyArray<CallMiddleware>): CallMiddleware => (call, next) => through(...middlewares)(next)(call)

/**
 * Puts middlewares before an interpreter: the first is outermost. What a client has beside its calls (`with`, `close`) it keeps, and
 * `with` reaches through them all.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { retry, throttle, through } from '@pipegram/client'
 * import { sendMessage } from '@pipegram/core/Calls'
 * import { Answer, makeRecorder } from '@pipegram/testing'
 *
 * const { call, calls } = makeRecorder(Answer.success())
 * const client = pipe(call, through(retry(), throttle()))
 *
 * await client(sendMessage({ chat_id: 1, text: 'Hello' }))()
 * assert.strictEqual(calls().length, 1)
 */
export const through =
  (...middlewares: ReadonlyArray<CallMiddleware>) =>
  <I extends Interpreter>(self: I): I =>
    middlewares.reduceRight<I>((next, middleware) => before(next, middleware), self)

// private

const before = <I extends Interpreter>(self: I, middleware: CallMiddleware): I => {
  const next = bounded(self)
  return Object.assign(<A>(call: Call<A>) => middleware(call, next), self, {
    signal: next.signal,
    with: (limits: Parameters<Bounded['with']>[0]) => before(next.with(limits), middleware),
  })
}

const raced = (self: Interpreter, signals: ReadonlyArray<AbortSignal>): Bounded =>
  Object.assign(<A>(call: Call<A>) => (signals.length === 0 ? self(call) : race(self(call), call, signals)), {
    signal: () => any(signals),
    with: ({ signal }: Parameters<Bounded['with']>[0]) => (signal === undefined ? raced(self, signals) : raced(self, [...signals, signal])),
  })

const race = <A>(running: TaskEither<ApiError, A>, { method }: Call<A>, signals: ReadonlyArray<AbortSignal>): TaskEither<ApiError, A> => () =>
  new Promise((resolve, reject) => {
    const finish = (result: E.Either<ApiError, A>) => {
      signals.forEach((signal) => { signal.removeEventListener('abort', abort) })
      resolve(result)
    }
    const abort = () => { finish(E.left({ _tag: 'Aborted', method })) }
    signals.forEach((signal) => { signal.addEventListener('abort', abort) })
    if (signals.some(({ aborted }) => aborted)) abort()
    else running().then(finish, reject)
  })
