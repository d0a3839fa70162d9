// The parts of formatted text, and their concatenation.

import type { MessageEntity, Text } from '../../../types/Types.ts'

// model

/** A part of formatted text. */
export type Part = string | number | bigint | Text

// constructors

/**
 * Plain text, without formatting.
 *
 * @example
 *   import { plain } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(plain('a'), { text: 'a', entities: [] })
 */
export const plain = (text: string): Text => ({ text, entities: [] })

// guards

/**
 * True if a part is formatted text.
 *
 * @example
 *   import { isText, plain } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual([isText('a'), isText(plain('a'))], [false, true])
 */
export const isText = (part: unknown): part is Text =>
  typeof part === 'object' &&
  part !== null &&
  'text' in part &&
  typeof part.text === 'string' &&
  'entities' in part &&
  Array.isArray(part.entities)

// combinators

/**
 * Concatenates parts.
 *
 * @example
 *   import { bold, concat } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(concat('a', 1, bold('b')), {
 *     text: 'a1b',
 *     entities: [{ type: 'bold', offset: 2, length: 1 }],
 *   })
 */
export const concat = (...parts: ReadonlyArray<Part>): Text => concatAll(parts)

/** Concatenates any number of parts. */
export const concatAll = (parts: ReadonlyArray<Part>): Text => {
  let text = ''
  const entities: Array<MessageEntity> = []
  for (const part of parts) {
    if (isText(part))
      for (const entity of part.entities) entities.push({ ...entity, offset: entity.offset + text.length })
    text += isText(part) ? part.text : toString(part)
  }
  return { text, entities }
}

// destructors

/**
 * The text of a part without formatting. Throws a `TypeError` for an object, because nobody wants its text
 * `[object Object]`.
 */
export const toString = (part: unknown): string => {
  if (!plainTypes.has(typeof part))
    throw new TypeError(
      `Formatted text cannot contain this ${typeof part}: give a string, a number or formatted text.`,
    )
  return String(part)
}

// private

const plainTypes: ReadonlySet<string> = new Set(['string', 'number', 'bigint', 'boolean'])
