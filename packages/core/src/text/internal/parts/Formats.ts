// Constructors of formatted text, one for each kind of entity that a bot can send.
// https://core.telegram.org/bots/api#messageentity

import { defined } from '../../../ports/Defined.ts'
import type { MessageEntity, Text, User } from '../../../types/Types.ts'
import { concat, type Part } from './Part.ts'

// model

/** How a text is formatted: an entity without offset and length. */
export type TextFormat = Omit<MessageEntity, 'offset' | 'length'>

/**
 * How a date is shown: `r` is relative to now; otherwise `w` is the day of the week, `d` or `D` the short or
 * long date, and `t` or `T` the short or long time. `''` shows the text itself.
 * https://core.telegram.org/bots/api#date-time-entity-formatting
 */
export type DateTimeFormat = 'r' | `${'w' | ''}${'d' | 'D' | ''}${'t' | 'T' | ''}`

// constructors

/**
 * Text with an entity of any kind, even of a kind that Telegram detects. When the text is sent, Telegram
 * detects such entities itself.
 *
 * @example
 *   import { format } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(format({ type: 'hashtag' })('#tea'), {
 *     text: '#tea',
 *     entities: [{ type: 'hashtag', offset: 0, length: 4 }],
 *   })
 */
export const format =
  (how: TextFormat) =>
  (part: Part): Text => {
    const { text, entities } = concat(part)
    return text === ''
      ? { text, entities }
      : { text, entities: [{ ...how, offset: 0, length: text.length }, ...entities] }
  }

/**
 * Bold text.
 *
 * @example
 *   import { bold } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(bold('a').entities, [{ type: 'bold', offset: 0, length: 1 }])
 */
export const bold = /* @__PURE__ */ format({ type: 'bold' })

/**
 * Text in italics.
 *
 * @example
 *   import { italic } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(italic('a').entities, [{ type: 'italic', offset: 0, length: 1 }])
 */
export const italic = /* @__PURE__ */ format({ type: 'italic' })

/**
 * Underlined text.
 *
 * @example
 *   import { underline } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(underline('a').entities, [{ type: 'underline', offset: 0, length: 1 }])
 */
export const underline = /* @__PURE__ */ format({ type: 'underline' })

/**
 * Text with a line through it.
 *
 * @example
 *   import { strikethrough } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(strikethrough('a').entities, [{ type: 'strikethrough', offset: 0, length: 1 }])
 */
export const strikethrough = /* @__PURE__ */ format({ type: 'strikethrough' })

/**
 * Text that is hidden until it is tapped.
 *
 * @example
 *   import { spoiler } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(spoiler('a').entities, [{ type: 'spoiler', offset: 0, length: 1 }])
 */
export const spoiler = /* @__PURE__ */ format({ type: 'spoiler' })

/**
 * Code inside a line. A tap copies it.
 *
 * @example
 *   import { code } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(code('a').entities, [{ type: 'code', offset: 0, length: 1 }])
 */
export const code = /* @__PURE__ */ format({ type: 'code' })

/**
 * A quote, on lines of its own. Quotes do not nest.
 *
 * @example
 *   import { blockquote } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(blockquote('a').entities, [{ type: 'blockquote', offset: 0, length: 1 }])
 */
export const blockquote = /* @__PURE__ */ format({ type: 'blockquote' })

/**
 * A quote that shows only its first lines until it is tapped.
 *
 * @example
 *   import { expandableBlockquote } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(expandableBlockquote('a').entities, [
 *     { type: 'expandable_blockquote', offset: 0, length: 1 },
 *   ])
 */
export const expandableBlockquote = /* @__PURE__ */ format({ type: 'expandable_blockquote' })

/**
 * A block of code. `language` is for syntax highlighting.
 *
 * @example
 *   import { pre } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(pre('let a', 'ts').entities, [
 *     { type: 'pre', language: 'ts', offset: 0, length: 5 },
 *   ])
 */
export const pre = (part: Part, language?: string): Text =>
  format({ type: 'pre', ...defined({ language }) })(part)

/**
 * Text with a link. Telegram removes a link that it cannot open, and keeps the text.
 *
 * @example
 *   import { textLink } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(textLink('here', 'https://example.com/').entities, [
 *     { type: 'text_link', url: 'https://example.com/', offset: 0, length: 4 },
 *   ])
 */
export const textLink = (part: Part, url: string): Text => format({ type: 'text_link', url })(part)

/**
 * A mention of a user, who may have no username. Telegram removes the mention of a user whom the bot has
 * never met, and keeps the text.
 *
 * @example
 *   import { mention } from '@pipegram/core/Text'
 *
 *   const ann = { id: 1001, is_bot: false, first_name: 'Ann' }
 *
 *   assert.deepStrictEqual(mention(ann.first_name, ann).entities, [
 *     { type: 'text_mention', user: ann, offset: 0, length: 3 },
 *   ])
 */
export const mention = (part: Part, user: User): Text => format({ type: 'text_mention', user })(part)

/**
 * A custom emoji by its id. People who cannot see it see `emoji`, which must be one emoji.
 *
 * @example
 *   import { customEmoji } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(customEmoji('👍', '5368324170671202286').entities, [
 *     { type: 'custom_emoji', custom_emoji_id: '5368324170671202286', offset: 0, length: 2 },
 *   ])
 */
export const customEmoji = (emoji: string, custom_emoji_id: string): Text =>
  format({ type: 'custom_emoji', custom_emoji_id })(emoji)

/**
 * A point in time that each reader sees in their own time zone and language, and can add to a calendar.
 * `when` is a `Date`, or seconds since 1970. An app that cannot show it shows `part`. Throws a `RangeError`
 * if `when` is not a valid time.
 *
 * @example
 *   import { dateTime } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(dateTime('tomorrow at noon', new Date('2026-11-22T12:00:00Z'), 'wDt'), {
 *     text: 'tomorrow at noon',
 *     entities: [
 *       { type: 'date_time', unix_time: 1795348800, date_time_format: 'wDt', offset: 0, length: 16 },
 *     ],
 *   })
 */
export const dateTime = (part: Part, when: Date | number, how: DateTimeFormat = ''): Text => {
  const unix_time = Math.floor(typeof when === 'number' ? when : when.getTime() / 1000)
  if (!Number.isSafeInteger(unix_time))
    throw new RangeError(`A date must be a valid Date or seconds since 1970, not ${String(when)}.`)
  return format({ type: 'date_time', unix_time, ...(how === '' ? {} : { date_time_format: how }) })(part)
}
