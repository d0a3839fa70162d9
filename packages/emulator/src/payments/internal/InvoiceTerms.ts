// The terms of an invoice, and shipping options, as the server reads them.
// https://core.telegram.org/bots/api#sendinvoice

import { totalOf } from '@pipegram/core/Invoice'
import type { InlineKeyboardMarkup, Invoice, LabeledPrice, ShippingOption } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import type { Bill } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'

// constructors

/** The terms of the invoice in a request. Fails with the server's words. */
export const fromParameters = (params: Parameters.Parameters): Json.Decoded<Bill> => {
  const [title, description, payload, provider_token, currency] = [
    'title',
    'description',
    'payload',
    'provider_token',
    'currency',
  ].map((name) => Parameters.text(params, name))
  if (!title) return required('title')
  if (!description) return required('description')
  if (!payload) return required('payload')
  if (!currency) return required('currency')
  const prices = pricesIn(Parameters.text(params, 'prices'))
  if (E.isLeft(prices)) return prices
  const tips = tipsIn(Parameters.text(params, 'suggested_tip_amounts'))
  if (E.isLeft(tips)) return tips
  const bill: Bill = {
    title,
    description,
    payload,
    currency,
    prices: prices.right,
    start_parameter: Parameters.text(params, 'start_parameter'),
    max_tip_amount: Parameters.integer(params, 'max_tip_amount'),
    subscription_period: Parameters.integer(params, 'subscription_period'),
    needs: needs.filter((name) => Parameters.flag(params, name)),
    // Products sold for Stars are never shipped.
    is_flexible: currency !== 'XTR' && Parameters.flag(params, 'is_flexible'),
  }
  const fault = faultIn(bill, provider_token ?? '', tips.right)
  return fault === undefined ? E.right(bill) : E.left(fault)
}

/** The shipping options of a JSON text. */
export const shippingOptionsIn = (text: string): Json.Decoded<ReadonlyArray<ShippingOption>> => {
  if (text === '') return required('shipping_options')
  const given = Json.parse(text)
  if (given === undefined) return E.left("Can't parse shipping options JSON object")
  if (!Json.isArray(given)) return E.left('Expected an Array of shipping options')
  if (given.length === 0) return E.left('There must be at least one shipping option')
  return E.mapLeft((why: string) => `Can't parse shipping option: ${why}`)(
    Json.objects(given, 'ShippingOption must be an Object', optionOf),
  )
}

// destructors

/** The invoice that a message shows. */
export const invoiceOf = ({ title, description, start_parameter, currency, prices }: Bill): Invoice => ({
  title,
  description,
  start_parameter,
  currency,
  total_amount: totalOf(prices),
})

/** The button that pays. It is the default keyboard of an invoice. */
export const payButton = ({ currency, prices }: Bill): InlineKeyboardMarkup => ({
  inline_keyboard: [
    [
      {
        text:
          currency === 'XTR'
            ? `Pay ⭐️${totalOf(prices)}`
            : `Pay ${currency} ${(totalOf(prices) / 100).toFixed(2)}`,
        pay: true,
      },
    ],
  ],
})

// private

const required = (name: string): Json.Decoded<never> => E.left(`Parameter "${name}" is required`)

const needs = ['need_name', 'need_phone_number', 'need_email', 'need_shipping_address'] as const

const month = 2_592_000

const faultIn = (
  { title, description, payload, currency, prices, max_tip_amount, subscription_period }: Bill,
  provider_token: string,
  tips: ReadonlyArray<number>,
): string | undefined => {
  const total = totalOf(prices)
  if (total <= 0) return 'Total price must be positive'
  if (total > 9_999_999_999 || prices.some(({ amount }) => Math.abs(amount) > 9_999_999_999))
    return 'Total price is too big'
  if (max_tip_amount < 0 || max_tip_amount > 9_999_999_999)
    return 'Invalid max_tip_amount of the currency specified'
  if (tips.some((tip) => tip <= 0)) return 'Suggested tip amount must be positive'
  if (tips.some((tip) => tip > max_tip_amount))
    return "Suggested tip amount can't be bigger than max_tip_amount"
  if (tips.length > 4) return 'There can be at most 4 suggested tip amounts'
  if (Array.from(title).length > 32) return 'Field "title" must have 1-32 characters'
  if (Array.from(description).length > 255) return 'Field "description" must have 1-255 characters'
  if (new TextEncoder().encode(payload).length > 128) return 'INVOICE_PAYLOAD_INVALID'
  // An invoice for Stars has one price, no provider and no tips.
  if (currency === 'XTR') {
    if (prices.length > 1 || provider_token !== '' || max_tip_amount > 0) return 'STARS_INVOICE_INVALID'
    if (subscription_period !== 0 && (subscription_period !== month || total > 10_000))
      return 'SUBSCRIPTION_PERIOD_INVALID'
    return undefined
  }
  return provider_token === ''
    ? 'PAYMENT_PROVIDER_INVALID'
    : /^[A-Z]{3}$/.test(currency)
      ? undefined
      : 'CURRENCY_INVALID'
}

const pricesIn = (text: string): Json.Decoded<ReadonlyArray<LabeledPrice>> => {
  if (text === '') return required('prices')
  const given = Json.parse(text)
  return given === undefined ? E.left("Can't parse prices JSON object") : pricesOf(given)
}

const pricesOf = (given: unknown): Json.Decoded<ReadonlyArray<LabeledPrice>> => {
  if (!Json.isArray(given)) return E.left('Expected an Array of labeled prices')
  if (given.length === 0) return E.left('There must be at least one price')
  return E.mapLeft((why: string) => `Can't parse labeled price: ${why}`)(
    Json.objects(given, 'LabeledPrice must be an Object', priceOf),
  )
}

const priceOf = (fields: Json.JsonObject): Json.Decoded<LabeledPrice> => {
  const label = Json.required(Json.string)(fields, 'label')
  if (E.isLeft(label)) return label
  if (label.right === '') return E.left('LabeledPrice label must be non-empty')
  const amount = Json.required(Json.integer)(fields, 'amount')
  return E.isLeft(amount) ? amount : E.right({ label: label.right, amount: amount.right })
}

const tipsIn = (text: string): Json.Decoded<ReadonlyArray<number>> => {
  if (text === '') return E.right([])
  const given = Json.parse(text)
  if (given === undefined) return E.left("Can't parse suggested_tip_amounts JSON object")
  if (!Json.isArray(given)) return E.left('Expected an Array of suggested tip amounts')
  const tips: Array<number> = []
  for (const value of given) {
    if (typeof value !== 'number' && typeof value !== 'string')
      return E.left('Suggested tip amount must be of type Number or String')
    if (!/^-?\d+$/.test(String(value))) return E.left("Can't parse suggested tip amount as Number")
    tips.push(Number(value))
  }
  return E.right(tips)
}

const optionOf = (fields: Json.JsonObject): Json.Decoded<ShippingOption> => {
  const id = Json.required(Json.string)(fields, 'id')
  if (E.isLeft(id)) return id
  if (id.right === '') return E.left('ShippingOption identifier must be non-empty')
  const title = Json.required(Json.string)(fields, 'title')
  if (E.isLeft(title)) return title
  if (title.right === '') return E.left('ShippingOption title must be non-empty')
  const given = Json.required(Json.array)(fields, 'prices')
  if (E.isLeft(given)) return given
  const prices = pricesOf(given.right)
  return E.isLeft(prices)
    ? E.left(`Can't parse shipping option prices: ${prices.left}`)
    : E.right({ id: id.right, title: title.right, prices: prices.right })
}
