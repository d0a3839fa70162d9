import {
  bold,
  code,
  concat,
  eq,
  fmt,
  indexOf,
  italic,
  join,
  plain,
  replace,
  splitBy,
} from '@pipegram/core/Text'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { part, pieced } from '../../Texts.ts'

describe('search', () => {
  it('equals search in strings if no grapheme is split', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 2 }),
        (text, search) => {
          expect(indexOf(search)(plain(text))).toBe(text.indexOf(search))
          expect(indexOf(search, 2)(plain(text))).toBe(text.indexOf(search, 2))
          expect(indexOf(new RegExp(search))(plain(text))).toBe(text.indexOf(search))
          expect(splitBy(search)(plain(text)).map((piece) => piece.text)).toEqual(text.split(search))
          expect(replace(search, 'c')(plain(text)).text).toBe(text.replaceAll(search, 'c'))
          expect(replace(new RegExp(search), (found) => `${found}!`)(plain(text)).text).toBe(
            text.replaceAll(search, `${search}!`),
          )
        },
      ),
    )
  })
  it('finds whole graphemes, and no empty string', () => {
    expect(indexOf('e')(plain('e\u0301e'))).toBe(2)
    expect(indexOf('👨')(plain('👨\u200d👩 👨'))).toBe(6)
    expect(indexOf(/\ud83d/)(plain('😀'))).toBe(-1)
    expect([indexOf('')(plain('a')), indexOf(/b*/)(plain('a'))]).toEqual([-1, -1])
    expect(splitBy('')(plain('ab'))).toEqual([plain('ab')])
    expect(indexOf('aba', 1)(plain('ababa'))).toBe(2)
    expect(indexOf('a', 9)(plain('a'))).toBe(-1)
  })
  it('keeps the entities around a match', () => {
    expect(replace('x', '—')(bold('axb'))).toEqual(bold('a—b'))
    expect(replace('x', italic('y'))(bold('x'))).toEqual(bold(italic('y')))
    expect(replace('x', '')(fmt`${bold('x')}y`)).toEqual(plain('y'))
    expect(replace('xy', 'z')(fmt`${bold('ax')}${code('yb')}`)).toEqual(fmt`${bold('a')}z${code('b')}`)
    expect(replace('b', 'long')(fmt`a${bold('b')}b${italic('c')}`)).toEqual(
      fmt`a${bold('long')}long${italic('c')}`,
    )
    expect(splitBy(/, ?/)(fmt`a, ${bold('b,c')}`)).toEqual([plain('a'), bold('b'), bold('c')])
  })
  it('gives parts that join to the same text', () => {
    fc.assert(
      fc.property(part, fc.constantFrom(' ', '\n', 'a', '👍🏽'), (given, separator) => {
        const whole = concat(given)
        const parts = splitBy(separator)(whole)
        expect(join(parts, separator).text).toBe(whole.text)
        for (const { text } of parts) expect(indexOf(separator)(plain(text))).toBe(-1)
        expect(replace(/./u, (found) => found)(whole).text).toBe(whole.text)
      }),
    )
    fc.assert(
      fc.property(pieced, (text) => {
        expect(eq.equals(replace('a', 'a')(bold(text)), bold(text))).toBe(true)
      }),
    )
  })
})
