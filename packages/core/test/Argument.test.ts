import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IntFromString } from '@pipegram/core/Argument'

describe('IntFromString', () => {
  it('reads what it writes', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => { expect(IntFromString.decode(IntFromString.encode(n))).toEqual(E.right(n)) }))
  })
  it('refuses what is no whole number', () => {
    for (const word of ['', ' 1', '1.5', '1e3', '0x10', 'Infinity', '9007199254740993', '99999999999999999999', '--1', 'x', undefined, 1])
      expect(E.isLeft(IntFromString.decode(word)), String(word)).toBe(true)
  })
})
