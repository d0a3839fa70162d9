// Formatted text as a value: the text and its entities, with UTF-16 offsets. What is put into it can only ever be text, so
// no name and no message can become markup.
// https://core.telegram.org/bots/api#messageentity

import type { Eq } from 'fp-ts/lib/Eq.js'
import type { Monoid } from 'fp-ts/lib/Monoid.js'
import * as O from 'fp-ts/lib/Option.js'
import { countCharacters } from './internal/text/Grapheme.ts'
import { concat, plain, type Part } from './internal/text/Part.ts'
import type { Message, MessageEntity, MessageEntityType, Text, User } from './Types.ts'

export { concat, isText, plain, type Part } from './internal/text/Part.ts'
export { indexOf, replace, splitBy } from './internal/text/Search.ts'
export { slice, trim, trimEnd, trimStart } from './internal/text/Slice.ts'
export type { AnyText, Text } from './Types.ts'

// model

/** How text is formatted: an entity without its place. */
export type Format = Omit<MessageEntity, 'offset' | 'length'>

/**
 * How a date is shown: `r`, relative to now; or `w`, the day of the week, `d` or `D`, the date, short or long, and `t` or `T`, the time,
 * short or long. Empty: the text as it is. https://core.telegram.org/bots/api#date-time-entity-formatting
 */
export type DateTimeFormat = 'r' | `${'w' | ''}${'d' | 'D' | ''}${'t' | 'T' | ''}`

/** An entity, and the part of the text that it covers. */
export interface Covered {
  readonly entity: MessageEntity
  readonly text: string
}

/** An object with a text in a field, and perhaps its entities beside it. */
export type WithText<F extends string> = { readonly [K in F]?: string } & Beside<F> & { readonly entities?: ReadonlyArray<MessageEntity> }

type Beside<F extends string> = { readonly [K in `${F}_entities`]?: ReadonlyArray<MessageEntity> }

// constructors

/**
 * Formatted text. What stands in `${}` is taken as it is: formatted text keeps its formatting, all else is plain.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { bold, fmt } from '@pipegram/core/Text'
 *
 * assert.deepStrictEqual(fmt`Hello, ${bold('<Ann>')}!`, {
 *   text: 'Hello, <Ann>!',
 *   entities: [{ type: 'bold', offset: 7, length: 5 }],
 * })
 */
export const fmt = (strings: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Text =>
  concat(...strings.flatMap((string, i) => [string, parts[i] ?? '']))

/**
 * The text of a message or its caption, with its entities.
 *
 * @example
 * import * as assert from 'node:assert'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { fromMessage } from '@pipegram/core/Text'
 *
 * const message = { message_id: 1, date: 1, chat: { id: 1, type: 'private' as const }, caption: 'A cat' }
 *
 * assert.deepStrictEqual(fromMessage(message), O.some({ text: 'A cat', entities: [] }))
 */
export const fromMessage = (message: Message): O.Option<Text> => (message.text === undefined ? fromField('caption')(message) : fromField('text')(message))

/**
 * Any text that Telegram sends with entities beside it, by its field: `question` of a poll, `title` of a checklist, `text` of a quote, a task or
 * an option.
 *
 * @example
 * import * as assert from 'node:assert'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { bold, fromField } from '@pipegram/core/Text'
 *
 * const task = { id: 1, text: 'Tea', text_entities: [{ type: 'bold' as const, offset: 0, length: 3 }] }
 *
 * assert.deepStrictEqual(fromField('text')(task), O.some(bold('Tea')))
 */
export const fromField =
  <F extends string>(field: F) =>
  (self: WithText<F>): O.Option<Text> => {
    const text: string | undefined = self[field]
    const beside: Beside<F> = self
    return text === undefined ? O.none : O.some({ text, entities: beside[`${field}_entities`] ?? (field === 'text' ? self.entities : undefined) ?? [] })
  }

/** Formats a text in any way, as with a kind of entity that Telegram finds by itself; where it is sent Telegram looks again. */
export const format =
  (how: Format) =>
  (part: Part): Text => {
    const { text, entities } = concat(part)
    return text === '' ? { text, entities } : { text, entities: [{ ...how, offset: 0, length: text.length }, ...entities] }
  }

export const bold = format({ type: 'bold' })
export const italic = format({ type: 'italic' })
export const underline = format({ type: 'underline' })
export const strikethrough = format({ type: 'strikethrough' })
/** Hidden until it is tapped. */
export const spoiler = format({ type: 'spoiler' })
export const code = format({ type: 'code' })
export const blockquote = format({ type: 'blockquote' })
/** A quote that shows its first lines until it is tapped. */
export const expandableBlockquote = format({ type: 'expandable_blockquote' })

/** A block of code; `language` colours it. */
export const pre = (part: Part, language?: string): Text => format({ type: 'pre', ...(language === undefined ? {} : { language }) })(part)

/** A link behind text. Telegram drops a link that it cannot open, and keeps the text. */
export const link = (part: Part, url: string): Text => format({ type: 'text_link', url })(part)

/** A mention of a user who may have no username. Telegram drops one of a user whom the bot has never met, and keeps the text. */
export const mention = (part: Part, user: User): Text => format({ type: 'text_mention', user })(part)

/** A custom emoji, by its id; who cannot see it sees `emoji`, which must be one emoji. */
export const customEmoji = (emoji: string, custom_emoji_id: string): Text => format({ type: 'custom_emoji', custom_emoji_id })(emoji)

/**
 * A moment that each reader sees in their own time zone and language, and can add to a calendar. It is given as a `Date` or in seconds since
 * 1970; where it cannot be shown stands `part`. It throws a `RangeError` for what is no moment.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { dateTime } from '@pipegram/core/Text'
 *
 * assert.deepStrictEqual(dateTime('tomorrow at noon', new Date('2026-11-22T12:00:00Z'), 'wDt'), {
 *   text: 'tomorrow at noon',
 *   entities: [{ type: 'date_time', unix_time: 1795348800, date_time_format: 'wDt', offset: 0, length: 16 }],
 * })
 */
export const dateTime = (part: Part, when: Date | number, how: DateTimeFormat = ''): Text => {
  const unix_time = Math.floor(typeof when === 'number' ? when : when.getTime() / 1000)
  if (!Number.isSafeInteger(unix_time)) throw new RangeError(`A date needs seconds since 1970, or a Date; this is ${String(when)}.`)
  return format({ type: 'date_time', unix_time, ...(how === '' ? {} : { date_time_format: how }) })(part)
}

// destructors

/** How long a text is in UTF-16 code units, as offsets count. */
export const length = (part: Part): number => concat(part).text.length

/** How long a text is in characters, as Telegram counts for its limits, such as 4096: in code points. */
export const characters = (part: Part): number => countCharacters(concat(part).text)

/**
 * What the entities of a message cover, in its text or its caption: all, or those of some kinds.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { entityTexts } from '@pipegram/core/Text'
 *
 * const hashtag = { type: 'hashtag' as const, offset: 7, length: 5 }
 * const message = { message_id: 1, date: 1, chat: { id: 1, type: 'private' as const }, text: 'I like #tea', entities: [hashtag] }
 *
 * assert.deepStrictEqual(entityTexts(message, 'hashtag', 'cashtag'), [{ entity: hashtag, text: '#tea' }])
 */
export const entityTexts = (message: Message, ...kinds: ReadonlyArray<MessageEntityType>): ReadonlyArray<Covered> => {
  const { text, entities } = O.getOrElse(() => plain(''))(fromMessage(message))
  const wanted = new Set<unknown>(kinds)
  return entities.flatMap((entity) => (kinds.length === 0 || wanted.has(entity.type) ? [{ entity, text: text.slice(entity.offset, entity.offset + entity.length) }] : []))
}

// combinators

/** Parts with something between them. */
export const join = (parts: ReadonlyArray<Part>, between: Part): Text => concat(...parts.flatMap((part, i) => (i === 0 ? [part] : [between, part])))

// instances

/** Texts are equal where the same is written in the same way: the order of entities and of their fields says nothing. */
export const eq: Eq<Text> = { equals: (a, b) => a === b || (a.text === b.text && keyOf(a) === keyOf(b)) }

/** Putting texts together, from the empty one on. */
export const monoid: Monoid<Text> = { concat: (a, b) => concat(a, b), empty: plain('') }

// private

const keyOf = ({ entities }: Text): string => entities.map((entity) => JSON.stringify(inOrder(entity))).sort().join()

const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, inOrder(inner)]) : value
