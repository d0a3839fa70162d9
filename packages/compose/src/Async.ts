// From `async` functions to handlers: for who prefers `await`, and for code that gives promises.

import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { toString, type ApiError } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import type { HasCall } from './Context.ts'

// model

/** `send` runs a call as a promise. If the call fails, the promise rejects, and `fromAsync` makes an `ApiError` of it again. */
export interface HasSend {
  readonly send: <A>(call: Call<A>) => Promise<A>
}

// constructors

/**
 * Lifts an `async` function to one that `handle` and `commands` take. A `send` still under way when the function ends,
 * for want of an `await`, is waited for, and its failure counts.
 *
 * @example
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { reply } from '@pipegram/core/Reply'
 * import { fromAsync } from '@pipegram/compose/Async'
 * import { chain, use } from '@pipegram/compose/Chain'
 * import { handle } from '@pipegram/compose/Handler'
 * import { on } from '@pipegram/compose/On'
 *
 * const echo = pipe(
 *   chain(),
 *   use(on('message', 'text')),
 *   handle(
 *     fromAsync(async ({ message, send }) => {
 *       await send(reply(message, message.text))
 *     }),
 *   ),
 * )
 */
export const fromAsync =
  <C extends HasCall, A>(run: (ctx: C & HasSend) => Promise<A>) =>
  (ctx: C): TE.TaskEither<ApiError, A> =>
  () => {
    const failures = new WeakMap<object, ApiError>()
    const unfinished = new Set<Promise<unknown>>()
    const attempt = async <B>(call: Call<B>): Promise<B> => {
      const result = await ctx.call(call)()
      if (E.isRight(result)) return result.right
      const failure = new Error(toString(result.left))
      failures.set(failure, result.left)
      throw failure
    }
    // Without this a `send` that is not awaited, and fails, would be an unhandled rejection, which ends the process.
    const send = <B>(call: Call<B>): Promise<B> => {
      const sending = attempt(call)
      const finished = (): void => void unfinished.delete(sending)
      unfinished.add(sending)
      sending.then(finished, finished)
      return sending
    }
    const settled = async (value: A): Promise<E.Either<never, A>> => {
      await Promise.all(unfinished)
      return E.right(value)
    }
    return run({ ...ctx, send }).then(settled).catch((cause: unknown) => {
      const error = typeof cause === 'object' && cause !== null ? failures.get(cause) : undefined
      // Anything else is a fault of the program: it goes on as it is, to where faults are reported.
      if (error === undefined) throw cause
      return E.left(error)
    })
  }
