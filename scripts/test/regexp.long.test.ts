// Some of our regular expressions, examined again, and the judge itself.

import { describe, expect, it } from 'vitest'
import { isSuperlinear } from '../lib/RegExpCost.ts'
import { verdictOf } from '../lib/RegExps.ts'
import { passed, places, slow } from './OurRegExps.ts'

it('regular expressions that have passed pass again', () => {
  const old = [...places.keys()].filter((literal) => passed.has(literal))
  expect(slow(Array.from({ length: 3 }, () => old[Math.trunc(Math.random() * old.length)] ?? '/x/'))).toEqual(
    [],
  )
})

describe('the verdict on a regular expression', () => {
  // A busy machine can hide how the time grows.
  it('is its complexity if it takes more than linear time', { retry: 5 }, () => {
    expect(verdictOf('/^(a+)+$/')).toContain('exponential')
    expect(verdictOf('/\\s+$/')).toContain('polynomial')
    expect(verdictOf('/^[a-z]{1,32}$/i')).toBe('safe')
  })

  it('is confirmed by measuring a quadratic or an exponential search', { retry: 5 }, () => {
    expect(isSuperlinear(/\s+$/, { pumps: [{ prefix: '', pump: ' ' }], suffix: 'x' })).toBe(true)
    expect(isSuperlinear(/^(a+)+$/, { pumps: [{ prefix: '', pump: 'a' }], suffix: '!' })).toBe(true)
  })

  it('is not confirmed for a linear search', () => {
    const token = /(?<!\d)\d{3,}(?::|%(?:25)*3a)[\w-]{20,}/gi
    for (const pump of ['0', '123%2525', '123:abc '])
      expect(isSuperlinear(token, { pumps: [{ prefix: '', pump }], suffix: '\0' }), pump).toBe(false)
  })
})
