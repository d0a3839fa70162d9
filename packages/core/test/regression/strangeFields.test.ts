import { callbackData, callbackUnion, int, oneOf, string } from '@pipegram/core/CallbackData'
import { webAppButton } from '@pipegram/core/InlineResult'
import { describe, expect, it } from 'vitest'

// Values that the compiler would refuse.
// oxlint-disable-next-line typescript/consistent-type-assertions -- the tests are about such values
const untyped = <A>(value: unknown): A => value as A

describe('callback data that could not be decoded again', () => {
  it('is refused at its definition: an invalid length', () => {
    for (const max of [Number.NaN, -60, 1.5, Infinity])
      expect(() => string(max)).toThrow('The length of a text is a whole number of bytes')
    expect(string(0).codec.is('')).toBe(true)
  })
  it('is refused at its definition: words that UTF-8 cannot encode, or no words', () => {
    expect(() => oneOf('a', '\ud800')).toThrow('half a surrogate pair')
    expect(() => untyped<() => unknown>(oneOf)()).toThrow('at least one')
  })
  it('is refused at its definition: a variant with a field called _tag', () => {
    expect(() => callbackUnion('u', { a: { _tag: oneOf('b') }, b: { n: int } })).toThrow('"_tag"')
  })
  it('is refused with a reason if the value is not a record', () => {
    for (const value of [undefined, null, 5])
      expect(() => callbackData('p', { n: int }).encode(untyped(value))).toThrow(
        `The callback data "p" cannot carry ${value}: it must be a record of n.`,
      )
  })
})

it('a Mini App button above inline results needs an https link', () => {
  for (const url of ['javascript:alert(1)', 'http://example.org', 'https://localhost', ''])
    expect(() => webAppButton('Shop', url)).toThrow(RangeError)
})
