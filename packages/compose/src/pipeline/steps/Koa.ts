// Middleware as Koa has it: `async (ctx, next) => { … await next() … }`.

import type { ApiError } from '@pipegram/core/ApiError'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context, HasCall, HasSend } from '../Context.ts'
import { promising, sending, type Attempt } from '../internal/AsyncBridge.ts'
import { named, type Middleware, type Outcome } from '../Middleware.ts'

// model

/**
 * What `await next(…)` gives, when all that follows has ended. Whoever added something returns it, so that
 * its type is known.
 */
export interface KoaNextResult<A> {
  readonly outcome: Outcome
  /** For the type checker: it is never there. */
  readonly adds?: A
}

/**
 * Runs what follows, with what is added to its context; it begins at once. If that fails, `await` throws. A
 * second call is a fault, and throws as well.
 */
export interface KoaNext {
  <A = unknown>(added?: A): PromiseLike<KoaNextResult<A>>
}

// constructors

/**
 * Lifts an `async` middleware. What it returns decides: what `next` gave, or `'skipped'` to leave the update
 * to the next alternative. A function that returns nothing passes on what `next` gave, and one that never
 * called it has dealt with the update. A failure of what follows rejects `next`; unless the function catches
 * it, it goes on as the error that it was. What the function itself throws is a fault of the program. `next`
 * or `send` without `await` are waited for at the end.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { fromKoa } from '@pipegram/compose/Koa'
 *   import { on } from '@pipegram/compose/On'
 *   import { getChatMemberCount } from '@pipegram/core/Calls'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const size = pipeline(
 *     use(on('message', 'text')),
 *     use(
 *       fromKoa(async ({ message, send }, next) => {
 *         if (message.chat.type === 'private') {
 *           await send(reply(message, 'Ask me in a group.'))
 *           return
 *         }
 *         return next({ members: await send(getChatMemberCount({ chat_id: message.chat.id })) })
 *       }),
 *     ),
 *     handle(({ call, message, members }) => call(reply(message, `We are ${members}`))),
 *   )
 */
export const fromKoa = <R extends HasCall = Context, A = unknown>(
  run: (ctx: R & HasSend, next: KoaNext) => PromiseLike<KoaNextResult<A> | Outcome | undefined | void>,
): Middleware<R, A, ApiError> =>
  named<R, A, ApiError>(run.name || 'koa', <E2>(ctx: R, next: (added: A) => TE.TaskEither<E2, Outcome>) =>
    promising(async (attempt: Attempt<ApiError | E2>): Promise<Outcome> => {
      const state: { following?: Promise<Outcome>; heard: boolean; failed: boolean } = {
        heard: false,
        failed: false,
      }
      const onward: KoaNext = <B>(added?: B): PromiseLike<KoaNextResult<B>> => {
        if (state.following !== undefined)
          throw new Error('next() was called twice for one update: a middleware calls it once at most.')
        // What the function returns says that this is an `A`, or else nobody relies on it.
        // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- as said above
        const following = attempt(next((added ?? {}) as A))
        state.following = following
        following.catch(() => {
          state.failed = true
        })
        return {
          then: (onEnded, onFailed) => {
            state.heard = true
            return following.then((outcome): KoaNextResult<B> => ({ outcome })).then(onEnded, onFailed)
          },
        }
      }
      const returned = await run(sending(ctx, attempt), onward)
      if (returned !== undefined) return typeof returned === 'string' ? returned : returned.outcome
      // A failure that the function heard of, and that did not end it, is over.
      return state.following === undefined || (state.heard && state.failed) ? 'handled' : state.following
    }),
  )
