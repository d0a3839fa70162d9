// Finds calls that were made and never run: `call(reply(…))` without `return` sends nothing.

import type { IO } from 'fp-ts/lib/IO.js'
import { isBounded } from './Bounded.ts'
import type { Call, Interpreter } from './Call.ts'

// model

/** A call that a handler made and that did not run. */
export interface UnrunCall {
  readonly method: string
  /** Where it was made, as the stack of an error. */
  readonly made: Error
}

/** An interpreter that remembers the calls that were made with it until they run. */
export interface CallTracker<I extends Interpreter> {
  readonly call: I
  /** The calls that were made and have not run, oldest first. */
  readonly unrun: IO<ReadonlyArray<UnrunCall>>
}

// constructors

/**
 * Follows the calls of an interpreter. The tracker's interpreter does what the other does, and has its
 * properties. A call costs about three microseconds more.
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
export const trackCalls = <I extends Interpreter>(interpreter: I): CallTracker<I> => {
  const made = new Set<UnrunCall>()
  return { call: followed(interpreter, made), unrun: () => [...made] }
}

// private

// A client has properties, such as the way to its files. A proxy keeps all of them.
const followed = <I extends Interpreter>(interpreter: I, made: Set<UnrunCall>): I =>
  new Proxy(interpreter, {
    apply: (target, _, [request]: [Call<unknown>]) => {
      const effect = target(request)
      const one: UnrunCall = { method: request.method, made: here() }
      made.add(one)
      return () => {
        made.delete(one)
        return effect()
      }
    },
    get: (target, key, receiver) => {
      const value: unknown = Reflect.get(target, key, receiver)
      return key === 'with' && isBounded(target)
        ? (limits: Parameters<typeof target.with>[0]) => followed(target.with(limits), made)
        : value
    },
  })

// Few frames are enough to find the handler, and they are cheap: the text of a stack is only made when it is
// read.
const here = (): Error => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 8
  const error = new Error('made here')
  Error.stackTraceLimit = stackTraceLimit
  return error
}
