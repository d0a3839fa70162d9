// A day at the shop: users buy, come too late, pay twice, and try to get seats without paying.

import { makeEmulator, type Person } from '@pipegram/emulator'
import { E, start } from 'pipegram'
import { expect, it, onTestFinished, vi } from 'vitest'
import { shop, type Sales } from '../bot.ts'

const open = async () => {
  const emulator = await makeEmulator({ patience: 30_000 })
  const [owner, ann, bob] = [
    emulator.user({ first_name: 'Olga' }),
    emulator.user({ first_name: 'Ann' }),
    emulator.user({ first_name: '*Bob* <b>' }),
  ]
  const sales: Sales = new Map()
  const started = await start(shop([owner.id], sales), { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  owner.send('/start')
  await owner.received()
  return { emulator, sales, owner, ann, bob }
}

// Goes through the shop as a user does, to the invoice for the last concert.
const order = async (who: Person, buy: string) => {
  who.send('/start')
  await who.received()
  for (const name of ['›', 'Late Quartets – 180 ⭐️', ...(buy.startsWith('Buy 2') ? ['+'] : [])]) {
    who.press(name)
    await who.received()
  }
  who.press(buy)
  return who.received()
}

// All sales of these tests are of the last concert, which has two seats.
const seatsLeft = (sales: Sales) => [...sales.values()].reduce((free, { seats }) => free - seats, 2)

const receiptIn = (text = '') => /Receipt: (\S+)$/.exec(text)?.[1] ?? ''

it('sells a seat at the price of its list, and takes it back', async () => {
  const { sales, owner, ann } = await open()
  const invoice = await order(ann, 'Buy 1 for 180 ⭐️')
  expect(invoice.invoice).toMatchObject({
    title: 'Late Quartets',
    currency: 'XTR',
    total_amount: 180,
    start_parameter: 'shop',
  })
  expect(await ann.pay(invoice).settled()).toMatchObject({ ok: true })

  const { text, entities } = await ann.received()
  const receipt = receiptIn(text)
  expect(text).toBe(`Thank you! Late Quartets, 1 seat. Receipt: ${receipt}`)
  expect(entities?.map(({ type }) => type)).toEqual(['bold', 'code'])
  expect((await owner.received()).text).toBe(`Sold: Late Quartets, 1 seat. /refund ${ann.id} ${receipt}`)
  expect(seatsLeft(sales)).toBe(1)
  ann.send('/tickets')
  expect((await ann.received()).text).toBe('Your tickets\nLate Quartets, 1 seat')

  owner.send(`/refund ${ann.id} ${receipt}`)
  expect((await owner.received()).text).toBe('The Stars are on their way back.')
  expect((await ann.received()).text).toBe('Your Stars are back.')
  expect(seatsLeft(sales)).toBe(2)
  owner.send(`/refund ${ann.id} ${receipt}`)
  expect((await owner.received()).text).toBe(
    'refundStarPayment failed: 400 Bad Request: CHARGE_ALREADY_REFUNDED.',
  )
})

it('sells no seat twice: a payment that comes too late is refunded', async () => {
  const { emulator, sales, ann, bob } = await open()
  const [annWants, bobWants] = [await order(ann, 'Buy 2 for 360 ⭐️'), await order(bob, 'Buy 1 for 180 ⭐️')]
  // Both checkouts come before the first payment: the later payment is refunded.
  const payments = [ann.pay(annWants), bob.pay(bobWants)]
  expect((await Promise.all(payments.map(async ({ settled }) => settled()))).map(({ ok }) => ok)).toEqual([
    true,
    true,
  ])
  expect((await ann.received()).text).toContain('Thank you! Late Quartets, 2 seats.')
  expect((await bob.received()).text).toBe('Your Stars are back.')
  expect([...sales.values()].map(({ buyer }) => buyer)).toEqual([ann.id])
  expect(seatsLeft(sales)).toBe(0)

  // An old button shows that the concert is sold out, and sells nothing.
  bob.press('Buy 1 for 180 ⭐️')
  const shown = await bob.received()
  expect(shown.text).toContain('Sold out')
  expect(shown.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(['‹ All concerts'])
  expect(emulator.calls('sendInvoice')).toHaveLength(2)
})

it('declines an old price, an unknown concert, and more seats than are left', async () => {
  const { emulator, ann, bob } = await open()
  ann.send('/start')
  await ann.received()
  const invoice = async (payload: string, amount: number) => {
    const body = JSON.stringify({
      chat_id: ann.id,
      title: 'Late Quartets',
      description: 'As it was',
      payload,
      provider_token: '',
      currency: 'XTR',
      prices: [{ label: 'One', amount }],
    })
    await fetch(`${emulator.apiRoot}/bot${emulator.token}/sendInvoice`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    return ann.pay(await ann.received()).settled()
  }
  expect(await invoice('order.quartets.1', 1)).toEqual({
    ok: false,
    error_message: 'The price has changed. Please open the shop again.',
  })
  expect(await invoice('order.quartets.3', 540)).toEqual({
    ok: false,
    error_message: 'Only 2 seats are left.',
  })
  expect(await invoice('order.tosca.1', 1)).toEqual({
    ok: false,
    error_message: 'This invoice is no longer valid.',
  })
  expect(await invoice('order.quartets.-1', 1)).toEqual({
    ok: false,
    error_message: 'This invoice is no longer valid.',
  })

  const bought = await order(bob, 'Buy 2 for 360 ⭐️')
  await bob.pay(bought).settled()
  await bob.received()
  expect(await invoice('order.quartets.1', 180)).toEqual({
    ok: false,
    error_message: 'This concert is sold out.',
  })
})

it('delivers once if Telegram reports a payment twice, and takes no second payment', async () => {
  const { emulator, sales, ann } = await open()
  const invoice = await order(ann, 'Buy 1 for 180 ⭐️')
  const outcome = await ann.pay(invoice).settled()
  if (!outcome.ok) throw new Error(outcome.error_message)
  await ann.received()
  emulator.deliver({ message: outcome.message })
  await emulator.idle()
  expect(ann.messages().filter(({ text }) => text?.startsWith('Thank you!'))).toHaveLength(1)
  expect(seatsLeft(sales)).toBe(1)
  expect(() => ann.pay(invoice)).toThrow('Ann has already paid this invoice')
  // Two invoices are two purchases.
  expect(await ann.pay(await order(ann, 'Buy 1 for 180 ⭐️')).settled()).toMatchObject({ ok: true })
  await ann.received()
  expect(seatsLeft(sales)).toBe(0)
})

it('keeps the tickets of a buyer who blocked the bot', async () => {
  const { emulator, owner, ann } = await open()
  const printed = vi.spyOn(console, 'error').mockReturnValue(undefined)
  onTestFinished(() => {
    printed.mockRestore()
  })
  const payment = ann.pay(await order(ann, 'Buy 1 for 180 ⭐️'))
  ann.block()
  expect(await payment.settled()).toMatchObject({ ok: true })
  expect((await owner.received()).text).toContain(`Sold: Late Quartets, 1 seat. /refund ${ann.id}`)
  await emulator.idle()
  expect(printed.mock.calls).toEqual([[expect.stringContaining('bot was blocked by the user')]])
  ann.unblock()
  ann.send('/tickets')
  expect((await ann.received()).text).toBe('Your tickets\nLate Quartets, 1 seat')
})

it('refuses forged buttons, and does not reveal the command of the owners', async () => {
  const { emulator, sales, owner, ann, bob } = await open()
  bob.send('/start')
  const { message_id } = await bob.received()
  for (const data of [
    'shop.buy.quartets.0',
    'shop.buy.quartets.-1',
    'shop.buy.quartets.a',
    'shop.buy.tosca.1',
    'shop.buy.__proto__.1',
    'shop.paid.quartets.1',
    'shop',
    'refund.1',
  ]) {
    bob.press({ message_id, data })
    expect(await bob.answered()).toMatchObject({ text: 'This button no longer works.', show_alert: true })
  }
  // More seats than are left: the shop shows how many there are, and sends no invoice.
  bob.press({ message_id, data: 'shop.buy.quartets.9' })
  expect((await bob.received()).text).toContain('2 seats left')
  expect(emulator.calls('sendInvoice')).toHaveLength(0)

  const replies = []
  for (const text of [`/refund ${ann.id} stx1`, '/refund', '/nothing']) {
    bob.send(text)
    replies.push((await bob.received()).text)
  }
  expect(new Set(replies)).toEqual(new Set(['I know /start, /tickets, /terms and /paysupport.']))
  expect(emulator.calls('refundStarPayment')).toHaveLength(0)
  expect(seatsLeft(sales)).toBe(2)

  owner.send('/refund nobody')
  expect((await owner.received()).text).toContain('Usage: /refund user charge')
  owner.send(`/refund ${bob.id} stx1`)
  expect((await owner.received()).text).toContain('CHARGE_NOT_FOUND')
})

it('passes a call for help to the owners, as plain text', async () => {
  const { owner, bob } = await open()
  bob.send('/paysupport')
  expect((await bob.received()).text).toContain('Say it after the command')
  bob.send(`/paysupport *I* <b>paid</b> ${'and '.repeat(900)}`)
  expect((await bob.received()).text).toBe('We look into it, and answer within a day.')
  const { text = '', entities } = await owner.received()
  expect(text).toContain(`*Bob* <b> (${bob.id}) asks: *I* <b>paid</b> and`)
  expect(text.length).toBeLessThan(1100)
  expect(entities?.map(({ type }) => type)).toEqual(['text_mention'])
  bob.send('/terms')
  expect((await bob.received()).text).toContain('/paysupport')
})

it('takes the payment of a user who flooded it, and still answers others', async () => {
  const { emulator, ann, bob } = await open()
  const invoice = await order(bob, 'Buy 1 for 180 ⭐️')
  for (let i = 0; i < 100; i += 1) bob.send('/tickets')
  ann.send('/terms')
  expect((await ann.received()).text).toContain('Until a concert begins')
  await emulator.idle()
  const told = bob.messages().filter(({ from }) => from?.is_bot === true)
  expect(told.length).toBeLessThan(35)
  expect(told.at(-1)?.text).toMatch(/^That is too much at once\./)
  expect(await bob.pay(invoice).settled()).toMatchObject({ ok: true })
  await emulator.idle()
  expect(bob.messages().at(-1)?.text).toContain('Thank you!')
})

it('ignores its private commands in groups', async () => {
  const { emulator, ann } = await open()
  const group = emulator.group({ title: 'Friends', members: [ann] })
  for (const text of ['/start', '/tickets', '/paysupport I paid']) ann.in(group).send(text)
  await emulator.idle()
  expect(
    ann
      .in(group)
      .messages()
      .filter(({ from }) => from?.is_bot === true),
  ).toEqual([])
})
