// The limits of the Bot API by name (lengths, counts, sizes), and a check of a value against a limit.
// https://core.telegram.org/bots/api
// https://core.telegram.org/bots/faq
// https://limits.tginfo.me

import * as E from 'fp-ts/lib/Either.js'
import { isMarkup } from './Markup.ts'
import type { AnyText } from './Types.ts'

// model

/**
 * The smallest and the largest size, both allowed. Characters are Unicode code points. Formatted text is
 * counted without its markup.
 */
export interface Limit {
  readonly min: number
  readonly max: number
  readonly unit: 'characters' | 'bytes' | 'items'
}

/**
 * A text or a list is shorter or longer than Telegram accepts. `errors` has one sentence for each fault.
 */
export interface OutOfLimits {
  readonly _tag: 'OutOfLimits'
  readonly what: string
  readonly errors: ReadonlyArray<string>
}

// Texts. https://core.telegram.org/bots/api#sendmessage
export const text: Limit = { min: 1, max: 4096, unit: 'characters' }
export const caption: Limit = { min: 0, max: 1024, unit: 'characters' }
/** Telegram ignores further entities. */
export const entities: Limit = { min: 0, max: 100, unit: 'items' }

// Buttons. https://core.telegram.org/bots/api#inlinekeyboardbutton
// https://core.telegram.org/bots/api#answercallbackquery
export const callbackData: Limit = { min: 1, max: 64, unit: 'bytes' }
export const callbackAnswer: Limit = { min: 0, max: 200, unit: 'characters' }
export const copyText: Limit = { min: 1, max: 256, unit: 'characters' }
export const placeholder: Limit = { min: 1, max: 64, unit: 'characters' }
/** Telegram cuts a longer row and a larger keyboard without an error. */
export const keyboardRow: Limit = { min: 1, max: 12, unit: 'items' }
export const keyboardButtons: Limit = { min: 1, max: 300, unit: 'items' }
/** The longest row that apps show in an inline keyboard, and the largest keyboard that Telegram accepts. */
export const inlineKeyboardRow: Limit = { min: 1, max: 8, unit: 'items' }
export const inlineKeyboardButtons: Limit = { min: 1, max: 100, unit: 'items' }

// Commands and links. https://core.telegram.org/bots/api#botcommand
// https://core.telegram.org/bots/features#deep-linking
export const command: Limit = { min: 1, max: 32, unit: 'characters' }
export const commandDescription: Limit = { min: 1, max: 256, unit: 'characters' }
export const commands: Limit = { min: 0, max: 100, unit: 'items' }
export const startParameter: Limit = { min: 1, max: 64, unit: 'characters' }

// Inline mode. https://core.telegram.org/bots/api#answerinlinequery
export const inlineResult: Limit = { min: 1, max: 64, unit: 'bytes' }
export const inlineResults: Limit = { min: 0, max: 50, unit: 'items' }
export const nextOffset: Limit = { min: 0, max: 64, unit: 'bytes' }

// Several items in one call. https://core.telegram.org/bots/api#sendmediagroup
// https://core.telegram.org/bots/api#deletemessages
export const album: Limit = { min: 2, max: 10, unit: 'items' }
export const messageIds: Limit = { min: 1, max: 100, unit: 'items' }

// Polls. https://core.telegram.org/bots/api#sendpoll
export const pollQuestion: Limit = { min: 1, max: 300, unit: 'characters' }
export const pollOption: Limit = { min: 1, max: 100, unit: 'characters' }
export const pollOptions: Limit = { min: 1, max: 12, unit: 'items' }
export const pollExplanation: Limit = { min: 0, max: 200, unit: 'characters' }
export const pollExplanationLineFeeds = 2
export const pollDescription: Limit = { min: 0, max: 1024, unit: 'characters' }
export const pollCountries: Limit = { min: 0, max: 12, unit: 'items' }
/** The shortest and the longest time, in seconds. */
export const pollOpenPeriod = [5, 2_628_000] as const

// Payments. https://core.telegram.org/bots/api#sendinvoice
export const invoiceTitle: Limit = { min: 1, max: 32, unit: 'characters' }
export const invoiceDescription: Limit = { min: 1, max: 255, unit: 'characters' }
export const invoicePayload: Limit = { min: 1, max: 128, unit: 'bytes' }
export const tipAmounts: Limit = { min: 0, max: 4, unit: 'items' }
/** In seconds: 30 days, the only period that Telegram allows. */
export const subscriptionPeriod = 2_592_000
/** The highest price of a subscription, in stars. */
export const subscriptionStars = 10_000

// Files, in bytes: 50, 10, 5, 20 and 20 MB, and 200 kB. The numbers are written out, because a product would
// stay in every bundle.
// https://core.telegram.org/bots/api#sending-files
// https://core.telegram.org/bots/api#getfile
export const uploadSize = 52_428_800
export const photoSize = 10_485_760
export const photoByUrlSize = 5_242_880
export const fileByUrlSize = 20_971_520
export const downloadSize = 20_971_520
export const thumbnailSize = 204_800
/** 2000 MB, with your own server. https://core.telegram.org/bots/api#using-a-local-bot-api-server */
export const localUploadSize = 2_097_152_000

// Rates, in messages. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
export const perSecond = 30
export const perChatPerSecond = 1
export const perGroupPerMinute = 20
/** With `allow_paid_broadcast`. */
export const paidPerSecond = 1000

// destructors

/**
 * The length of a text, or the number of items in a list, in the unit of a limit. Raw markup is counted as it
 * is written.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { inlineResult, pollOption, sizeOf } from '@pipegram/core/Limits'
 *
 *   assert.deepStrictEqual([sizeOf(pollOption, '😀'), sizeOf(inlineResult, '😀')], [1, 4])
 */
export const sizeOf = ({ unit }: Limit, value: AnyText | ReadonlyArray<unknown>): number => {
  if (typeof value === 'object' && 'length' in value) return value.length
  const plain = typeof value === 'string' ? value : value.text
  return unit === 'bytes' ? new TextEncoder().encode(plain).length : codePoints(plain)
}

/**
 * One sentence that says how a value breaks a limit; an empty list if it does not. An absent value breaks no
 * limit. Raw markup is never too long, because only Telegram knows the length of the text in it.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { excess, invoiceTitle } from '@pipegram/core/Limits'
 *
 *   assert.deepStrictEqual(excess('The title', invoiceTitle, ''), [
 *     'The title must have 1–32 characters; it has 0.',
 *   ])
 */
export const excess = (
  what: string,
  limit: Limit,
  value: AnyText | ReadonlyArray<unknown> | undefined,
): ReadonlyArray<string> => {
  if (value === undefined) return []
  const size = sizeOf(limit, value)
  return size >= limit.min && (size <= limit.max || isMarkup(value))
    ? []
    : [`${what} must have ${limit.min}–${limit.max} ${limit.unit}; it has ${size}.`]
}

// combinators

/**
 * The value, if there are no errors.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { caption, excess, settle } from '@pipegram/core/Limits'
 *
 *   const tryCaption = (text: string) => settle('caption', excess('The caption', caption, text), text)
 *
 *   assert.deepStrictEqual(tryCaption('A view'), E.right('A view'))
 */
export const settle = <A>(what: string, errors: ReadonlyArray<string>, value: A): E.Either<OutOfLimits, A> =>
  errors.length === 0 ? E.right(value) : E.left({ _tag: 'OutOfLimits', what, errors })

/**
 * Turns a `try…` function, which returns a left, into a function that throws a `RangeError` with all errors.
 * Use it for values that the program itself contains.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { caption, excess, orThrow, settle } from '@pipegram/core/Limits'
 *
 *   const captionOf = orThrow((text: string) =>
 *     settle('caption', excess('The caption', caption, text), text),
 *   )
 *
 *   assert.throws(() => captionOf('x'.repeat(1025)), RangeError)
 */
export const orThrow =
  <P extends ReadonlyArray<unknown>, A>(
    attempt: (...parameters: P) => E.Either<OutOfLimits, A>,
  ): ((...parameters: P) => A) =>
  (...parameters) => {
    const result = attempt(...parameters)
    if (E.isLeft(result))
      throw new RangeError(`This is not a valid ${result.left.what}. ${result.left.errors.join(' ')}`)
    return result.right
  }

// private

const codePoints = (plain: string): number => {
  let count = 0
  for (const _ of plain) count += 1
  return count
}
