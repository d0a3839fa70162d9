import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callbackData, flag, int, maxBytes, oneOf, tagOf } from '@pipegram/core/CallbackData'

const Item = callbackData('item', { id: int, amount: int, gift: flag, size: oneOf('S', 'M', 'XL') })
const value = fc.record({ id: fc.maxSafeInteger(), amount: fc.maxSafeInteger(), gift: fc.boolean(), size: fc.constantFrom<'S' | 'M' | 'XL'>('S', 'M', 'XL') })

describe('callback data', () => {
  it('comes back as it went, in at most 64 bytes', () => {
    fc.assert(fc.property(value, (item) => {
      const data = Item.encode(item)
      expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(maxBytes)
      expect(tagOf(data)).toBe('item')
      expect(Item.decode(data)).toEqual(E.right(item))
    }))
  })
  it('has one form for each value: what decodes encodes to the same bytes', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('item', '1', '0', 'S', '-', 'zz', '00', '-0', '+1', '1e3', ' 1', '\u0661'), fc.string()), { maxLength: 6 }), (parts) => {
      const data = parts.join('.')
      const decoded = Item.decode(data)
      if (E.isRight(decoded)) expect(Item.encode(decoded.right)).toBe(data)
    }))
    expect(E.isRight(Item.decode('item.1.0.1.S'))).toBe(true)
  })
  it('refuses what is not text, or of others', () => {
    for (const data of [undefined, null, 1, {}, '', 'item', 'other.1.0.1.S', 'item.1.0.1', 'item.1.0.1.S.', 'item.1.0.2.S', 'item.1.0.1.L', `item.${'z'.repeat(40)}.0.1.S`])
      expect(E.isLeft(Item.decode(data)), JSON.stringify(data)).toBe(true)
  })
  it('knows its own values', () => {
    expect(Item.is({ id: 1, amount: 2, gift: true, size: 'S' })).toBe(true)
    for (const other of [null, {}, { id: 1.5, amount: 2, gift: true, size: 'S' }, { id: 1, amount: 2, gift: true, size: 'L' }]) expect(Item.is(other)).toBe(false)
  })
  it('makes no button that it could not read again', () => {
    const Page = callbackData('page', { number: int })
    for (const number of [1.5, Number.NaN, Infinity, 2 ** 53])
      expect(() => Page.encode({ number })).toThrow(`The callback data "page" cannot carry ${number} as "number": it must be an integer.`)
    expect(Page.decode(Page.encode({ number: -0 }))).toEqual(E.right({ number: 0 }))
  })
  it('refuses, where it is defined, what could not be carried', () => {
    expect(() => callbackData('a', { a: int, b: int, c: int, d: int, e: int })).toThrow('The callback data "a" could take 66 bytes; Telegram carries 64.')
    expect(() => callbackData('a b', {})).toThrow('"a b" cannot be the tag of callback data')
    expect(() => oneOf('a.b')).toThrow('A value of callback data cannot contain ".": "a.b" does.')
    expect(() => callbackData('word', { word: oneOf('ж'.repeat(40)) })).toThrow('could take 85 bytes')
  })
})
