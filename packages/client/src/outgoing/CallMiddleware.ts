// Middlewares of calls, `(call, next)`, and how to put them before an interpreter. They do for calls what
// `Middleware` does for updates.

import type { ApiError } from '@pipegram/core/ApiError'
import { bounded, isBounded, type BoundedInterpreter } from '@pipegram/core/Bounded'
import type { Call, Interpreter } from '@pipegram/core/Call'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

// model

/**
 * A step before a call is sent. It may run `next` with this call or another one, several times or not at all.
 * It must return the result type of the call, and only the decoder of the call makes an `A`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { type CallMiddleware, through } from '@pipegram/client/CallMiddleware'
 *   import { getMe } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const seen: Array<string> = []
 *   const noted: CallMiddleware = (call, next) => {
 *     seen.push(call.method)
 *     return next(call)
 *   }
 *
 *   await pipe(makeRecorder(Answer.success()).call, through(noted))(getMe())()
 *   assert.deepStrictEqual(seen, ['getMe'])
 */
export interface CallMiddleware {
  <A>(call: Call<A>, next: Interpreter): TaskEither<ApiError, A>
}

export { bounded, isBounded, type BoundedInterpreter }

// constructors

/** The middleware that changes nothing. */
export const identity: CallMiddleware = (call, next) => next(call)

// combinators

/**
 * Joins several middlewares into one; the first is outermost. Without middlewares it changes nothing.
 * Grouping does not matter.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { type CallMiddleware, compose, through } from '@pipegram/client/CallMiddleware'
 *   import { getMe } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const order: Array<string> = []
 *   const say =
 *     (name: string): CallMiddleware =>
 *     (call, next) => {
 *       order.push(name)
 *       return next(call)
 *     }
 *
 *   await through(compose(say('first'), say('second')))(makeRecorder(Answer.success()).call)(getMe())()
 *   assert.deepStrictEqual(order, ['first', 'second'])
 */
export const compose =
  (...middlewares: ReadonlyArray<CallMiddleware>): CallMiddleware =>
  (call, next) =>
    through(...middlewares)(next)(call)

/**
 * Puts middlewares before an interpreter; the first is outermost. A client keeps its other functions, such as
 * `close`, and its `with` works through all middlewares.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { retry, throttle, through } from '@pipegram/client/Outgoing'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const client = pipe(call, through(retry(), throttle()))
 *
 *   await client(sendMessage({ chat_id: 1, text: 'Hello' }))()
 *   assert.strictEqual(calls().length, 1)
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
    with: (limits: Parameters<BoundedInterpreter['with']>[0]) => before(next.with(limits), middleware),
  })
}
