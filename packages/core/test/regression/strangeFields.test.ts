import { callbackData, callbackUnion, int, oneOf, string } from '@pipegram/core/CallbackData'
import { webAppButton } from '@pipegram/core/InlineResult'
import { describe, expect, it } from 'vitest'

// What comes where no compiler looks.
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what these tests are about
const untyped = <A>(value: unknown): A => value as A

describe('callback data that could not come back', () => {
  it('are refused where they are defined: a length that is none', () => {
    for (const max of [Number.NaN, -60, 1.5, Infinity])
      expect(() => string(max)).toThrow('The length of a text is a whole number of bytes')
    expect(string(0).codec.is('')).toBe(true)
  })
  it('are refused where they are defined: words that UTF-8 cannot write, or none', () => {
    expect(() => oneOf('a', '\ud800')).toThrow('half a surrogate pair')
    expect(() => untyped<() => unknown>(oneOf)()).toThrow('at least one')
  })
  it('are refused where they are defined: a variant with a field in place of its name', () => {
    expect(() => callbackUnion('u', { a: { _tag: oneOf('b') }, b: { n: int } })).toThrow('"_tag"')
  })
  it('are refused with a reason where there is no record', () => {
    for (const value of [undefined, null, 5])
      expect(() => callbackData('p', { n: int }).encode(untyped(value))).toThrow(
        `The callback data "p" cannot carry ${value}: it must be a record of n.`,
      )
  })
})

it('a Mini App above the results of a query has an https link', () => {
  for (const url of ['javascript:alert(1)', 'http://example.org', 'https://localhost', ''])
    expect(() => webAppButton('Shop', url)).toThrow(RangeError)
})
