// Formatted text as a value: a text and its entities, with offsets in UTF-16 code units. A value put into a
// text stays text: names and messages cannot become markup.
// https://core.telegram.org/bots/api#messageentity

import type { Eq } from 'fp-ts/lib/Eq.js'
import type { Monoid } from 'fp-ts/lib/Monoid.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Message, MessageEntity, MessageEntityType, Text } from '../types/Types.ts'
import { countCharacters } from './internal/parts/Grapheme.ts'
import { concat, concatAll, plain, type Part } from './internal/parts/Part.ts'

export {
  blockquote,
  bold,
  code,
  customEmoji,
  dateTime,
  expandableBlockquote,
  format,
  italic,
  textLink,
  mention,
  pre,
  spoiler,
  strikethrough,
  underline,
  type DateTimeFormat,
  type TextFormat,
} from './internal/parts/Formats.ts'
export { concat, isText, plain, type Part } from './internal/parts/Part.ts'
export { indexOf, replace, splitBy } from './internal/parts/Search.ts'
export { slice, trim, trimEnd, trimStart } from './internal/parts/Slice.ts'
export type { AnyText, Text } from '../types/Types.ts'

// model

/** An entity, and the part of the text that it covers. */
export interface Covered {
  readonly entity: MessageEntity
  readonly text: string
}

/** An object with a text in a field, and perhaps its entities in another. */
export type WithText<F extends string> = { readonly [K in F]?: string } & Beside<F> & {
    readonly entities?: ReadonlyArray<MessageEntity>
  }

type Beside<F extends string> = { readonly [K in `${F}_entities`]?: ReadonlyArray<MessageEntity> }

// constructors

/**
 * Formatted text from a template. Formatted text in `${}` keeps its formatting; any other value is plain
 * text.
 *
 * @example
 *   import { bold, fmt } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(fmt`Hello, ${bold('<Ann>')}!`, {
 *     text: 'Hello, <Ann>!',
 *     entities: [{ type: 'bold', offset: 7, length: 5 }],
 *   })
 */
export const fmt = (strings: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Text =>
  concatAll(strings.flatMap((string, i) => [string, parts[i] ?? '']))

/**
 * The text of a message or its caption, with its entities.
 *
 * @example
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import { fromMessage } from '@pipegram/core/Text'
 *
 *   const message = { message_id: 1, date: 1, chat: { id: 1, type: 'private' as const }, caption: 'A cat' }
 *
 *   assert.deepStrictEqual(fromMessage(message), O.some({ text: 'A cat', entities: [] }))
 */
export const fromMessage = (message: Message): O.Option<Text> =>
  message.text === undefined ? fromField('caption')(message) : fromField('text')(message)

/**
 * A text with the entities that Telegram sends for it, by the name of its field: `question` of a poll,
 * `title` of a checklist, `text` of a quote, a task or an option.
 *
 * @example
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import { bold, fromField } from '@pipegram/core/Text'
 *
 *   const task = { id: 1, text: 'Tea', text_entities: [{ type: 'bold' as const, offset: 0, length: 3 }] }
 *
 *   assert.deepStrictEqual(fromField('text')(task), O.some(bold('Tea')))
 */
export const fromField =
  <F extends string>(field: F) =>
  (self: WithText<F>): O.Option<Text> => {
    const text: string | undefined = self[field]
    const beside: Beside<F> = self
    return text === undefined
      ? O.none
      : O.some({
          text,
          entities: beside[`${field}_entities`] ?? (field === 'text' ? self.entities : undefined) ?? [],
        })
  }

// destructors

/**
 * The length of a text in UTF-16 code units, the unit of offsets.
 *
 * @example
 *   import { bold, length } from '@pipegram/core/Text'
 *
 *   assert.strictEqual(length(bold('👍🏽')), 4)
 */
export const length = (part: Part): number => concat(part).text.length

/**
 * The length of a text in characters, the unit of Telegram's limits such as 4096: a character is a code
 * point.
 *
 * @example
 *   import { bold, characters } from '@pipegram/core/Text'
 *
 *   assert.strictEqual(characters(bold('👍🏽')), 2)
 */
export const characters = (part: Part): number => countCharacters(concat(part).text)

/**
 * The parts of a message's text or caption that its entities cover. Default: entities of all kinds.
 *
 * @example
 *   import { entityTexts } from '@pipegram/core/Text'
 *
 *   const hashtag = { type: 'hashtag' as const, offset: 7, length: 5 }
 *   const message = {
 *     message_id: 1,
 *     date: 1,
 *     chat: { id: 1, type: 'private' as const },
 *     text: 'I like #tea',
 *     entities: [hashtag],
 *   }
 *
 *   assert.deepStrictEqual(entityTexts(message, 'hashtag', 'cashtag'), [{ entity: hashtag, text: '#tea' }])
 */
export const entityTexts = (
  message: Message,
  ...kinds: ReadonlyArray<MessageEntityType>
): ReadonlyArray<Covered> => {
  const { text, entities } = O.getOrElse(() => plain(''))(fromMessage(message))
  const wanted = new Set<unknown>(kinds)
  return entities.flatMap((entity) =>
    kinds.length === 0 || wanted.has(entity.type)
      ? [{ entity, text: text.slice(entity.offset, entity.offset + entity.length) }]
      : [],
  )
}

// combinators

/**
 * Parts with a separator between them.
 *
 * @example
 *   import { bold, fmt, join } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(join([1, bold('b')], ', '), fmt`1, ${bold('b')}`)
 */
export const join = (parts: ReadonlyArray<Part>, between: Part): Text =>
  concatAll(parts.flatMap((part, i) => (i === 0 ? [part] : [between, part])))

// instances

/**
 * Texts are equal if they have the same characters and the same entities. The order of entities, and of the
 * fields of an entity, does not matter.
 */
export const eq: Eq<Text> = { equals: (a, b) => a === b || (a.text === b.text && keyOf(a) === keyOf(b)) }

/** Concatenation of texts, with the empty text. */
export const monoid: Monoid<Text> = { concat: (a, b) => concat(a, b), empty: /* @__PURE__ */ plain('') }

// private

const keyOf = ({ entities }: Text): string =>
  entities
    .map((entity) => JSON.stringify(inOrder(entity)))
    .sort()
    .join()

const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, inOrder(inner)])
    : value
