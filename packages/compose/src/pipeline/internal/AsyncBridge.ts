// Effects as promises inside an `async` function. A failed effect rejects its promise, and becomes an error
// again when the function has ended.

import { toString, type ApiError } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasCall, HasSend } from '../Context.ts'

// model

/** Runs an effect as a promise, which rejects if the effect fails. */
export interface Attempt<Err> {
  <E extends Err, A>(effect: TE.TaskEither<E, A>, show?: (error: E) => string): Promise<A>
}

// constructors

/**
 * Runs an `async` function. An effect without `await` may still run when the function ends: it is waited for,
 * and its failure counts. An error that the program itself throws is thrown again, to be reported as a bug.
 */
export const promising =
  <Err, A>(run: (attempt: Attempt<Err>) => PromiseLike<A>): TE.TaskEither<Err, A> =>
  async () => {
    const failures = new WeakMap<object, { readonly error: Err }>()
    const unfinished = new Set<Promise<unknown>>()
    let ended = false
    const begin = async <E1 extends Err, B>(
      effect: TE.TaskEither<E1, B>,
      show: (error: E1) => string,
    ): Promise<B> => {
      const result = await effect()
      if (E.isRight(result)) return result.right
      const failure = new Error(show(result.left), { cause: result.left })
      failures.set(failure, { error: result.left })
      throw failure
    }
    // Without this, a failed effect without `await` would be an unhandled rejection, which ends the process.
    const attempt = <E1 extends Err, B>(
      effect: TE.TaskEither<E1, B>,
      show: (error: E1) => string = named,
    ): Promise<B> => {
      const running = begin(effect, show)
      // The function has ended, so nothing here waits. A failure is for the holder of the promise, or an
      // unhandled rejection.
      if (ended) return running
      const finished = (): void => void unfinished.delete(running)
      unfinished.add(running)
      running.then(finished, finished)
      return running
    }
    try {
      const value = await run(attempt)
      while (unfinished.size > 0) await Promise.all(unfinished)
      return E.right(value)
    } catch (cause) {
      while (unfinished.size > 0) await Promise.allSettled(unfinished)
      const failure = typeof cause === 'object' && cause !== null ? failures.get(cause) : undefined
      if (failure === undefined) throw cause
      return E.left(failure.error)
    } finally {
      ended = true
    }
  }

/** A context with `send` instead of `call`. */
export const sending = <C extends HasCall>(ctx: C, attempt: Attempt<ApiError>): C & HasSend => {
  const { call } = ctx
  const send = <A>(request: Call<A>): Promise<A> => attempt(call(request), toString)
  // `call` stays for functions that take the whole context.
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the type hides `call`
  return { ...ctx, send } as C & HasSend
}

// private

const named = (error: unknown): string => {
  const tag = typeof error === 'object' && error !== null && '_tag' in error ? `: ${String(error._tag)}` : ''
  return `A later step failed${tag}.`
}
