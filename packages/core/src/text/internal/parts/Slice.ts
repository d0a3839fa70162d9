// Parts of formatted text. No grapheme is split, and entities are clipped with the text.

import type { MessageEntity, Text } from '../../../types/Types.ts'
import { placeBefore } from './Grapheme.ts'

// combinators

/**
 * The text between two offsets, as in `String.slice`: they count UTF-16 code units, and a negative offset
 * counts from the end. An offset inside a grapheme moves to its start, so adjacent slices neither lose nor
 * repeat a character. Entities are clipped with the text.
 *
 * @example
 *   import { bold, fmt, slice } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(slice(3, 7)(fmt`Hi ${bold('👍🏽 all')}`), {
 *     text: '👍🏽',
 *     entities: [{ type: 'bold', offset: 0, length: 4 }],
 *   })
 *   assert.deepStrictEqual(slice(0, 5)(fmt`Hi ${bold('👍🏽 all')}`).text, 'Hi ')
 */
export const slice =
  (start: number, end?: number) =>
  (self: Text): Text => {
    const from = placeBefore(self.text, index(self.text, start))
    return clip(
      self,
      from,
      Math.max(from, placeBefore(self.text, end === undefined ? self.text.length : index(self.text, end))),
    )
  }

/**
 * The text without white space at its start and its end.
 *
 * @example
 *   import { bold, trim } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(trim(bold(' x\n')), {
 *     text: 'x',
 *     entities: [{ type: 'bold', offset: 0, length: 1 }],
 *   })
 */
export const trim = (self: Text): Text => trimStart(trimEnd(self))

/**
 * The text without white space at its start.
 *
 * @example
 *   import { bold, trimStart } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(trimStart(bold(' x ')), bold('x '))
 */
export const trimStart = (self: Text): Text => slice(self.text.length - self.text.trimStart().length)(self)

/**
 * The text without white space at its end.
 *
 * @example
 *   import { bold, trimEnd } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(trimEnd(bold(' x ')), bold(' x'))
 */
export const trimEnd = (self: Text): Text => {
  let end = self.text.trimEnd().length
  while (placeBefore(self.text, end) !== end) end++
  return clip(self, 0, end)
}

// destructors

/**
 * The pieces of a text in ranges that are sorted and disjoint. An entity that crosses a boundary continues in
 * the next piece.
 */
export const pieces = (
  { text, entities }: Text,
  ranges: ReadonlyArray<readonly [from: number, to: number]>,
): ReadonlyArray<Text> => {
  const waiting = entities.toSorted((a, b) => a.offset - b.offset)
  let next = 0
  let open: ReadonlyArray<MessageEntity> = []
  return ranges.map(([from, to]) => {
    const first = next
    while ((waiting[next]?.offset ?? to) < to) next++
    open = [...open, ...waiting.slice(first, next)].filter(({ offset, length }) => offset + length > from)
    return clip({ text, entities: open }, from, to)
  })
}

// private

const index = (text: string, at: number): number =>
  Math.min(text.length, Math.max(0, Math.trunc(at < 0 ? text.length + at : at) || 0))

const clip = (self: Text, from: number, to: number): Text => {
  if (from === 0 && to === self.text.length) return self
  const entities = self.entities.flatMap((entity) => {
    const offset = Math.max(entity.offset, from)
    const length = Math.min(entity.offset + entity.length, to) - offset
    return length > 0 ? [{ ...entity, offset: offset - from, length }] : []
  })
  return { text: self.text.slice(from, to), entities }
}
