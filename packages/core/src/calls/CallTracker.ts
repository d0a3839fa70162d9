// Finds calls that were made but never run: `call(reply(…))` without `return` sends nothing.

import type { IO } from 'fp-ts/lib/IO.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ApiError } from './ApiError.ts'
import { bounded, type BoundedInterpreter, isBounded } from './Bounded.ts'
import type { Call, Interpreter } from './Call.ts'

// model

/** A call that a handler made but that did not run. */
export interface UnrunCall {
  readonly method: string
  /** Where it was made, as the stack of an error. */
  readonly made: Error
}

/** An interpreter that remembers the calls made with it until they run. */
export interface CallTracker<I extends Interpreter> {
  readonly call: I
  /** The calls that were made and have not run, oldest first. */
  readonly unrun: IO<ReadonlyArray<UnrunCall>>
}

// constructors

/**
 * Tracks the calls of an interpreter. The interpreter of the tracker does the same as the original, and has
 * its properties. When the signal is aborted, its calls fail as `Aborted`. `before` runs before each call.
 * Tracking costs about three microseconds per call.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { getMe, logOut } from '@pipegram/core/Calls'
 *   import { trackCalls } from '@pipegram/core/CallTracker'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call, unrun } = trackCalls(makeRecorder(Answer.success()).call)
 *   call(logOut())
 *   await call(getMe())()
 *
 *   assert.deepStrictEqual(
 *     unrun().map(({ method }) => method),
 *     ['logOut'],
 *   )
 */
export const trackCalls = <I extends Interpreter>(
  interpreter: I,
  signal?: AbortSignal,
  before?: IO<void>,
): CallTracker<I> => {
  const made = new Set<UnrunCall>()
  return { call: followed(interpreter, made, signal, before), unrun: () => [...made] }
}

// combinators

/**
 * Counts a call as run, for a step that answers it in another way. The argument is the result of the
 * tracker's interpreter for the call.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { getMe } from '@pipegram/core/Calls'
 *   import { forgo, trackCalls } from '@pipegram/core/CallTracker'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call, unrun } = trackCalls(makeRecorder(Answer.success()).call)
 *   forgo(call(getMe()))
 *
 *   assert.deepStrictEqual(unrun(), [])
 */
export const forgo = (made: TaskEither<ApiError, unknown>): void => forgone.get(made)?.()

// private

const forgone = new WeakMap<TaskEither<ApiError, unknown>, IO<void>>()

// A client has properties, such as its access to files. A proxy keeps all of them.
const followed = <I extends Interpreter>(
  interpreter: I,
  made: Set<UnrunCall>,
  signal: AbortSignal | undefined,
  before: IO<void> | undefined,
): I => {
  // Most updates cause one call or none, so an interpreter with the signal is made only for the first call.
  let known: BoundedInterpreter | undefined
  const withSignal = (target: I): Interpreter =>
    signal === undefined ? target : (known ??= bounded(target).with({ signal }))
  return new Proxy(interpreter, {
    apply: (target, _, [request]: [Call<unknown>]) => {
      const effect = withSignal(target)(request)
      const one: UnrunCall = { method: request.method, made: here() }
      made.add(one)
      const run = () => {
        made.delete(one)
        before?.()
        return effect()
      }
      forgone.set(run, () => void made.delete(one))
      return run
    },
    get: (target, key) => {
      const source = isBounded(target) ? withSignal(target) : target
      const value: unknown = Reflect.get(source, key)
      return key === 'with' && isBounded(source)
        ? (limits: Parameters<typeof source.with>[0]) =>
            followed(source.with(limits), made, undefined, before)
        : value
    },
  })
}

// A few frames are enough to find the handler, and they are cheap: the text of a stack is made only when it
// is read.
const here = (): Error => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 8
  const error = new Error('made here')
  Error.stackTraceLimit = stackTraceLimit
  return error
}
