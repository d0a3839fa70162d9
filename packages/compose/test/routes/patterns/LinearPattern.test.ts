import { hears } from '@pipegram/compose'
import { linear } from '@pipegram/compose/LinearPattern'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

describe('linear', () => {
  it.each([/^(a+)+$/, /(x+x+)+y/, /^(?:.*?,){11}P/])('takes %s, which hears refuses', (pattern) => {
    expect(() => hears(pattern)).toThrow('linear')
    expect(E.isLeft(linear(pattern).decode(`${'xa,'.repeat(1365)}!`))).toBe(true)
  })

  it('returns the same as hears for an expression, in UTF-16 units', () => {
    const found = linear(/(?<name>\p{L}+)(!)?/iu, { groups: ['name'] }).decode('😀 Ärger')
    expect(found).toEqual(
      E.right({ text: 'Ärger', offset: 3, parts: ['Ärger', 'Ärger', undefined], groups: { name: 'Ärger' } }),
    )
  })

  it('refuses a text without a required group, and a value that is not a text', () => {
    const codec = linear(/a(?<b>b)?/, { groups: ['b'] })
    expect([E.isRight(codec.decode('ab')), E.isLeft(codec.decode('a')), E.isLeft(codec.decode(7))]).toEqual([
      true,
      true,
      true,
    ])
  })

  it.each([
    [() => linear(/a/, { groups: ['b'] }), 'has no group "b"'],
    [() => linear(/a/y), 'has the flag "y"'],
    [() => linear(/(a)\1/), 'invalid escape sequence'],
    [() => linear(/a(?=b)/), 'invalid or unsupported Perl syntax'],
  ])('throws where it is defined (%#)', (define, sentence) => {
    expect(define).toThrow(sentence)
  })

  it.each([/(?:a|ab)(?:c|bcd)?(d*)/, /^b?(?<x>a+)$/m, /A.b/is, /[^ab]{2,3}(\d)?/u, /(a|b)+?c/])(
    'matches %s as JavaScript does',
    (pattern) => {
      const codec = linear(pattern)
      fc.assert(
        fc.property(
          fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'c', 'd', '1', '\n', '😀'), maxLength: 12 }),
          (text) => {
            const own = new RegExp(
              pattern.source,
              pattern.flags.includes('u') ? pattern.flags : `${pattern.flags}u`,
            )
            const match = own.exec(text)
            const found = codec.decode(text)
            expect(E.isRight(found) ? [found.right.offset, ...found.right.parts] : null).toEqual(
              match && [match.index, ...match],
            )
          },
        ),
        { numRuns: 200 },
      )
    },
  )
})
