// Invoices: what is sold and what it costs, for a message, for a link, or for the result of an inline query.
// Amounts are whole numbers of the smallest unit of a currency: 145 is $1.45, 145 Japanese yen, or 145
// Telegram Stars.
// https://core.telegram.org/bots/api#sendinvoice
// https://core.telegram.org/bots/payments
// https://core.telegram.org/bots/payments-stars

import type * as E from 'fp-ts/lib/Either.js'
import * as Limits from '../types/Limits.ts'
import type { InputInvoiceMessageContent, LabeledPrice } from '../types/Types.ts'

// model

/** The description of any product. */
export interface Product extends Pick<
  InputInvoiceMessageContent,
  'photo_url' | 'photo_size' | 'photo_width' | 'photo_height' | 'provider_data'
> {
  /** 1–32 characters. */
  readonly title: string
  /** 1–255 characters. */
  readonly description: string
  /** 1–128 bytes that come back with the payment. Users do not see them. */
  readonly payload: string
}

/** A product sold for Telegram Stars. Digital goods can be sold only for Stars. */
export interface StarProduct extends Omit<Product, 'provider_data'> {
  /** The price: 1 or more. */
  readonly stars: number
}

/** A product sold for money, through a payment provider. */
export interface MoneyProduct
  extends Product, Omit<InputInvoiceMessageContent, keyof Product | 'provider_token'> {
  /** From @BotFather. */
  readonly provider_token: string
  /** Three letters of ISO 4217, such as `EUR`. */
  readonly currency: string
  /** The parts of the total. A part may be negative, such as a discount; the total may not. */
  readonly prices: ReadonlyArray<LabeledPrice>
}

// constructors

/**
 * One part of a price, in the smallest unit of the currency.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { price } from '@pipegram/core/Invoice'
 *
 *   assert.deepStrictEqual(price('Tea', 1290), { label: 'Tea', amount: 1290 })
 */
export const price = (label: string, amount: number): LabeledPrice => ({ label, amount })

/**
 * An invoice for money that the program itself contains. Throws a `RangeError` with all faults. Faults are
 * texts outside their limits, a total that is not positive, amounts that are not whole, and tips that do not
 * rise to at most their maximum.
 *
 * @example
 *   import { sendInvoice } from '@pipegram/core/Calls'
 *   import { moneyInvoice, price } from '@pipegram/core/Invoice'
 *
 *   const tea = moneyInvoice({
 *     title: 'Tea',
 *     description: 'A pound of it',
 *     payload: 'tea',
 *     provider_token: '284685063:TEST:abc',
 *     currency: 'EUR',
 *     prices: [price('Tea', 1290), price('Discount', -200)],
 *     max_tip_amount: 500,
 *     suggested_tip_amounts: [100, 200],
 *   })
 *   const call = sendInvoice({ chat_id: 1, ...tea })
 */
export const moneyInvoice: (product: MoneyProduct) => InputInvoiceMessageContent = (product) =>
  Limits.orThrow(tryMoneyInvoice)(product)

/**
 * An invoice for money that depends on users: returns a left instead of throwing.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { price, tryMoneyInvoice } from '@pipegram/core/Invoice'
 *
 *   const tea = tryMoneyInvoice({
 *     title: 'Tea',
 *     description: 'A pound',
 *     payload: 'tea',
 *     provider_token: 'x',
 *     currency: 'EUR',
 *     prices: [price('Tea', 0)],
 *   })
 *
 *   assert.deepStrictEqual(
 *     tea,
 *     E.left({ _tag: 'OutOfLimits', what: 'invoice', errors: ['The total must be positive; it is 0.'] }),
 *   )
 */
export const tryMoneyInvoice = (
  product: MoneyProduct,
): E.Either<Limits.OutOfLimits, InputInvoiceMessageContent> =>
  Limits.settle('invoice', [...faultsOf(product), ...moneyFaults(product)], product)

/**
 * An invoice for Telegram Stars that the program itself contains: one price, no provider. Throws a
 * `RangeError` with all faults.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { starInvoice } from '@pipegram/core/Invoice'
 *
 *   const { currency, prices, provider_token } = starInvoice({
 *     title: 'Premium',
 *     description: 'A month of it',
 *     payload: 'premium',
 *     stars: 100,
 *   })
 *
 *   assert.deepStrictEqual(
 *     { currency, prices, provider_token },
 *     { currency: 'XTR', prices: [{ label: 'Premium', amount: 100 }], provider_token: '' },
 *   )
 */
export const starInvoice: (product: StarProduct) => InputInvoiceMessageContent = (product) =>
  Limits.orThrow(tryStarInvoice)(product)

/**
 * An invoice for Telegram Stars that depends on users: returns a left instead of throwing.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft } from 'fp-ts/lib/Either.js'
 *   import { tryStarInvoice } from '@pipegram/core/Invoice'
 *
 *   assert.ok(
 *     isLeft(tryStarInvoice({ title: 'Tip', description: 'As you like', payload: 'tip', stars: 0.5 })),
 *   )
 */
export const tryStarInvoice = (
  product: StarProduct,
): E.Either<Limits.OutOfLimits, InputInvoiceMessageContent> => {
  const { stars, ...rest } = product
  const errors = [
    ...faultsOf(product),
    ...(isWhole(stars) && stars > 0
      ? []
      : [`The price must be a whole number of Telegram Stars, 1 or more; it is ${stars}.`]),
  ]
  return Limits.settle('invoice', errors, {
    ...rest,
    provider_token: '',
    currency: 'XTR',
    prices: [{ label: rest.title, amount: stars }],
  })
}

/**
 * A subscription for 1–10000 Telegram Stars, renewed every 30 days. Only `createInvoiceLink` can sell it.
 * Throws a `RangeError` with all faults.
 *
 * @example
 *   import { createInvoiceLink } from '@pipegram/core/Calls'
 *   import { starSubscription } from '@pipegram/core/Invoice'
 *
 *   const call = createInvoiceLink(
 *     starSubscription({
 *       title: 'Premium',
 *       description: 'As long as you like',
 *       payload: 'premium',
 *       stars: 100,
 *     }),
 *   )
 */
export const starSubscription = (
  product: StarProduct,
): InputInvoiceMessageContent & { readonly subscription_period: number } => {
  if (product.stars > Limits.subscriptionStars)
    throw new RangeError(
      `A subscription costs at most ${Limits.subscriptionStars} Telegram Stars; ` +
        `this one would cost ${product.stars}.`,
    )
  return { ...starInvoice(product), subscription_period: Limits.subscriptionPeriod }
}

// destructors

/**
 * The sum of all parts.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { price, totalOf } from '@pipegram/core/Invoice'
 *
 *   assert.strictEqual(totalOf([price('Tea', 1290), price('Discount', -200)]), 1090)
 */
export const totalOf = (prices: ReadonlyArray<LabeledPrice>): number =>
  prices.reduce((sum, { amount }) => sum + amount, 0)

// private

const isWhole = (amount: number): boolean => Number.isSafeInteger(amount)

const faultsOf = ({
  title,
  description,
  payload,
}: Pick<Product, 'title' | 'description' | 'payload'>): ReadonlyArray<string> => [
  ...Limits.excess('The title', Limits.invoiceTitle, title),
  ...Limits.excess('The description', Limits.invoiceDescription, description),
  ...Limits.excess('The payload', Limits.invoicePayload, payload),
]

const moneyFaults = ({
  provider_token,
  currency,
  prices,
  max_tip_amount = 0,
  suggested_tip_amounts = [],
}: MoneyProduct): ReadonlyArray<string> => {
  const total = totalOf(prices)
  const broken = [...prices.map(({ amount }) => amount), max_tip_amount, ...suggested_tip_amounts].filter(
    (amount) => !isWhole(amount),
  )
  return [
    ...(currency === 'XTR'
      ? ['Telegram Stars need no provider: use `starInvoice`.']
      : /^[A-Z]{3}$/.test(currency)
        ? []
        : [`"${currency}" cannot be a currency: use the three letters of ISO 4217, such as "EUR".`]),
    ...(provider_token === ''
      ? ['A payment in money needs the token of a provider. @BotFather gives one: /mybots, Payments.']
      : []),
    ...broken.map(
      (amount) => `An amount is a whole number of the smallest unit of the currency; ${amount} is not.`,
    ),
    ...(prices.length === 0 ? ['There must be at least one price.'] : []),
    ...(prices.some(({ label }) => label === '') ? ['A price needs a label.'] : []),
    ...(prices.length > 0 && broken.length === 0 && !(isWhole(total) && total > 0)
      ? [`The total must be positive; it is ${total}.`]
      : []),
    ...(max_tip_amount < 0 ? [`The largest tip cannot be negative; it is ${max_tip_amount}.`] : []),
    ...Limits.excess('The list of suggested tips', Limits.tipAmounts, suggested_tip_amounts),
    ...(suggested_tip_amounts.every(
      (tip, i) => tip > (suggested_tip_amounts[i - 1] ?? 0) && tip <= max_tip_amount,
    )
      ? []
      : [
          'Suggested tips must rise from above 0 to at most `max_tip_amount`, ' +
            `which is ${max_tip_amount}; they are ${suggested_tip_amounts.join(', ')}.`,
        ]),
  ]
}
