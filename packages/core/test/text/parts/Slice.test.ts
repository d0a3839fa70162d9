import { bold, concat, eq, fmt, italic, plain, slice, trim, trimEnd, trimStart } from '@pipegram/core/Text'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { part } from '../../Texts.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const placesOf = (text: string): ReadonlySet<number> =>
  new Set([...Array.from(graphemes.segment(text), ({ index }) => index), text.length])

describe('slice', () => {
  it('equals slice of strings if no grapheme is split', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'ж', '字') }),
        fc.integer({ min: -12, max: 12 }),
        fc.option(fc.integer({ min: -12, max: 12 }), { nil: undefined }),
        (text, start, end) => {
          expect(slice(start, end)(plain(text)).text).toBe(text.slice(start, end))
        },
      ),
    )
    for (const [start, end] of [
      [0.9, 2.9],
      [-Infinity, Infinity],
      [NaN, NaN],
      [2, 1],
    ] as const)
      expect(slice(start, end)(plain('abcd')).text).toBe('abcd'.slice(start, end))
  })
  it('neither loses nor repeats anything between adjacent slices, and splits no grapheme', () => {
    fc.assert(
      fc.property(part, fc.nat(60), (given, at) => {
        const whole = concat(given)
        const [left, right] = [slice(0, at)(whole), slice(at)(whole)]
        expect(left.text + right.text).toBe(whole.text)
        expect(placesOf(whole.text).has(left.text.length)).toBe(true)
        expect(left.text.length).toBeLessThanOrEqual(at)
        for (const { offset, length } of [...left.entities, ...right.entities])
          expect(offset >= 0 && length > 0).toBe(true)
        const size = (text: typeof whole): number =>
          text.entities.reduce((sum, { length }) => sum + length, 0)
        expect(size(left) + size(right)).toBe(size(whole))
      }),
      { numRuns: 1000 },
    )
  })
  it('clips the entities of formatted text', () => {
    expect(slice(2, 6)(fmt`ab${bold(fmt`cd${italic('ef')}`)}gh`)).toEqual(bold(fmt`cd${italic('ef')}`))
    expect(slice(-3)(bold('👍🏽 ok'))).toEqual(bold(' ok'))
    expect(slice(-4)(bold('👍🏽 ok'))).toEqual(bold('👍🏽 ok'))
  })
})

describe('trim', () => {
  it('removes only white space', () => {
    fc.assert(
      fc.property(part, (given) => {
        const whole = concat(given)
        expect(trim(whole).text.replaceAll(/\s/g, '')).toBe(whole.text.replaceAll(/\s/g, ''))
        expect(eq.equals(trim(trim(whole)), trim(whole))).toBe(true)
        expect(whole.text).toContain(trim(whole).text)
      }),
    )
    expect([trimStart, trimEnd, trim].map((f) => f(fmt` ${bold(' a ')}`))).toEqual([
      bold('a '),
      fmt` ${bold(' a')}`,
      bold('a'),
    ])
    expect(trim(plain(' \u0301a')).text).toBe(' \u0301a')
  })
})
