import {
  moneyInvoice,
  price,
  starInvoice,
  starSubscription,
  totalOf,
  tryMoneyInvoice,
  tryStarInvoice,
  type MoneyProduct,
} from '@pipegram/core/Invoice'
import { InputInvoiceMessageContent } from '@pipegram/core/Types'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const tea: MoneyProduct = {
  title: 'Tea',
  description: 'A pound of it',
  payload: 'tea',
  provider_token: '284685063:TEST:abc',
  currency: 'EUR',
  prices: [price('Tea', 1290)],
}
const stars = { title: 'Premium', description: 'A month of it', payload: 'premium', stars: 100 }
const errorsOf = (change: Partial<MoneyProduct>): ReadonlyArray<string> => {
  const result = tryMoneyInvoice({ ...tea, ...change })
  return E.isLeft(result) ? result.left.errors : []
}

describe('an invoice for money', () => {
  it('an invoice for money is the given product if nothing is wrong', () => {
    expect(moneyInvoice(tea)).toEqual(tea)
    expect(InputInvoiceMessageContent.is(moneyInvoice(tea))).toBe(true)
    expect([
      errorsOf({ title: 'x'.repeat(32), description: 'x'.repeat(255), payload: 'é'.repeat(64) }),
      errorsOf({ prices: [price('Tea', 500), price('Discount', -499)] }),
    ]).toEqual([[], []])
    expect(errorsOf({ max_tip_amount: 500, suggested_tip_amounts: [1, 2, 3, 500] })).toEqual([])
  })
  it('an invoice for money says everything that is wrong at once', () => {
    expect(
      errorsOf({
        title: '',
        description: '',
        payload: 'é'.repeat(65),
        provider_token: '',
        currency: 'eur',
        prices: [],
      }),
    ).toEqual([
      'The title must have 1–32 characters; it has 0.',
      'The description must have 1–255 characters; it has 0.',
      'The payload must have 1–128 bytes; it has 130.',
      '"eur" cannot be a currency: use the three letters of ISO 4217, such as "EUR".',
      'A payment in money needs the token of a provider. @BotFather gives one: /mybots, Payments.',
      'There must be at least one price.',
    ])
  })
  it('an invoice for money refuses a total that is not positive, and amounts that are not whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 4 }), (amounts) => {
        const total = amounts.reduce((sum, each) => sum + each, 0)
        expect(errorsOf({ prices: amounts.map((amount) => price('x', amount)) })).toEqual(
          total > 0 ? [] : [`The total must be positive; it is ${total}.`],
        )
      }),
    )
    expect(totalOf([price('a', 500), price('b', -200)])).toBe(300)
    for (const amount of [12.5, Number.NaN, Infinity, 2 ** 53])
      expect(errorsOf({ prices: [price('Tea', amount)] })).toEqual([
        `An amount is a whole number of the smallest unit of the currency; ${amount} is not.`,
      ])
    expect(
      errorsOf({ prices: [price('a', Number.MAX_SAFE_INTEGER), price('b', Number.MAX_SAFE_INTEGER)] }),
    ).toHaveLength(1)
    expect(errorsOf({ prices: [price('', 1)] })).toEqual(['A price needs a label.'])
  })
  it('an invoice for money lets tips rise to their maximum', () => {
    const rise = (...suggested_tip_amounts: ReadonlyArray<number>): boolean =>
      errorsOf({ max_tip_amount: 100, suggested_tip_amounts }).length === 0
    expect([
      rise(),
      rise(1, 100),
      rise(1, 1),
      rise(2, 1),
      rise(0, 1),
      rise(1, 101),
      rise(1, 2, 3, 4, 5),
      rise(-1),
    ]).toEqual([true, true, false, false, false, false, false, false])
    expect(errorsOf({ suggested_tip_amounts: [1] })).toEqual([
      'Suggested tips must rise from above 0 to at most `max_tip_amount`, which is 0; they are 1.',
    ])
    expect(errorsOf({ max_tip_amount: -1 })).toHaveLength(1)
  })
  it('an invoice for money refuses Telegram Stars', () =>
    expect(errorsOf({ currency: 'XTR' })).toEqual(['Telegram Stars need no provider: use `starInvoice`.']))
  it('an invoice for money throws where it is defined, and shows no token', () => {
    expect(() => moneyInvoice({ ...tea, title: '' })).toThrow(
      new RangeError('This is not a valid invoice. The title must have 1–32 characters; it has 0.'),
    )
  })
})

describe('an invoice for Telegram Stars', () => {
  it('an invoice for Telegram Stars has one price and no provider', () => {
    expect(starInvoice(stars)).toEqual({
      title: 'Premium',
      description: 'A month of it',
      payload: 'premium',
      provider_token: '',
      currency: 'XTR',
      prices: [{ label: 'Premium', amount: 100 }],
    })
    expect(InputInvoiceMessageContent.is(starInvoice(stars))).toBe(true)
  })
  it('an invoice for Telegram Stars costs a whole number, one or more', () => {
    for (const wrong of [0, -1, 1.5, Number.NaN])
      expect(tryStarInvoice({ ...stars, stars: wrong })).toEqual(
        E.left({
          _tag: 'OutOfLimits',
          what: 'invoice',
          errors: [`The price must be a whole number of Telegram Stars, 1 or more; it is ${wrong}.`],
        }),
      )
  })
  it('a subscription for Telegram Stars is renewed every thirty days', () => {
    expect(starSubscription({ ...stars, stars: 10000 }).subscription_period).toBe(30 * 24 * 60 * 60)
    expect(() => starSubscription({ ...stars, stars: 10001 })).toThrow(RangeError)
  })
})
