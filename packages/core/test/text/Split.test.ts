import { normalise } from '@pipegram/core/Entities'
import { split, splitCaption } from '@pipegram/core/Split'
import {
  blockquote,
  bold,
  characters,
  concat,
  customEmoji,
  fmt,
  italic,
  join,
  textLink,
  plain,
  pre,
} from '@pipegram/core/Text'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { part, pieced } from '../Texts.ts'

const textsOf = (text: string, limit: number): ReadonlyArray<string> =>
  split(text, limit).map((piece) => piece.text)

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const segmentsOf = (text: string): ReadonlyArray<string> =>
  Array.from(graphemes.segment(text), ({ segment }) => segment)

describe('split', () => {
  it('does not split a text within the limit, counted in code points', () => {
    expect(split(fmt`a ${bold('b')}`)).toEqual([fmt`a ${bold('b')}`])
    expect(split('😀'.repeat(4096))).toHaveLength(1)
    expect(split('😀'.repeat(4097)).map(characters)).toEqual([4096, 1])
    expect(splitCaption('x'.repeat(2050)).map(characters)).toEqual([1024, 1024, 2])
  })

  it('gives no piece for a text without characters', () => {
    expect(split('')).toEqual([])
    expect(split(' \n '.repeat(5000), 100)).toEqual([])
  })

  it('splits between paragraphs, then lines, then sentences, then words, then inside words', () => {
    expect(textsOf('A b.\nC d.\n\nE f. G h', 14)).toEqual(['A b.\nC d.', 'E f. G h'])
    expect(textsOf('A b.\nC d. E f. G h', 14)).toEqual(['A b.', 'C d. E f. G h'])
    expect(textsOf('A b. C d. E f g h', 14)).toEqual(['A b. C d.', 'E f g h'])
    expect(textsOf('He said “no.” Then he left', 16)).toEqual(['He said “no.”', 'Then he left'])
    expect(textsOf('aaa bbb ccc', 8)).toEqual(['aaa bbb', 'ccc'])
    expect(textsOf('aaa bbb', 3)).toEqual(['aaa', 'bbb'])
    expect(textsOf('aaaaabbbbbc', 5)).toEqual(['aaaaa', 'bbbbb', 'c'])
    expect(textsOf('短い。「長い文。」次の文', 11)).toEqual(['短い。「長い文。」', '次の文'])
  })

  it('does not split at a no-break space, and keeps indentation', () => {
    expect(textsOf('a 100\u00a0km', 7)).toEqual(['a', '100\u00a0km'])
    expect(textsOf('if x:\n    y\n    z', 12)).toEqual(['if x:\n    y', '    z'])
    expect(textsOf('a\n\n      bcd', 4)).toEqual(['a', 'bcd'])
  })

  it('splits a grapheme only if it exceeds the limit, between code points', () => {
    expect(textsOf('👨‍👩‍👧👨‍👩‍👧', 7)).toEqual(['👨‍👩‍👧', '👨‍👩‍👧'])
    expect(textsOf('ae\u0301', 2)).toEqual(['a', 'e\u0301'])
    expect(textsOf('👨‍👩‍👧', 2)).toEqual(['👨‍', '👩‍', '👧'])
    expect(textsOf('  👨‍👩‍👧', 5)).toEqual(['👨‍👩‍👧'])
  })

  it('continues entities in the next piece', () => {
    expect(split(pre('let a\nlet b', 'ts'), 6)).toEqual([pre('let a', 'ts'), pre('let b', 'ts')])
    expect(split(blockquote(fmt`one ${textLink('two three', 'https://example.com/')} four`), 8)).toEqual([
      blockquote(fmt`one ${textLink('two', 'https://example.com/')}`),
      blockquote(textLink('three', 'https://example.com/')),
      blockquote('four'),
    ])
  })

  it('gives each piece at most the entities that Telegram keeps', () => {
    const words = join(
      Array.from({ length: 250 }, (_, i) => bold(`w${i}`)),
      ' ',
    )
    expect(split(words).map(({ entities }) => entities.length)).toEqual([100, 100, 50])
    expect(split(italic(words)).map((piece) => normalise(piece.entities).length <= 100)).not.toContain(false)
    expect(
      split(
        join(
          Array.from({ length: 250 }, () => customEmoji('👍', '1')),
          ' ',
        ),
      ),
    ).toHaveLength(1)
    fc.assert(
      fc.property(fc.array(part, { minLength: 60, maxLength: 90 }), (parts) => {
        const whole = concat(...parts)
        const found = split(whole)
        expect(
          found
            .map(({ text }) => text)
            .join('')
            .replaceAll(/\s/g, ''),
        ).toBe(whole.text.replaceAll(/\s/g, ''))
        for (const { text, entities } of found) {
          const counted = normalise(entities.filter(({ type }) => type !== 'custom_emoji'))
          // A word with too many entities is not split.
          if (/\s/.test(text))
            expect(counted.filter(({ offset }) => offset < text.search(/\s\S+$/)).length).toBeLessThanOrEqual(
              100,
            )
        }
      }),
      { numRuns: 50 },
    )
  })

  it('refuses a limit that is not a whole number above 0', () => {
    for (const limit of [0, -1, 1.5, NaN, Infinity])
      expect(() => split('a', limit)).toThrow(
        `The limit of a piece must be a whole number above 0, not ${limit}.`,
      )
  })

  it('loses only white space, and gives no piece that is empty or too long', () => {
    fc.assert(
      fc.property(part, fc.integer({ min: 1, max: 30 }), (given, limit) => {
        const whole = concat(given)
        const found = split(whole, limit)
        expect(
          found
            .map(({ text }) => text)
            .join('')
            .replaceAll(/\s/g, ''),
        ).toBe(whole.text.replaceAll(/\s/g, ''))
        for (const piece of found) {
          expect(piece.text.trim()).not.toBe('')
          expect(characters(piece)).toBeLessThanOrEqual(limit)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps the format of each character', () => {
    fc.assert(
      fc.property(part, fc.integer({ min: 1, max: 30 }), (given, limit) => {
        const whole = concat(given)
        let at = 0
        for (const piece of split(whole, limit)) {
          at = whole.text.indexOf(piece.text, at)
          expect(at).toBeGreaterThanOrEqual(0)
          const [before, after] = [formatsOf(whole, at), formatsOf(piece, 0)]
          for (let i = 0; i < piece.text.length; i++) expect(after(i)).toEqual(before(i))
          at += piece.text.length
        }
      }),
      { numRuns: 300 },
    )
  })

  it('splits no grapheme if another place is possible', () => {
    fc.assert(
      fc.property(pieced, fc.integer({ min: 12, max: 30 }), (text, limit) => {
        const shown = (segments: ReadonlyArray<string>): string =>
          segments.filter((segment) => segment.trim() !== '').join('|')
        fc.pre(segmentsOf(text).every((segment) => Array.from(segment).length <= limit))
        expect(shown(textsOf(text, limit).flatMap(segmentsOf))).toBe(shown(segmentsOf(text)))
      }),
      { numRuns: 1000 },
    )
  })

  it('visits each character only a few times in a hostile text', () => {
    const size = 100_000
    for (const unit of [
      'a',
      ' ',
      '\n',
      ' \u0301',
      '\u0301',
      '🇨',
      '👨\u200d',
      'a\n\n',
      '。',
      'क्',
      '\ud83d',
      `\n${' '.repeat(4000)}x`,
      `a\n\n${'x'.repeat(4094)} `,
    ])
      for (const limit of [4096, 100]) {
        const text = unit.repeat(Math.ceil(size / unit.length))
        expect(textsOf(text, limit).join('').replaceAll(/\s/g, '').length).toBe(
          text.replaceAll(/\s/g, '').length,
        )
      }
  })
})

// The formats of a character, without offset and length.
const formatsOf =
  (
    { entities }: { readonly entities: ReadonlyArray<{ readonly offset: number; readonly length: number }> },
    from: number,
  ) =>
  (i: number): ReadonlyArray<unknown> =>
    entities.flatMap(({ offset, length, ...format }) =>
      offset <= from + i && from + i < offset + length ? [format] : [],
    )

describe('pieces', () => {
  it('of plain text have no entities', () => expect(split('a b', 1)).toEqual([plain('a'), plain('b')]))
})
