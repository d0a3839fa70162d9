// Invoices, in chats, behind links and by inline mode.

import { price, starInvoice } from '@pipegram/core/Invoice'
import { makeEmulator, type Emulator, type Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { api, type Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { clock, start, call, updates } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await updates()
})

const stars = starInvoice({ title: 'Premium', description: 'A month of it', payload: 'premium', stars: 100 })
const tea = {
  title: 'Tea',
  description: 'A pound of it',
  payload: 'tea',
  provider_token: '1:TEST:x',
  currency: 'EUR',
  prices: [price('Tea', 1290), price('Discount', -200)],
}

test('many people can pay the same link, each in the private chat', async () => {
  const { result } = (await call('createInvoiceLink', { ...stars, subscription_period: 2_592_000 })).body
  expect(result).toMatch(/^https:\/\/t\.me\/\$[\w-]+$/)
  const bob = emulator.user({ first_name: 'Bob' })
  for (const who of [ann, bob]) {
    const payment = who.pay(result)
    await call('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })
    expect(await payment.settled()).toMatchObject({
      ok: true,
      message: {
        chat: { id: who.id },
        successful_payment: {
          is_recurring: true,
          is_first_recurring: true,
          subscription_expiration_date: Math.floor(clock.now() / 1000) + 2_592_000,
        },
      },
    })
  }
  const ids = (await call('getStarTransactions')).body.result.transactions
  expect(new Set(Array.from<Loose, unknown>(ids, ({ id }) => id)).size).toBe(2)
  expect(() => ann.pay('https://t.me/$nothing')).toThrow('there is no invoice behind this link')
})

test('an invoice can be sent to any chat by inline mode, and paid there', async () => {
  const shop = await makeEmulator({ clock, bot: { supports_inline_queries: true } })
  const bob = shop.user({ first_name: 'Bob' })
  const friends = shop.group({ title: 'Friends', members: [bob], bot: 'none' })
  const search = bob.in(friends).inline('premium')
  const article = (input_message_content: object): object => ({
    inline_query_id: search.id,
    results: [{ type: 'article', id: '1', title: 'Premium', input_message_content }],
  })
  expect(
    (await api(shop)('answerInlineQuery', article({ ...stars, title: undefined }))).body.description,
  ).toBe('Bad Request: can\'t parse inline query result: Can\'t find field "title"')
  expect((await api(shop)('answerInlineQuery', article({ ...stars, prices: [] }))).body.description).toBe(
    "Bad Request: can't parse inline query result: There must be at least one price",
  )
  await api(shop)('answerInlineQuery', article(stars))
  const message = search.choose('1')
  expect(message).toMatchObject({
    invoice: { total_amount: 100 },
    reply_markup: { inline_keyboard: [[{ pay: true }]] },
    via_bot: {},
  })
  const payment = bob.in(friends).pay(message)
  await api(shop)('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })
  expect(await payment.settled()).toMatchObject({
    ok: true,
    message: { chat: { id: bob.id }, successful_payment: { invoice_payload: 'premium' } },
  })
  await shop.close()
})

const button = (...buttons: ReadonlyArray<object>): object => ({
  reply_markup: { inline_keyboard: [buttons] },
})
const refusals: ReadonlyArray<readonly [why: string, params: object]> = [
  ['parameter "title" is required', { ...stars, title: '' }],
  ['parameter "prices" is required', { ...stars, prices: '' }],
  ["can't parse prices JSON object", { ...stars, prices: '[' }],
  ['expected an Array of labeled prices', { ...stars, prices: {} }],
  ["can't parse labeled price: LabeledPrice must be an Object", { ...stars, prices: [1] }],
  ["can't parse labeled price: LabeledPrice label must be non-empty", { ...stars, prices: [price('', 1)] }],
  ['can\'t parse labeled price: Can\'t find field "amount"', { ...stars, prices: [{ label: 'x' }] }],
  ['there must be at least one price', { ...stars, prices: [] }],
  ['total price must be positive', { ...stars, prices: [price('x', 0)] }],
  ['total price is too big', { ...tea, prices: [price('x', 1e12)] }],
  ['INVOICE_PAYLOAD_INVALID', { ...stars, payload: 'x'.repeat(129) }],
  ['STARS_INVOICE_INVALID', { ...stars, prices: [price('a', 1), price('b', 1)] }],
  ['STARS_INVOICE_INVALID', { ...stars, max_tip_amount: 500, suggested_tip_amounts: [100] }],
  ['STARS_INVOICE_INVALID', { ...stars, provider_token: '1:TEST:x' }],
  ['PAYMENT_PROVIDER_INVALID', { ...tea, provider_token: '' }],
  ['CURRENCY_INVALID', { ...tea, currency: 'euro' }],
  ["suggested tip amount can't be bigger than max_tip_amount", { ...tea, suggested_tip_amounts: [1] }],
  [
    'there can be at most 4 suggested tip amounts',
    { ...tea, max_tip_amount: 9, suggested_tip_amounts: [1, 2, 3, 4, 5] },
  ],
  ['suggested tip amount must be positive', { ...tea, max_tip_amount: 9, suggested_tip_amounts: [0] }],
  ['REPLY_MARKUP_BUY_EMPTY', { ...stars, ...button({ text: 'x', callback_data: 'x' }) }],
  [
    'BUTTON_POS_INVALID',
    { ...stars, ...button({ text: 'x', callback_data: 'x' }, { text: 'Pay', pay: true }) },
  ],
]

test.each(refusals.map(([why, params]) => ({ why, params })))('$why', async ({ why, params }) => {
  const before = emulator.state()
  expect((await call('sendInvoice', { chat_id: ann.id, ...params })).body).toMatchObject({
    error_code: 400,
    description: `Bad Request: ${why}`,
  })
  expect(emulator.state()).toBe(before)
})
