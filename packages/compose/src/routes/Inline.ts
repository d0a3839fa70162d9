// Inline mode: results, page by page, for what a user types after the name of the bot in any chat.
// https://core.telegram.org/bots/inline
// https://core.telegram.org/bots/api#inlinequery

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import type { CallbackCodec } from '@pipegram/core/CallbackData'
import { answerInlineQuery } from '@pipegram/core/Calls'
import * as InlineResult from '@pipegram/core/InlineResult'
import { orThrow } from '@pipegram/core/Limits'
import type {
  ChosenInlineResult,
  InlineQuery,
  InlineQueryResult,
  InlineQueryResultsButton,
} from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { Chain } from '../pipeline/Chain.ts'
import type { HasCall, HasUpdate } from '../pipeline/Context.ts'
import { isRefused } from '../pipeline/errors/UserFacingError.ts'
import { end, make, settle, type Handler } from '../pipeline/Handler.ts'
import { skipped, withRoutes, type Middleware, type Outcome } from '../pipeline/Middleware.ts'
import { quietly } from '../watch/internal/OutcomeLabel.ts'

// model

/** What a search adds to its context. `inline_query.query` is what the user has typed, 0–256 characters. */
export interface HasInlineQuery {
  readonly inline_query: InlineQuery
}

/** Options of `inline` and `inlinePages`. */
export interface InlineOptions {
  /** Seconds for which Telegram's servers answer the same query from their cache. Default: 300. */
  readonly cache_time?: number
  /** False if Telegram may show the results of one user to all others. Default: true. */
  readonly is_personal?: boolean
  /**
   * A button above the results: `InlineResult.startButton` opens the bot with a payload, `webAppButton` opens
   * a Mini App.
   */
  readonly button?: InlineQueryResultsButton
}

/** A page of at most 50 results, and the start of the next page. Without `next`, it is the last page. */
export interface InlinePage<A> {
  readonly results: ReadonlyArray<InlineQueryResult>
  readonly next?: A | undefined
}

// constructors

/**
 * Lets through choices of results whose id contains this callback data, and adds the decoded data as
 * `payload`. Telegram reports choices only if `/setinlinefeedback` of BotFather is on, and perhaps only some
 * of them.
 *
 * @example
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { callbackData, int } from '@pipegram/core/CallbackData'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { chosen } from '@pipegram/compose/Inline'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const Song = callbackData('song', { id: int })
 *   const plays = new Map<number, number>()
 *
 *   const counting = pipeline(
 *     use(chosen(Song)),
 *     handle(({ payload: { id } }) => TE.fromIO(() => plays.set(id, (plays.get(id) ?? 0) + 1))),
 *   )
 */
export const chosen = <A>(
  data: CallbackCodec<A>,
): Middleware<HasUpdate, { readonly chosen_inline_result: ChosenInlineResult; readonly payload: A }, never> =>
  withRoutes(`chosen:${data.tag}`, [{ kind: 'chosen_inline_result' }])((ctx: HasUpdate, next) => {
    const { chosen_inline_result } = ctx.update
    const payload =
      chosen_inline_result === undefined ? undefined : data.decode(chosen_inline_result.result_id)
    return chosen_inline_result !== undefined && payload !== undefined && E.isRight(payload)
      ? next({ chosen_inline_result, payload: payload.right })
      : skipped
  })

// combinators

/**
 * Ends a chain with a search that returns all results. Each page that a user scrolls to shows `size` of them:
 * 1–50, default 50. An offset outside all pages counts as 0. Throws for a page that breaks the limits of
 * Telegram, such as two results with one id, or a text that is too long. If the search fails or throws, the
 * query is answered without results, and the error is passed on. For an error with a `sentence`, `tell`
 * answers instead.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import * as InlineResult from '@pipegram/core/InlineResult'
 *   import { inline } from '@pipegram/compose/Inline'
 *   import { ann } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const words = ['tea', 'teapot', 'water']
 *
 *   const bot = pipeline(
 *     inline(
 *       ({ inline_query: { query } }) =>
 *         TE.right(
 *           words
 *             .filter((word) => word.startsWith(query))
 *             .map((word) =>
 *               InlineResult.article(word, { title: word, input_message_content: InlineResult.text(word) }),
 *             ),
 *         ),
 *       { size: 1 },
 *     ),
 *   )
 *
 *   const { calls } = await harness(bot)({
 *     update_id: 1,
 *     inline_query: { id: '7', from: ann, query: 'tea', offset: '1' },
 *   })()
 *   assert.deepStrictEqual(calls[0]?.params, {
 *     inline_query_id: '7',
 *     results: [
 *       {
 *         type: 'article',
 *         id: 'teapot',
 *         title: 'teapot',
 *         input_message_content: { message_text: 'teapot' },
 *       },
 *     ],
 *     is_personal: true,
 *     next_offset: '',
 *   })
 */
export const inline = <C extends HasUpdate & HasCall, E2>(
  search: (ctx: NoInfer<C> & HasInlineQuery) => TE.TaskEither<E2, ReadonlyArray<InlineQueryResult>>,
  { size = 50, ...options }: InlineOptions & { readonly size?: number } = {},
): (<R0, E1>(self: Chain<R0, C, E1>) => Handler<R0, E1 | E2 | ApiError>) => {
  if (!Number.isInteger(size) || size < 1 || size > 50)
    throw new RangeError(`size is ${size}. A page must have 1–50 results.`)
  return answered(search, (query, all) =>
    orThrow(InlineResult.tryAnswerPage)(query, all, { ...personal, ...options, size }),
  )
}

/**
 * Ends a chain with a search that returns one page, and your own value for the start of the next page. Such a
 * value is the key of a database row. The codec writes the value in at most 64 bytes. `offset` is `undefined`
 * for the first page, and if the codec cannot read the offset, because clients can send anything.
 *
 * @example
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { IntFromString } from '@pipegram/core/Argument'
 *   import * as InlineResult from '@pipegram/core/InlineResult'
 *   import { inlinePages } from '@pipegram/compose/Inline'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     inlinePages(IntFromString, ({ offset = 0 }) =>
 *       TE.right({
 *         results: [
 *           InlineResult.article(`${offset}`, {
 *             title: `${offset}`,
 *             input_message_content: InlineResult.text(`${offset}`),
 *           }),
 *         ],
 *         next: offset + 1,
 *       }),
 *     ),
 *   )
 */
export const inlinePages = <C extends HasUpdate & HasCall, E2, A>(
  codec: t.Type<A, string, unknown>,
  search: (
    ctx: NoInfer<C> & HasInlineQuery & { readonly offset: A | undefined },
  ) => TE.TaskEither<E2, InlinePage<NoInfer<A>>>,
  options: InlineOptions = {},
): (<R0, E1>(self: Chain<R0, C, E1>) => Handler<R0, E1 | E2 | ApiError>) =>
  answered(
    (ctx: C & HasInlineQuery) => {
      const offset = codec.decode(ctx.inline_query.offset)
      return search({
        ...ctx,
        offset: ctx.inline_query.offset !== '' && E.isRight(offset) ? offset.right : undefined,
      })
    },
    (query, { results, next }) =>
      InlineResult.answer(query, results, {
        ...personal,
        ...options,
        next_offset: next === undefined ? '' : codec.encode(next),
      }),
  )

// private

// Results often depend on the user. If Telegram kept them for all users, others would see them.
const personal = { is_personal: true }

const answered =
  <C extends HasUpdate & HasCall, E2, A>(
    search: (ctx: C & HasInlineQuery) => TE.TaskEither<E2, A>,
    answerOf: (query: InlineQuery, found: A) => Call<true>,
  ) =>
  <R0, E1>(self: Chain<R0, C, E1>): Handler<R0, E1 | E2 | ApiError> => {
    const run = (ctx: C): TE.TaskEither<E2 | ApiError, Outcome> => {
      const { inline_query } = ctx.update
      return inline_query === undefined
        ? skipped
        : settle(async () => {
            // Make the call only to run it, because a call that never runs is reported as a mistake.
            const close = () =>
              ctx.call(
                answerInlineQuery({
                  inline_query_id: inline_query.id,
                  results: [],
                  cache_time: 0,
                  is_personal: true,
                }),
              )()
            try {
              const found = await search({ ...ctx, inline_query })()
              const ended: E.Either<E2 | ApiError, unknown> = E.isLeft(found)
                ? found
                : await ctx.call(answerOf(inline_query, found.right))()
              // `tell` answers an error that the user can correct.
              if (E.isLeft(ended) && !isRefused(ended.left)) await quietly(close)
              return ended
            } catch (cause) {
              await quietly(close)
              throw cause
            }
          })
    }
    return end(make(run, { label: 'inline', routes: [{ kind: 'inline_query' }], next: [], exact: true }))(
      self,
    )
  }
