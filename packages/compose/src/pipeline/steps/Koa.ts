// Middleware in the style of Koa: `async (ctx, next) => { … await next() … }`.

import type { ApiError } from '@pipegram/core/ApiError'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context, HasCall, HasSend } from '../Context.ts'
import { promising, sending, type Attempt } from '../internal/AsyncBridge.ts'
import { named, type Middleware, type Outcome } from '../Middleware.ts'

// model

/**
 * The result of `await next(…)`, after all later steps have ended. A middleware that adds something returns
 * it, so that the compiler knows the type of the addition.
 */
export interface KoaNextResult<A> {
  readonly outcome: Outcome
  /** Only for the compiler: no value has this field. */
  readonly adds?: A
}

/**
 * Runs the later steps with an addition to their context. They start at once. If they fail, `await` throws. A
 * second call throws as well.
 */
export interface KoaNext {
  <A = unknown>(added?: A): PromiseLike<KoaNextResult<A>>
}

// constructors

/**
 * Turns an `async` function into a middleware. If it returns the result of `next`, the update ends as the
 * later steps did. If it returns `'skipped'`, the next alternative gets the update. Without a return value,
 * the result of `next` counts. If it never calls `next`, the update counts as handled.
 *
 * If the later steps fail, `next` rejects. If the function does not catch this, the pipeline fails with the
 * same error. An error that the function itself throws is a bug in the program. A `next` or `send` without
 * `await` is waited for at the end.
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
          throw new Error('next() was called twice for one update: call it at most once.')
        // oxlint-disable-next-line typescript/consistent-type-assertions -- the caller says `A`
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
      // The function caught the failure of the later steps, so the failure does not count.
      return state.following === undefined || (state.heard && state.failed) ? 'handled' : state.following
    }),
  )
