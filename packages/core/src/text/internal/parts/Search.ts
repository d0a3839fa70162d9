// Searching in formatted text, and replacing matches. Only whole graphemes match: `e` does not match in `é`,
// even if `é` is two code points.

import type { MessageEntity, Text } from '../../../types/Types.ts'
import { countBelow } from '../entities/Clean.ts'
import { makePlaces } from './Grapheme.ts'
import { concat, type Part } from './Part.ts'
import { pieces } from './Slice.ts'

// destructors

/**
 * The offset of the first match at or after `from`, in UTF-16 code units; −1 if there is no match. An empty
 * string never matches.
 *
 * @example
 *   import { fmt, indexOf, italic } from '@pipegram/core/Text'
 *
 *   assert.strictEqual(indexOf('b')(fmt`a ${italic('b')}`), 2)
 *   assert.strictEqual(indexOf(/\d/)(fmt`a ${italic('b')}`), -1)
 */
export const indexOf =
  (search: string | RegExp, from = 0) =>
  ({ text }: Text): number => {
    for (const [start] of find(text, search, from)) return start
    return -1
  }

/**
 * The parts of a text between separators, with their entities. An entity that crosses a separator continues
 * after it.
 *
 * @example
 *   import { bold, splitBy } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(splitBy(', ')(bold('a, b')), [bold('a'), bold('b')])
 */
export const splitBy =
  (separator: string | RegExp) =>
  (self: Text): ReadonlyArray<Text> => {
    const found = [...find(self.text, separator)]
    return pieces(self, [
      ...found.map(([start], i) => [found[i - 1]?.[1] ?? 0, start] as const),
      [found.at(-1)?.[1] ?? 0, self.text.length],
    ])
  }

// combinators

/**
 * Replaces all matches. A replacement keeps its own formatting, and gets the formatting that covered the
 * whole match.
 *
 * @example
 *   import { bold, fmt, italic, replace } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(replace('NAME', 'Ann')(fmt`Dear ${bold('NAME')}, …`), fmt`Dear ${bold('Ann')}, …`)
 *   assert.deepStrictEqual(
 *     replace(/\d+/, (n) => italic(n))(fmt`1 and 22`),
 *     fmt`${italic('1')} and ${italic('22')}`,
 *   )
 */
export const replace =
  (search: string | RegExp, replacement: Part | ((found: string) => Part)) =>
  ({ text, entities }: Text): Text => {
    const found = [...find(text, search)]
    if (found.length === 0) return { text, entities }
    let made = text.slice(0, found[0]?.[0])
    const places: Array<Replaced> = []
    const added: Array<MessageEntity> = []
    found.forEach(([start, end], i) => {
      const part = concat(
        typeof replacement === 'function' ? replacement(text.slice(start, end)) : replacement,
      )
      for (const entity of part.entities) added.push({ ...entity, offset: entity.offset + made.length })
      places.push({ start, end, from: made.length, to: made.length + part.text.length })
      made += part.text + text.slice(end, found[i + 1]?.[0])
    })
    const starts = found.map(([start]) => start)
    const kept = entities.flatMap((entity) => {
      const offset = moved(places, starts, entity.offset, 'to')
      const length = moved(places, starts, entity.offset + entity.length, 'from') - offset
      return length > 0 ? [{ ...entity, offset, length }] : []
    })
    return {
      text: made,
      entities: [...kept, ...added].toSorted((a, b) => a.offset - b.offset || b.length - a.length),
    }
  }

// private

// A match and its replacement: `start` to `end` in the old text, `from` to `to` in the new one.
interface Replaced {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

// The offset in the new text for an offset in the old one. An offset inside a match moves to the start or the
// end of the replacement, as `inside` says.
const moved = (
  places: ReadonlyArray<Replaced>,
  starts: ArrayLike<number>,
  at: number,
  inside: 'from' | 'to',
): number => {
  const last = places[countBelow(starts, at) - 1]
  if (last === undefined) return at
  return at >= last.end ? last.to + at - last.end : last[inside]
}

function* find(
  text: string,
  search: string | RegExp,
  from = 0,
): Generator<readonly [start: number, end: number]> {
  const isPlace = makePlaces(text)
  if (typeof search === 'string') {
    if (search === '') return
    for (let at = text.indexOf(search, from); at !== -1; at = text.indexOf(search, at)) {
      const end = at + search.length
      const whole = isPlace(at) && isPlace(end)
      if (whole) yield [at, end]
      at = whole ? end : at + 1
    }
    return
  }
  const pattern = new RegExp(search, search.flags.includes('g') ? search.flags : `${search.flags}g`)
  pattern.lastIndex = from
  for (const { 0: found, index } of text.matchAll(pattern))
    if (found !== '' && isPlace(index) && isPlace(index + found.length)) yield [index, index + found.length]
}
