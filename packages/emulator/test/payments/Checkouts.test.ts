// Payments over HTTP, in Stars and in money: queries, outcomes, and refunds.

import { price, starInvoice } from '@pipegram/core/Invoice'
import { Message, StarAmount, StarTransactions } from '@pipegram/core/Types'
import { type Emulator, type Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { type Loose } from '../BotClient.ts'
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
const sold = async (invoice: object = stars, chat_id = ann.id): Promise<Loose> => {
  const { body } = await call('sendInvoice', { chat_id, ...invoice })
  expect(Message.decode(body.result)).toMatchObject({ _tag: 'Right' })
  return body.result
}
const old = 'Bad Request: query is too old and response timeout expired or query ID is invalid'

test('a payment in Stars has one query, is paid once, and is refunded once', async () => {
  const message = await sold()
  expect(message).toMatchObject({
    invoice: {
      title: 'Premium',
      description: 'A month of it',
      start_parameter: '',
      currency: 'XTR',
      total_amount: 100,
    },
    reply_markup: { inline_keyboard: [[{ pay: true }]] },
  })
  expect(() => ann.press('Pay ⭐️100')).toThrow('use pay(message)')
  const payment = ann.pay(message)
  expect(await updates()).toEqual([
    {
      update_id: expect.any(Number),
      pre_checkout_query: {
        id: payment.id,
        from: ann.user,
        currency: 'XTR',
        total_amount: 100,
        invoice_payload: 'premium',
      },
    },
  ])
  expect((await call('getMyStarBalance')).body.result).toEqual({ amount: 0 })
  expect(
    (await call('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })).body,
  ).toEqual({ ok: true, result: true })
  expect(await payment.settled()).toMatchObject({
    ok: true,
    message: { from: ann.user, successful_payment: { currency: 'XTR', total_amount: 100 } },
  })
  // A second answer pays nothing.
  expect(
    (await call('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })).body.description,
  ).toBe(old)
  const found = await updates()
  expect(found).toMatchObject([
    { message: { from: ann.user, chat: { id: ann.id }, successful_payment: { invoice_payload: 'premium' } } },
  ])
  expect(() => ann.pay(message)).toThrow('Ann has already paid this invoice')

  const { telegram_payment_charge_id } = found[0]?.message.successful_payment
  const refund = { user_id: ann.id, telegram_payment_charge_id }
  expect((await call('refundStarPayment', { ...refund, user_id: 7 })).body.description).toBe(
    'Bad Request: CHARGE_NOT_FOUND',
  )
  expect((await call('getMyStarBalance')).body.result).toEqual({ amount: 100 })
  expect((await call('refundStarPayment', refund)).body.result).toBe(true)
  expect((await call('refundStarPayment', refund)).body.description).toBe(
    'Bad Request: CHARGE_ALREADY_REFUNDED',
  )
  expect(await updates()).toMatchObject([
    {
      message: {
        refunded_payment: {
          currency: 'XTR',
          total_amount: 100,
          invoice_payload: 'premium',
          telegram_payment_charge_id,
        },
      },
    },
  ])
  const balance = (await call('getMyStarBalance')).body.result
  expect([balance, StarAmount.is(balance)]).toEqual([{ amount: 0 }, true])
  const all = (await call('getStarTransactions')).body.result
  expect(StarTransactions.decode(all)).toMatchObject({ _tag: 'Right' })
  expect(all.transactions).toMatchObject([
    { id: telegram_payment_charge_id, amount: 100, source: { user: ann.user } },
    { id: telegram_payment_charge_id, amount: 100, receiver: { user: ann.user } },
  ])
  expect((await call('getStarTransactions', { offset: 1, limit: 1 })).body.result.transactions).toMatchObject(
    [{ receiver: {} }],
  )
})

test('a declined payment shows the reason, and can be tried again', async () => {
  const message = await sold()
  const first = ann.pay(message)
  expect(
    (await call('answerPreCheckoutQuery', { pre_checkout_query_id: first.id, ok: false })).body.description,
  ).toBe('Bad Request: parameter "error_message" is required')
  await call('answerPreCheckoutQuery', {
    pre_checkout_query_id: first.id,
    ok: false,
    error_message: 'Sold out',
  })
  expect(await first.settled()).toEqual({ ok: false, error_message: 'Sold out' })
  const second = ann.pay(message)
  await call('answerPreCheckoutQuery', { pre_checkout_query_id: second.id, ok: true })
  expect(await second.settled()).toMatchObject({ ok: true })
  expect(ann.messages().filter(({ successful_payment }) => successful_payment !== undefined)).toHaveLength(1)
})

test('an answer after ten seconds comes too late', async () => {
  const payment = ann.pay(await sold())
  const waits = expect(payment.settled()).rejects.toThrow('Ann waited for a payment to end')
  await Promise.resolve()
  clock.advance(10_001)
  await waits
  expect(
    (await call('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })).body.description,
  ).toBe(old)
  expect(
    (await call('answerPreCheckoutQuery', { pre_checkout_query_id: '77', ok: true })).body.description,
  ).toBe(old)
  expect((await updates()).map((update) => Object.keys(update)[1])).toEqual(['pre_checkout_query'])
})

test('a payment in money has a shipping query first, and then the sum with shipping', async () => {
  const message = await sold({
    ...tea,
    is_flexible: true,
    need_shipping_address: true,
    need_email: true,
    max_tip_amount: 500,
  })
  expect(() => ann.pay(message, { tip: 501 })).toThrow('a tip is a whole number from 0 to 500')
  const payment = ann.pay(message, { tip: 100, email: 'ann@example.com', shipping_option: 'fast' })
  const [{ shipping_query }] = await updates()
  expect(shipping_query).toMatchObject({
    id: payment.id,
    invoice_payload: 'tea',
    shipping_address: { city: 'London' },
  })
  // The checkout query has not been sent yet.
  expect(
    (await call('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })).body.description,
  ).toBe(old)
  const shipping_options = [
    { id: 'slow', title: 'Slow', prices: [price('Post', 100)] },
    { id: 'fast', title: 'Fast', prices: [price('Bike', 700)] },
  ]
  expect(
    (await call('answerShippingQuery', { shipping_query_id: payment.id, ok: true, shipping_options })).body
      .result,
  ).toBe(true)
  expect(
    (await call('answerShippingQuery', { shipping_query_id: payment.id, ok: true, shipping_options })).body
      .description,
  ).toBe(old)
  const [{ pre_checkout_query }] = await updates()
  expect(pre_checkout_query).toMatchObject({
    id: payment.id,
    currency: 'EUR',
    total_amount: 1090 + 100 + 700,
    shipping_option_id: 'fast',
    order_info: { email: 'ann@example.com', shipping_address: { country_code: 'GB' } },
  })
  expect(pre_checkout_query.order_info).not.toHaveProperty('name')
  await call('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })
  expect(await payment.settled()).toMatchObject({
    ok: true,
    message: { successful_payment: { total_amount: 1890, shipping_option_id: 'fast' } },
  })
  const [
    {
      message: { successful_payment },
    },
  ] = await updates()
  // The provider refunds money, not Telegram.
  expect(
    (
      await call('refundStarPayment', {
        user_id: ann.id,
        telegram_payment_charge_id: successful_payment.telegram_payment_charge_id,
      })
    ).body.description,
  ).toBe('Bad Request: CHARGE_NOT_FOUND')

  const nowhere = ann.pay(await sold({ ...tea, is_flexible: true }))
  await call('answerShippingQuery', { shipping_query_id: nowhere.id, ok: false, error_message: 'Too far' })
  expect(await nowhere.settled()).toEqual({ ok: false, error_message: 'Too far' })
})

test('a payment tells what its invoice asks for, and nothing else', async () => {
  ann.pay(await sold({ ...tea, need_email: true }), { name: 'Ann A', email: 'ann@example.com' })
  ann.pay(await sold({ ...tea, need_name: true, need_phone_number: true }), { name: 'Ann A' })
  expect((await updates()).map((update) => update.pre_checkout_query.order_info)).toEqual([
    { email: 'ann@example.com' },
    { name: 'Ann A', phone_number: expect.stringMatching(/^\d+$/) },
  ])
})

test('each member of a group pays an invoice once', async () => {
  const bob = emulator.user({ first_name: 'Bob' })
  const group = emulator.group({ title: 'G', members: [ann, bob] })
  const message = await sold(stars, group.id)
  for (const who of [ann, bob]) {
    const payment = who.in(group).pay(message)
    await call('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })
    expect(await payment.settled()).toMatchObject({
      ok: true,
      message: { chat: { id: group.id }, from: who.user },
    })
  }
  expect(() => bob.in(group).pay(message)).toThrow('Bob has already paid this invoice')
  expect(() => emulator.user({ first_name: 'Cid' }).in(group).pay(message)).toThrow('Cid is not in "G"')
  expect(() => ann.pay(ann.send('hi'))).toThrow('is not an invoice')
})

test('wrong shipping options are refused', async () => {
  const { id } = ann.pay(await sold({ ...tea, is_flexible: true }))
  const option = { id: 'a', title: 'A', prices: [price('x', 1)] }
  const said = async (params: object): Promise<string> =>
    (await call('answerShippingQuery', { shipping_query_id: id, ...params })).body.description
  expect(await said({ ok: true })).toBe('Bad Request: parameter "shipping_options" is required')
  expect(await said({ ok: true, shipping_options: [] })).toBe(
    'Bad Request: there must be at least one shipping option',
  )
  expect(await said({ ok: true, shipping_options: [{ ...option, id: '' }] })).toBe(
    "Bad Request: can't parse shipping option: ShippingOption identifier must be non-empty",
  )
  expect(await said({ ok: true, shipping_options: [{ ...option, prices: [] }] })).toBe(
    "Bad Request: can't parse shipping option: Can't parse shipping option prices: " +
      'There must be at least one price',
  )
  expect(await said({ ok: false })).toBe('Bad Request: parameter "error_message" is required')
  expect(
    (await call('answerShippingQuery', { shipping_query_id: id, ok: true, shipping_options: [option] })).body
      .result,
  ).toBe(true)
})
