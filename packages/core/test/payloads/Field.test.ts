import {
  date,
  enumOf,
  flag,
  int,
  int64,
  boundedInt,
  oneOf,
  maybe,
  refine,
  separator,
  string,
  type Field,
} from '@pipegram/core/Field'
import { fieldsOf } from '@pipegram/core/FieldTable'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

// Any UTF-16, with halves of surrogate pairs.
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

const wellFormed = anyText.filter((text) => text.isWellFormed())

const law = <A>(name: string, field: Field<A>, values: fc.Arbitrary<A>) => {
  it(`${name} reads what it writes, in no more bytes than it says`, () => {
    let seen = 0
    fc.assert(
      fc.property(values, (value) => {
        if (!field.codec.is(value)) return
        seen += 1
        const text = field.codec.encode(value)
        expect(text).not.toContain(separator)
        expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(field.maxBytes)
        expect(field.codec.decode(text)).toEqual(E.right(value))
      }),
    )
    expect(seen).toBeGreaterThan(5)
  })
  it(`${name} has one form for each value`, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: fc.constantFrom('-', '0', '1', 'z', 'A', '~', '?', '+', ' ', 'e') }),
          wellFormed,
        ),
        (text) => {
          const value = field.codec.decode(text)
          if (E.isRight(value)) expect(field.codec.encode(value.right)).toBe(text)
        },
      ),
    )
  })
}

describe('a field', () => {
  law('int', int, fc.maxSafeInteger())
  it('boundedInt takes its limits, which may be the same number, and nothing beyond', () => {
    const [five, narrow] = [boundedInt(5, 5).codec, boundedInt(-1, 1).codec]
    expect([4, 5, 6].map(five.is)).toEqual([false, true, false])
    expect([-2, -1, 0, 1, 2, 0.5].map(narrow.is)).toEqual([false, true, true, true, false, false])
    expect([boundedInt(-40, 5).maxBytes, boundedInt(0, 36).maxBytes]).toEqual([3, 2])
  })
  law('boundedInt', boundedInt(-40, 1295), fc.integer({ min: -60, max: 1400 }))
  law('int64', int64, fc.bigInt({ min: -(2n ** 63n) - 5n, max: 2n ** 63n + 5n }))
  law('flag', flag, fc.boolean())
  law('oneOf', oneOf('', 'a', '?', '~'), fc.constantFrom('', 'a', '?', '~'))
  law('enumOf', enumOf('a', 'b.c', 'ж'), fc.constantFrom('a', 'b.c', 'ж'))
  law(
    'string',
    string(12),
    fc.oneof(wellFormed, fc.string({ unit: fc.constantFrom('.', '~', '0', '1', '?', 'ж') })),
  )
  law(
    'optional',
    maybe(string(5)),
    fc.oneof(fc.constant(undefined), fc.string({ unit: fc.constantFrom('?', 'a', '.') })),
  )
  law('optional of a flag', maybe(flag), fc.constantFrom(undefined, true, false))
  law(
    'refine',
    pipe(int, refine(t.refinement(t.number, (n) => n > 0, 'a count'))),
    fc.integer({ min: -10, max: 100 }),
  )
  law(
    'date',
    date,
    fc.date({ noInvalidDate: true }).map((value) => new Date(Math.floor(value.getTime() / 1000) * 1000)),
  )

  it('a text field takes what fits, in bytes as it is written', () => {
    expect(['ab', 'ж', 'a.', '~', 'abc', '🍏', '\ud800'].map(string(2).codec.is)).toEqual([
      true,
      true,
      false,
      true,
      false,
      false,
      false,
    ])
  })
  it('a date field cuts off fractions of a second', () => {
    expect(date.codec.decode(date.codec.encode(new Date(1999)))).toEqual(E.right(new Date(1000)))
    expect(date.codec.is(new Date(Number.NaN))).toBe(false)
  })
  it('an int64 field holds 64 bits', () => {
    expect([2n ** 63n - 1n, -(2n ** 63n), 2n ** 63n].map(int64.codec.is)).toEqual([true, true, false])
    expect(E.isLeft(int64.codec.decode('zzzzzzzzzzzzz'))).toBe(true)
  })
  it('a field that could not be written is refused where it is defined', () => {
    expect(() => enumOf('x', ...Array.from({ length: 36 }, String))).toThrow(
      'One byte tells 36 words apart; there are 37.',
    )
    expect(() => boundedInt(1, 0)).toThrow(RangeError)
    expect(() => boundedInt(0, 1.5)).toThrow(RangeError)
    expect(() => boundedInt(0.5, 1)).toThrow('No whole number is between 0.5 and 1.')
  })
})

describe('fields of an io-ts record', () => {
  it('fieldsOf gives the fields of the members', () => {
    const fields = fieldsOf(
      t.type({
        id: t.Int,
        big: t.bigint,
        on: t.boolean,
        size: t.keyof({ S: null, M: null }),
        kind: t.union([t.literal('a'), t.literal('bc')]),
        note: t.union([t.Int, t.undefined]),
      }),
    )
    expect(Object.entries(fields).map(([name, { maxBytes }]) => [name, maxBytes])).toEqual([
      ['id', 12],
      ['big', 14],
      ['on', 1],
      ['size', 1],
      ['kind', 2],
      ['note', 13],
    ])
    expect(fields.kind.codec.decode('bc')).toEqual(E.right('bc'))
    expect(fields.note.codec.decode('')).toEqual(E.right(undefined))
    expect(fields.id.codec.is(1.5)).toBe(false)
  })
  it('fieldsOf refuses a member of unknown length', () => {
    expect(() => fieldsOf(t.type({ name: t.string }))).toThrow('The length of "name", string, is not known')
    expect(() => fieldsOf(t.type({ either: t.union([t.string, t.number]) }))).toThrow('"either"')
  })
})
