import { DateBetween, NumberBetween } from '@pipegram/core/ArgumentRange'
import { explain } from '@pipegram/core/Fault'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const wrong = (codec: t.Decoder<unknown, unknown>, word: unknown): ReadonlyArray<string> | string => {
  const read = codec.decode(word)
  return E.isLeft(read) ? explain('answer')(read.left) : JSON.stringify(read.right)
}

describe('a number within limits', () => {
  const Weight = NumberBetween(0.5, 99.5)

  it('is read if it is within them, and its limits are told if not', () => {
    expect(['0.5', '99.5', '7'].map((word) => Weight.decode(word))).toEqual([0.5, 99.5, 7].map(E.right))
    expect(wrong(Weight, '99.6')).toEqual(['answer: expected a number from 0.5 to 99.5, got "99.6"'])
    expect(wrong(Weight, '3,5')).toEqual(['answer: expected a number from 0.5 to 99.5, got "3,5"'])
    expect(wrong(Weight, undefined)).toEqual(['answer: expected a number from 0.5 to 99.5, got nothing'])
  })

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 995 }), (tenths) => {
        expect(Weight.decode(Weight.encode(tenths / 10))).toEqual(E.right(tenths / 10))
      }),
    )
  })

  it('has limits between which a number is', () => {
    expect(() => NumberBetween(2, 1)).toThrow('No number is between 2 and 1.')
    expect(() => NumberBetween(0, Infinity)).toThrow(RangeError)
  })
})

describe('a date within limits', () => {
  const Summer = DateBetween('2026-06-01', '31.08.2026')

  it('is read up to the end of the last day, and its limits are told if not', () => {
    for (const word of ['2026-06-01', '31.08.2026', '2026-08-31T23:59:59'])
      expect(E.isRight(Summer.decode(word))).toBe(true)
    const sentence = 'answer: expected a date from 2026-06-01 to 31.08.2026, got'
    for (const word of ['2026-05-31T23:59', '2026-09-01', 'tomorrow'])
      expect(wrong(Summer, word)).toEqual([`${sentence} "${word}"`])
  })

  it('may end at a time', () => {
    const Day = DateBetween('2026-06-01', '2026-06-01 18:00')
    expect(E.isRight(Day.decode('2026-06-01T18:00'))).toBe(true)
    expect(E.isLeft(Day.decode('2026-06-01T18:01'))).toBe(true)
    expect(Day.is(new Date('2026-06-01T19:00Z'))).toBe(false)
  })

  it('is read again as it was written, for the store of a dialog', () => {
    const day = new Date('2026-07-01T10:30Z')
    expect(Summer.decode(Summer.encode(day))).toEqual(E.right(day))
  })

  it('has limits between which a date is', () => {
    expect(() => DateBetween('2026-02-01', '2026-01-01')).toThrow('No date is between')
    expect(() => DateBetween('today', '2026-01-01')).toThrow(RangeError)
  })
})
