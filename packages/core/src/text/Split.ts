// Splits a long text into pieces that can be sent: at places where a reader would pause. The formatting
// continues in the next piece.
// https://core.telegram.org/bots/api#sendmessage

import * as Limits from '../types/Limits.ts'
import type { MessageEntity, Text } from '../types/Types.ts'
import { arrange } from './internal/entities/Arrangement.ts'
import { endOf, isFull } from './internal/entities/Kind.ts'
import { makePlaces, placeAfter } from './internal/parts/Grapheme.ts'
import { plain } from './internal/parts/Part.ts'
import { pieces } from './internal/parts/Slice.ts'

// constructors

/**
 * Splits a text into pieces of at most `limit` characters and 100 entities. A character is a code point; a
 * message can have 4096. Each piece ends at the last boundary between paragraphs; without one, between lines,
 * then sentences, then words, then graphemes. Only a grapheme that is longer than the limit is split. An
 * entity that crosses a boundary continues in the next piece. Only white space at a boundary is lost; the
 * indentation of a line stays. A text of only white space has no pieces. Throws a `RangeError` if `limit` is
 * not a whole number above 0.
 *
 * @example
 *   import { split } from '@pipegram/core/Split'
 *   import { bold, fmt, plain } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(split('One two. Three four', 12), [plain('One two.'), plain('Three four')])
 *   assert.deepStrictEqual(split(fmt`One ${bold('two three')}`, 8), [fmt`One ${bold('two')}`, bold('three')])
 */
export const split = (text: string | Text, limit = Limits.text.max): ReadonlyArray<Text> => {
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new RangeError(`The limit of a piece must be a whole number above 0, not ${limit}.`)
  const whole = typeof text === 'string' ? plain(text) : text
  return pieces(whole, rangesOf(whole, limit))
}

/**
 * Splits a text into pieces of at most 1024 characters, the limit of a caption. See `split`.
 *
 * @example
 *   import { splitCaption } from '@pipegram/core/Split'
 *
 *   assert.deepStrictEqual(
 *     splitCaption('word '.repeat(300)).map(({ text }) => text.length),
 *     [1024, 475],
 *   )
 */
export const splitCaption = (text: string | Text): ReadonlyArray<Text> => split(text, Limits.caption.max)

// private

const rangesOf = (
  { text, entities }: Text,
  limit: number,
): ReadonlyArray<readonly [from: number, to: number]> => {
  const crowdedFrom = makeCrowd(entities)
  const ranges: Array<readonly [number, number]> = []
  const isPlace = makePlaces(text)
  let from = 0
  while (from < text.length) {
    const filled = runAt(text, from, isPlace).end
    if (filled === text.length) break
    const crowded = crowdedFrom(from)
    const end = Math.min(placeAfter(text, from, limit), crowded > filled ? crowded : text.length)
    const cut = end === text.length ? { to: end, next: end } : cutIn(text, from, filled, end, isPlace)
    // Indentation that fills a whole piece is lost.
    if (cut.to <= filled) from = filled
    else {
      // A piece is only white space if the combining mark on its last space does not fit.
      if (text.slice(from, cut.to).trim() !== '') ranges.push([from, cut.to])
      from = cut.next
    }
  }
  return ranges
}

// For the start of a piece: the offset at which the piece would have too many entities. Each start must be at
// or after the one before. Custom emoji and entities that Telegram detects do not count.
const makeCrowd = (entities: ReadonlyArray<MessageEntity>): ((from: number) => number) => {
  const counted = arrange(entities.filter((entity) => isFull(entity) && !free.has(entity.type)))
  const ends = counted.map(endOf).sort((a, b) => a - b)
  let ended = 0
  return (from) => {
    while ((ends[ended] ?? Infinity) <= from) ended++
    return counted[ended + Limits.entities.max]?.offset ?? Infinity
  }
}

const free: ReadonlySet<unknown> = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'custom_emoji',
])

// The end of a piece, and the start of the next one.
interface Cut {
  readonly to: number
  readonly next: number
}

type IsPlace = (at: number) => boolean

// The best boundary between `filled`, the end of the white space at the start, and `end`. It reads the piece
// only once.
const cutIn = (text: string, from: number, filled: number, end: number, isPlace: IsPlace): Cut => {
  let best: Cut | undefined
  let rank = 0
  const offer = (to: number, next: number, as: number): void => {
    if (as < rank || !isPlace(to)) return
    best = { to, next }
    rank = as
  }
  for (let at = filled + 1; at <= end; at++) {
    if (isSpace(text.charCodeAt(at))) {
      const run = runAt(text, at, isPlace)
      if (run.breaks)
        offer(at, run.next, run.lines > 1 ? 4 : run.lines === 1 ? 3 : endsSentence(text, at) ? 2 : 1)
      at = Math.max(at, run.end - 1)
    } else if (isAfterStop(text, at)) offer(at, at, 2)
  }
  if (best !== undefined) return best
  let to = end
  while (to > from && !isPlace(to)) to--
  if (to === from) to = end
  return { to, next: to }
}

// The white space at an offset: its end, the start of the text after it with its indentation, how many lines
// it ends, and whether a line may break in it. A space with a combining mark is not white space.
const runAt = (
  text: string,
  from: number,
  isPlace: IsPlace,
): { readonly end: number; readonly next: number; readonly lines: number; readonly breaks: boolean } => {
  let end = from
  let next = from
  let lines = 0
  let breaks = false
  for (; isSpace(text.charCodeAt(end)) && (text[end] === '\r' || isPlace(end + 1)); end++) {
    const unit = text.charCodeAt(end)
    breaks ||= unit !== 0xa0 && unit !== 0x202f && unit !== 0xfeff
    if (unit === 0x0a || unit === 0x2028 || unit === 0x2029) {
      lines++
      next = end + 1
    }
  }
  return { end, next: lines === 0 ? end : next, lines, breaks }
}

const isSpace = (unit: number): boolean =>
  unit === 0x20 || (unit >= 9 && unit <= 13) || (unit >= 0xa0 && wide.has(unit))

const wide = new Set([
  0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a,
  0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
])

const endsSentence = (text: string, at: number): boolean =>
  /[.!?…。！？][)\]"'»”’」』）]{0,4}$/.test(text.slice(Math.max(at - 5, 0), at))

// Whether a sentence ends here without white space, as in Chinese and Japanese.
const isAfterStop = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  if (isStop(unit) || isCloser(unit)) return false
  const last = text.charCodeAt(at - 1)
  return isStop(last) || (isCloser(last) && isStop(text.charCodeAt(at - 2)))
}

const isStop = (unit: number): boolean =>
  unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0xff61

const isCloser = (unit: number): boolean =>
  unit === 0x300d || unit === 0x300f || unit === 0xff09 || unit === 0x201d
