// The entities of a text as Telegram keeps them: the changes that the server makes to every text.
// https://core.telegram.org/bots/api#messageentity

import * as E from 'fp-ts/lib/Either.js'
import type { MessageEntity } from '../types/Types.ts'
import * as Detected from './internal/detect/Detected.ts'
import { arrange, pieces } from './internal/entities/Arrangement.ts'
import { clean, isBlank, mover } from './internal/entities/Clean.ts'
import * as Kind from './internal/entities/Kind.ts'
import type { Text } from './Text.ts'

// model

/**
 * Why Telegram refuses entities. Offsets and lengths count UTF-16 code units; `byte` counts bytes of UTF-8
 * from the start of the text.
 */
export type EntityError =
  | { readonly _tag: 'WrongOffset'; readonly offset: number }
  | { readonly _tag: 'WrongLength'; readonly length: number }
  | { readonly _tag: 'BeginsInSymbol'; readonly byte: number }
  | { readonly _tag: 'EndsInSymbol'; readonly offset: number; readonly byte: number }
  | { readonly _tag: 'BeginsAfterEnd'; readonly offset: number }
  | { readonly _tag: 'EndsAfterEnd'; readonly offset: number; readonly end: number }

/** The changes to a text. Default: both. */
export interface EntityFixes {
  /** Adds the entities that Telegram detects: links, mentions, commands and so on. */
  readonly detect?: boolean
  /** Removes white space at the end, and at the start up to the first entity. */
  readonly trim?: boolean
}

/** The most entities that a message keeps. Custom emoji and entities that Telegram detects do not count. */
export const maxEntities = 100

// constructors

/**
 * A text as Telegram will keep it. Control characters become spaces or are removed, and white space at both
 * ends is removed. Entities are sorted, and no entity crosses another: styles are split, the first of two
 * overlapping links stays, and code contains no entity. Empty entities are removed, and so are those after
 * the first 100. Then the entities that Telegram detects are added. A text without a visible character
 * becomes empty, because Telegram refuses it.
 *
 * It fails if an entity is outside the text or splits a surrogate pair. It takes linear time in the text and
 * n log n in the entities. It accepts any length; Telegram refuses texts of more than 32768 bytes and
 * messages of more than 4096 characters.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { fixUp } from '@pipegram/core/Entities'
 *   import { bold, fmt } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(
 *     fixUp(fmt` ${bold('Ask')} @durov `),
 *     E.right({
 *       text: 'Ask @durov',
 *       entities: [
 *         { type: 'bold', offset: 0, length: 3 },
 *         { type: 'mention', offset: 4, length: 6 },
 *       ],
 *     }),
 *   )
 */
export const fixUp = (
  { text: given, entities }: Text,
  { detect = true, trim = true }: EntityFixes = {},
): E.Either<EntityError, Text> => {
  const wrong = entities.find(({ offset, length }) => isWrong(offset) || isWrong(length))
  if (wrong !== undefined)
    return E.left(
      isWrong(wrong.offset)
        ? { _tag: 'WrongOffset', offset: wrong.offset }
        : { _tag: 'WrongLength', length: wrong.length },
    )
  const first = arrange(entities.filter(Kind.isFull))
  const misplaced = misplacedIn(given, first)
  if (misplaced !== undefined) return E.left(misplaced)
  const cleaned = clean(given)
  if (isBlank(cleaned)) return E.right({ text: '', entities: [] })
  const second =
    cleaned.length === given.length ? first : arrange(moved(first, mover(given)).filter(Kind.isFull))
  const [text, kept] = trim ? trimmed(cleaned, second) : [cleaned, second]
  const found = detect ? Detected.fromText(text) : []
  const counted = limited(kept)
  // Entities that are already arranged would not change.
  const arranged = counted === second && found.length === 0 ? counted : arrange(counted, found)
  return E.right({ text, entities: arranged.filter(Kind.isTold) })
}

// guards

/**
 * True if the entities of a text are as Telegram keeps them: within the text, sorted, without crossing
 * another or splitting a surrogate pair.
 *
 * @example
 *   import { isValid } from '@pipegram/core/Entities'
 *
 *   assert.ok(isValid({ text: 'a b', entities: [{ type: 'bold', offset: 0, length: 3 }] }))
 *   assert.ok(!isValid({ text: 'a b', entities: [{ type: 'bold', offset: 2, length: 3 }] }))
 */
export const isValid = ({ text, entities }: Text): boolean => {
  if (entities.some(({ offset, length }) => isWrong(offset) || isWrong(length))) return false
  const kept = normalise(entities)
  return (
    misplacedIn(text, kept) === undefined &&
    kept.length === entities.length &&
    kept.every((entity, i) => isSame(entity, entities[i]))
  )
}

// destructors

/**
 * The error in the words of Telegram. The Bot API writes the first letter in lower case.
 *
 * @example
 *   import { isLeft } from 'fp-ts/lib/Either.js'
 *   import { fixUp, showError } from '@pipegram/core/Entities'
 *
 *   const fixed = fixUp({ text: 'a', entities: [{ type: 'bold', offset: 5, length: 1 }] })
 *   assert.ok(isLeft(fixed))
 *   assert.strictEqual(showError(fixed.left), 'Entity begins after the end of the text at UTF-16 offset 5')
 */
export const showError = (error: EntityError): string => {
  switch (error._tag) {
    case 'WrongOffset':
      return `Receive an entity with incorrect offset ${error.offset}`
    case 'WrongLength':
      return `Receive an entity with incorrect length ${error.length}`
    case 'BeginsInSymbol':
      return `Entity begins in a middle of a UTF-16 symbol at byte offset ${error.byte}`
    case 'EndsInSymbol':
      return (
        `Entity beginning at UTF-16 offset ${error.offset} ` +
        `ends in a middle of a UTF-16 symbol at byte offset ${error.byte}`
      )
    case 'BeginsAfterEnd':
      return `Entity begins after the end of the text at UTF-16 offset ${error.offset}`
    case 'EndsAfterEnd':
      return (
        `Entity beginning at UTF-16 offset ${error.offset} ` +
        `ends after the end of the text at UTF-16 offset ${error.end}`
      )
  }
}

// combinators

/**
 * Entities in Telegram's order: by offset, then the longer first, then by kind: quotes, code, links, detected
 * entities, styles and emoji.
 *
 * @example
 *   import { sort } from '@pipegram/core/Entities'
 *
 *   const [first] = sort([
 *     { type: 'bold', offset: 0, length: 1 },
 *     { type: 'blockquote', offset: 0, length: 1 },
 *   ])
 *   assert.strictEqual(first?.type, 'blockquote')
 */
export const sort = (entities: ReadonlyArray<MessageEntity>): ReadonlyArray<MessageEntity> =>
  Kind.sort(entities)

/**
 * Entities in the form that Telegram keeps: sorted, not empty, and not crossing another. Equal formatting
 * always gets the same form.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { normalise } from '@pipegram/core/Entities'
 *
 *   assert.deepStrictEqual(
 *     normalise([
 *       { type: 'bold', offset: 2, length: 2 },
 *       { type: 'bold', offset: 0, length: 2 },
 *     ]),
 *     [{ type: 'bold', offset: 0, length: 4 }],
 *   )
 */
export const normalise = (entities: ReadonlyArray<MessageEntity>): ReadonlyArray<MessageEntity> =>
  arrange(entities.filter(Kind.isFull)).filter(Kind.isTold)

// private

const isWrong = (n: number): boolean => !(Number.isInteger(n) && n >= 0 && n <= 1_000_000)

const isSame = (a: MessageEntity, b: MessageEntity | undefined): boolean =>
  a === b || (Kind.isStyle(a) && a.type === b?.type && a.offset === b.offset && a.length === b.length)

// The first entity that does not fit the text, in the order in which Telegram checks them. The entities must
// be sorted, and must not cross another.
const misplacedIn = (text: string, entities: ReadonlyArray<Kind.Entity>): EntityError | undefined => {
  let found: EntityError | undefined
  let nearest = Infinity
  for (const entity of entities) {
    const end = Kind.endOf(entity)
    if (entity.offset < nearest && isCut(text, entity.offset)) {
      nearest = entity.offset
      found = { _tag: 'BeginsInSymbol', byte: bytesTo(text, entity.offset + 1) }
    }
    if (end <= nearest && isCut(text, end)) {
      nearest = end
      found = { _tag: 'EndsInSymbol', offset: entity.offset, byte: bytesTo(text, end + 1) }
    }
  }
  if (found !== undefined) return found
  const beyond = entities.find(({ offset }) => offset > text.length)
  if (beyond !== undefined) return { _tag: 'BeginsAfterEnd', offset: beyond.offset }
  const over = entities.findLast((entity) => Kind.endOf(entity) > text.length)
  return over && { _tag: 'EndsAfterEnd', offset: over.offset, end: Kind.endOf(over) }
}

// Whether an offset is between the two halves of a surrogate pair.
const isCut = (text: string, offset: number): boolean => (text.codePointAt(offset - 1) ?? 0) > 0xffff

const bytesTo = (text: string, end: number): number => new TextEncoder().encode(text.slice(0, end)).length

const moved = (
  entities: ReadonlyArray<Kind.Entity>,
  to: (offset: number) => number,
): ReadonlyArray<Kind.Entity> =>
  entities.map((entity) => {
    const offset = to(entity.offset)
    return { ...entity, offset, length: to(Kind.endOf(entity)) - offset }
  })

const trimmed = (
  text: string,
  entities: ReadonlyArray<Kind.Entity>,
): readonly [string, ReadonlyArray<Kind.Entity>] => {
  let end = text.length
  while (isSpace(text, end - 1)) end--
  let start = 0
  while (start < (entities[0]?.offset ?? end) && isSpace(text, start)) start++
  if (start === 0 && end === text.length) return [text, entities]
  const kept = entities.filter(({ offset }) => offset < end)
  return [
    text.slice(start, end),
    kept.map((entity) => ({
      ...entity,
      offset: entity.offset - start,
      length: Math.min(entity.length, end - entity.offset),
    })),
  ]
}

const isSpace = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\n'

// Telegram first counts links, quotes and code, then styles. At this point, styles are split only by other
// styles.
const limited = (entities: ReadonlyArray<Kind.Entity>): ReadonlyArray<Kind.Entity> => {
  if (entities.length <= maxEntities) return entities
  let count = 0
  const others = entities.filter(
    (entity) => !Kind.isStyle(entity) && (!isCounted(entity) || count++ < maxEntities),
  )
  return [...others, ...pieces(entities.filter(Kind.isStyle), []).slice(0, Math.max(0, maxEntities - count))]
}

const isCounted = (entity: Kind.Entity): boolean =>
  Kind.isQuote(entity) ||
  Kind.isClosed(entity) ||
  entity.type === 'text_link' ||
  entity.type === 'text_mention'
