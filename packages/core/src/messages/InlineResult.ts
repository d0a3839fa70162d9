// Results of inline queries: one function for each kind, and answers that obey the limits and turn pages.
// https://core.telegram.org/bots/api#inlinequeryresult
// https://core.telegram.org/bots/api#answerinlinequery

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Call } from '../calls/Call.ts'
import { answerInlineQuery, type AnswerInlineQueryParams } from '../calls/Calls.ts'
import { faultOfLink } from '../keyboards/internal/ButtonTable.ts'
import { isPayload } from '../payloads/StartPayload.ts'
import * as Limits from '../types/Limits.ts'
import type {
  AnyText,
  InlineQuery,
  InlineQueryResult,
  InlineQueryResultArticle,
  InlineQueryResultAudio,
  InlineQueryResultCachedAudio,
  InlineQueryResultCachedDocument,
  InlineQueryResultCachedGif,
  InlineQueryResultCachedMpeg4Gif,
  InlineQueryResultCachedPhoto,
  InlineQueryResultCachedSticker,
  InlineQueryResultCachedVideo,
  InlineQueryResultCachedVoice,
  InlineQueryResultContact,
  InlineQueryResultDocument,
  InlineQueryResultGame,
  InlineQueryResultGif,
  InlineQueryResultLocation,
  InlineQueryResultMpeg4Gif,
  InlineQueryResultPhoto,
  InlineQueryResultsButton,
  InlineQueryResultVenue,
  InlineQueryResultVideo,
  InlineQueryResultVoice,
  InputTextMessageContent,
} from '../types/Types.ts'

// model

/** Makes a result of one kind. Its id, 1–64 bytes, comes back when the user chooses the result. */
export type Maker<R> = (id: string, fields: Omit<R, 'type' | 'id'>) => R

/** Options of an answer besides its results. `cache_time` is in seconds. Default: 300. */
export type InlineAnswerOptions = Omit<AnswerInlineQueryParams, 'inline_query_id' | 'results'>

// constructors

/**
 * The message that a chosen result sends: text of 1–4096 characters.
 *
 * @example
 *   import { bold } from '@pipegram/core/Text'
 *   import * as InlineResult from '@pipegram/core/InlineResult'
 *
 *   const content = InlineResult.text(bold('Hello'))
 */
export const text = (
  message_text: AnyText,
  options: Omit<InputTextMessageContent, 'message_text'> = {},
): InputTextMessageContent => ({ ...options, message_text })

const of =
  <T extends string>(type: T) =>
  <F extends object>(id: string, fields: F): F & { readonly type: T; readonly id: string } => ({
    ...fields,
    type,
    id,
  })

/**
 * A title, and the content that is sent to the chat.
 *
 * @example
 *   import * as InlineResult from '@pipegram/core/InlineResult'
 *
 *   const greeting = InlineResult.article('1', {
 *     title: 'Say hello',
 *     input_message_content: InlineResult.text('Hello'),
 *   })
 */
export const article: Maker<InlineQueryResultArticle> = /* @__PURE__ */ of('article')
export const audio: Maker<InlineQueryResultAudio> = /* @__PURE__ */ of('audio')
export const contact: Maker<InlineQueryResultContact> = /* @__PURE__ */ of('contact')
export const document: Maker<InlineQueryResultDocument> = /* @__PURE__ */ of('document')
/** A game of the bot. It must be at the end of the first answer. */
export const game: Maker<InlineQueryResultGame> = /* @__PURE__ */ of('game')
export const gif: Maker<InlineQueryResultGif> = /* @__PURE__ */ of('gif')
export const location: Maker<InlineQueryResultLocation> = /* @__PURE__ */ of('location')
export const mpeg4Gif: Maker<InlineQueryResultMpeg4Gif> = /* @__PURE__ */ of('mpeg4_gif')
export const photo: Maker<InlineQueryResultPhoto> = /* @__PURE__ */ of('photo')
export const venue: Maker<InlineQueryResultVenue> = /* @__PURE__ */ of('venue')
export const video: Maker<InlineQueryResultVideo> = /* @__PURE__ */ of('video')
export const voice: Maker<InlineQueryResultVoice> = /* @__PURE__ */ of('voice')
// Files that Telegram already has, by their `file_id`.
export const cachedAudio: Maker<InlineQueryResultCachedAudio> = /* @__PURE__ */ of('audio')
export const cachedDocument: Maker<InlineQueryResultCachedDocument> = /* @__PURE__ */ of('document')
export const cachedGif: Maker<InlineQueryResultCachedGif> = /* @__PURE__ */ of('gif')
export const cachedMpeg4Gif: Maker<InlineQueryResultCachedMpeg4Gif> = /* @__PURE__ */ of('mpeg4_gif')
export const cachedPhoto: Maker<InlineQueryResultCachedPhoto> = /* @__PURE__ */ of('photo')
export const cachedSticker: Maker<InlineQueryResultCachedSticker> = /* @__PURE__ */ of('sticker')
export const cachedVideo: Maker<InlineQueryResultCachedVideo> = /* @__PURE__ */ of('video')
export const cachedVoice: Maker<InlineQueryResultCachedVoice> = /* @__PURE__ */ of('voice')

/**
 * A button above the results that opens the chat with the bot. `/start` comes with the parameter: 1–64
 * letters, digits, `_` and `-`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { startButton } from '@pipegram/core/InlineResult'
 *
 *   assert.deepStrictEqual(startButton('Add a song', 'add'), { text: 'Add a song', start_parameter: 'add' })
 */
export const startButton = (label: string, start_parameter: string): InlineQueryResultsButton => {
  if (!isPayload(start_parameter))
    throw new RangeError(
      `"${start_parameter}" cannot be a start parameter: ` +
        `use 1–${Limits.startParameter.max} letters, digits, "_" and "-".`,
    )
  return { text: label, start_parameter }
}

/**
 * A button above the results that opens a Mini App, given by an `https` link. Throws a `RangeError` for any
 * other link.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { webAppButton } from '@pipegram/core/InlineResult'
 *
 *   assert.deepStrictEqual(webAppButton('Shop', 'https://example.org'), {
 *     text: 'Shop',
 *     web_app: { url: 'https://example.org' },
 *   })
 */
export const webAppButton = (label: string, url: string): InlineQueryResultsButton => {
  const [fault] = faultOfLink('web_app', url, 'https:')
  if (fault !== undefined) throw new RangeError(`The button ${JSON.stringify(label)}: ${fault}`)
  return { text: label, web_app: { url } }
}

/**
 * Answers a query with at most 50 results that the program itself contains. Throws a `RangeError` with all
 * faults: too many results, ids that are too long or not unique, texts outside their limits.
 *
 * @example
 *   import * as InlineResult from '@pipegram/core/InlineResult'
 *   import type { InlineQuery } from '@pipegram/core/Types'
 *
 *   const greet = (query: InlineQuery) =>
 *     InlineResult.answer(
 *       query,
 *       [
 *         InlineResult.article('1', {
 *           title: 'Say hello',
 *           input_message_content: InlineResult.text('Hello'),
 *         }),
 *       ],
 *       { cache_time: 3600 },
 *     )
 */
export const answer: (
  query: InlineQuery,
  results: ReadonlyArray<InlineQueryResult>,
  options?: InlineAnswerOptions,
) => Call<true> = (query, results, options) => Limits.orThrow(tryAnswer)(query, results, options)

/**
 * Answers a query with results that depend on users: returns a left instead of throwing.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft } from 'fp-ts/lib/Either.js'
 *   import * as InlineResult from '@pipegram/core/InlineResult'
 *
 *   const query = { id: '1', from: { id: 7, is_bot: false, first_name: 'Ann' }, query: '', offset: '' }
 *   const song = InlineResult.cachedAudio('too long: '.repeat(7), { audio_file_id: 'x' })
 *
 *   assert.ok(isLeft(InlineResult.tryAnswer(query, [song])))
 */
export const tryAnswer = (
  query: InlineQuery,
  results: ReadonlyArray<InlineQueryResult>,
  options: InlineAnswerOptions = {},
): E.Either<Limits.OutOfLimits, Call<true>> => {
  const seen = new Set<string>()
  const twice = results.filter(({ id }) => seen.has(id) || !seen.add(id))
  const errors = [
    ...Limits.excess('An answer', Limits.inlineResults, results),
    ...Limits.excess('The next offset', Limits.nextOffset, options.next_offset),
    ...twice.map(({ id }) => `The id of a result must be unique: "${id}" comes twice.`),
    ...results.flatMap(faultsOf),
  ]
  return pipe(
    Limits.settle('answer to an inline query', errors, results),
    E.map(() => answerInlineQuery({ ...options, inline_query_id: query.id, results })),
  )
}

/**
 * Answers a query with the page of results that it asks for. Telegram asks for the next page when the user
 * reaches the end of this one. A page has 1–50 results. Default: 50. Only the results on the page are checked
 * against the limits; a left says what is wrong.
 *
 * @example
 *   import * as InlineResult from '@pipegram/core/InlineResult'
 *   import type { InlineQuery } from '@pipegram/core/Types'
 *
 *   const numbers = Array.from({ length: 1000 }, (_, i) =>
 *     InlineResult.article(String(i), { title: `${i}`, input_message_content: InlineResult.text(`${i}`) }),
 *   )
 *
 *   const page = (query: InlineQuery) => InlineResult.tryAnswerPage(query, numbers, { size: 20 })
 */
export const tryAnswerPage = (
  query: InlineQuery,
  all: ReadonlyArray<InlineQueryResult>,
  {
    size = Limits.inlineResults.max,
    ...options
  }: Omit<InlineAnswerOptions, 'next_offset'> & { readonly size?: number } = {},
): E.Either<Limits.OutOfLimits, Call<true>> => {
  if (!Number.isInteger(size) || size < 1 || size > Limits.inlineResults.max)
    throw new RangeError(`A page has 1–${Limits.inlineResults.max} results; this one would have ${size}.`)
  const from = offsetOf(query)
  const next = from + size
  return tryAnswer(query, all.slice(from, next), {
    ...options,
    next_offset: next < all.length ? String(next) : '',
  })
}

// destructors

/**
 * The number of results before the page that a query asks for. Apps send the offset back unchanged; any other
 * text counts as 0.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { offsetOf } from '@pipegram/core/InlineResult'
 *
 *   assert.deepStrictEqual(
 *     [offsetOf({ offset: '' }), offsetOf({ offset: '20' }), offsetOf({ offset: '-1' })],
 *     [0, 20, 0],
 *   )
 */
export const offsetOf = ({ offset }: Pick<InlineQuery, 'offset'>): number =>
  /^[0-9]{1,9}$/.test(offset) ? Number(offset) : 0

// private

const faultsOf = (result: InlineQueryResult): ReadonlyArray<string> => {
  const content = 'input_message_content' in result ? result.input_message_content : undefined
  return [
    ...Limits.excess(`The id "${result.id}"`, Limits.inlineResult, result.id),
    ...('caption' in result
      ? Limits.excess(`The caption of "${result.id}"`, Limits.caption, result.caption)
      : []),
    ...(content !== undefined && 'message_text' in content
      ? Limits.excess(`The text of "${result.id}"`, Limits.text, content.message_text)
      : []),
  ]
}
