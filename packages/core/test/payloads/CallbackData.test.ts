import {
  callbackData,
  callbackUnion,
  faultOf,
  flag,
  int,
  maxBytes,
  oneOf,
  maybe,
  string,
  tagOf,
  type CallbackCodec,
  type Field,
} from '@pipegram/core/CallbackData'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const Item = callbackData('item', { id: int, amount: int, gift: flag, size: oneOf('S', 'M', 'XL') })
const value = fc.record({
  id: fc.maxSafeInteger(),
  amount: fc.maxSafeInteger(),
  gift: fc.boolean(),
  size: fc.constantFrom<'S' | 'M' | 'XL'>('S', 'M', 'XL'),
})

// Any UTF-16, with halves of surrogate pairs.
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

const key = Secret.make('0123456789abcdef')

const why = <A>(codec: CallbackCodec<A>, data: unknown) =>
  E.getOrElseW(() => 'decoded')(E.swap(E.mapLeft(faultOf)(codec.decode(data))))

describe('callback data', () => {
  it('callback data come back unchanged, in at most 64 bytes', () => {
    fc.assert(
      fc.property(value, (item) => {
        const data = Item.encode(item)
        expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(maxBytes)
        expect(tagOf(data)).toBe('item')
        expect(Item.decode(data)).toEqual(E.right(item))
      }),
    )
  })
  it('callback data have one form for each value', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom('item', '1', '0', 'S', '-', 'zz', '00', '-0', '+1', '1e3', ' 1', '\u0661'),
            fc.string(),
          ),
          { maxLength: 6 },
        ),
        (parts) => {
          const data = parts.join('.')
          const decoded = Item.decode(data)
          if (E.isRight(decoded)) expect(Item.encode(decoded.right)).toBe(data)
        },
      ),
    )
    expect(E.isRight(Item.decode('item.1.0.1.S'))).toBe(true)
  })
  it('callback data refuse what is not text, or has another tag', () => {
    for (const data of [
      undefined,
      null,
      1,
      {},
      '',
      'item',
      'other.1.0.1.S',
      'item.1.0.1',
      'item.1.0.1.S.',
      'item.1.0.2.S',
      'item.1.0.1.L',
      `item.${'z'.repeat(40)}.0.1.S`,
    ])
      expect(E.isLeft(Item.decode(data)), JSON.stringify(data)).toBe(true)
  })
  it('callback data know their own values', () => {
    expect(Item.is({ id: 1, amount: 2, gift: true, size: 'S' })).toBe(true)
    for (const other of [
      null,
      {},
      { id: 1.5, amount: 2, gift: true, size: 'S' },
      { id: 1, amount: 2, gift: true, size: 'L' },
    ])
      expect(Item.is(other)).toBe(false)
  })
  it('callback data make no button that they could not read again', () => {
    const Page = callbackData('page', { number: int })
    for (const number of [1.5, Number.NaN, Infinity, 2 ** 53])
      expect(() => Page.encode({ number })).toThrow(
        `The callback data "page" cannot carry ${number} as "number": it must be an integer.`,
      )
    expect(Page.decode(Page.encode({ number: -0 }))).toEqual(E.right({ number: 0 }))
  })
  it('callback data that do not fit are refused where they are defined', () => {
    const wide: Field<number> = int
    expect(() => callbackData('a', { a: wide, b: wide, c: wide, d: wide, e: wide })).toThrow(
      'The callback data "a" could take 66 bytes; Telegram carries 64.',
    )
    expect(() => callbackData('a', { a: wide, b: wide, c: wide, d: wide }, { sign: signer(key) })).toThrow(
      'could take 66 bytes',
    )
    expect(() => callbackData('a', {}, { version: 36 })).toThrow(
      'The version of the callback data "a" must be a whole number from 0 to 35; it is 36.',
    )
    expect(() => callbackUnion('a', { 'b.c': {} })).toThrow('"b.c" cannot be the tag of a variant')
    expect(() => callbackData('a b', {})).toThrow('"a b" cannot be the tag of callback data')
    expect(() => oneOf('a.b')).toThrow('A value of callback data cannot contain ".": "a.b" does.')
    expect(() => callbackData('word', { word: oneOf('ж'.repeat(40)) })).toThrow('could take 85 bytes')
  })
})

describe('tags', () => {
  it('tags are told apart if one begins with the other', () => {
    const [Buy, Buyer, Dashed] = [
      callbackData('buy', { n: int }),
      callbackData('buyer', { n: int }),
      callbackData('buy-1', { n: int }, { version: 1 }),
    ]
    for (const [own, codec] of [
      ['buy.1', Buy],
      ['buyer.1', Buyer],
      ['buy-1~1.1', Dashed],
    ] as const)
      for (const each of [Buy, Buyer, Dashed]) expect(E.isRight(each.decode(own))).toBe(each === codec)
    expect(['buy.1', 'buyer~2.1', 'buy', '', '.', '~1', 'buy.a~b'].map(tagOf)).toEqual([
      'buy',
      'buyer',
      'buy',
      '',
      '',
      '',
      'buy',
    ])
  })
})

describe('versions', () => {
  const [First, Third] = [
    callbackData('page', { n: int }),
    callbackData('page', { n: int, on: flag }, { version: 3 }),
  ]
  it('a version is written, except version 0', () => {
    expect([First.encode({ n: 1 }), Third.encode({ n: 1, on: true })]).toEqual(['page.1', 'page~3.1.1'])
  })
  it('versions refuse each other by their numbers', () => {
    expect(why(Third, 'page.1')).toEqual({ _tag: 'OtherVersion', version: 0 })
    expect(why(First, 'page~3.1.1')).toEqual({ _tag: 'OtherVersion', version: 3 })
    expect(why(First, 'page~z')).toEqual({ _tag: 'OtherVersion', version: 35 })
  })
  it('a version has one form', () => {
    for (const data of ['page~0.1', 'page~03.1.1', 'page~.1', 'page~Z.1', 'page~3~3.1'])
      expect(why(First, data)).toMatchObject({ _tag: 'Malformed' })
  })
})

describe('a union', () => {
  const Cart = callbackUnion(
    'cart',
    { add: { item: int, amount: maybe(int) }, clear: {}, note: { text: string(20) } },
    { version: 1 },
  )
  const action = fc.oneof(
    fc.record({ _tag: fc.constant('add' as const), item: fc.maxSafeInteger(), amount: fc.maxSafeInteger() }),
    fc.record({ _tag: fc.constant('add' as const), item: fc.maxSafeInteger() }),
    fc.constant({ _tag: 'clear' as const }),
    fc.record({
      _tag: fc.constant('note' as const),
      text: fc.string({ unit: fc.constantFrom('.', '~', 'a', 'ж') }).filter(string(20).codec.is),
    }),
  )
  it('a union comes back unchanged', () => {
    fc.assert(
      fc.property(action, (value) => {
        const data = Cart.encode(value)
        expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(maxBytes)
        expect(Cart.is(value)).toBe(true)
        expect(Cart.decode(data)).toEqual(E.right(value))
      }),
    )
  })
  it('a union refuses variants that it does not have', () => {
    for (const data of [
      'cart~1',
      'cart~1.',
      'cart~1.toString',
      'cart~1.__proto__',
      'cart~1.clear.1',
      'cart~1.add',
    ])
      expect(why(Cart, data), data).toMatchObject({ _tag: 'Malformed' })
    for (const value of [undefined, {}, { _tag: 'toString' }, { _tag: 'add' }])
      expect(Cart.is(value)).toBe(false)
    // @ts-expect-error is not assignable
    expect(() => Cart.encode({ _tag: 'other' })).toThrow(
      'The callback data "cart" cannot carry "other": it must be add or clear or note.',
    )
  })
})

describe('a fault', () => {
  const Page = callbackData('page', { n: int, on: flag })
  it('a fault says what it is', () => {
    for (const data of [undefined, 5, '', 'pages.1.1', 'Page.1.1'])
      expect(why(Page, data)).toEqual({ _tag: 'NotOurs' })
    expect(why(Page, 'page.x!.2')).toEqual({
      _tag: 'Malformed',
      errors: [
        'callback_data.n: expected an integer, got "x!"',
        'callback_data.on: expected a flag, got "2"',
      ],
    })
    expect(why(Page, 'page.1')).toEqual({
      _tag: 'Malformed',
      errors: ['callback_data: expected 2 fields, got "1"'],
    })
  })
  it('a fault is found for any text, without a throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: fc.constantFrom('page', '.', '~', '1', 'z', '\ud800') })),
        (data) => {
          expect(typeof why(Page, data)).toMatch(/object|string/)
        },
      ),
    )
  })
})
