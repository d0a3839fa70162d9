// What a bot says of others: verification, emoji statuses, errors of Telegram Passport.

import { ChatFullInfo, ChatShareThemeBackdrops } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
})

test('a bot verifies users and chats, and takes that back', async () => {
  const group = emulator.group({ title: 'Friends', members: [ann] })
  const custom_description = '<b>good</b>'
  expect(
    await result('verifyUser', {
      user_id: ann.id,
      custom_description,
      custom_description_parse_mode: 'HTML',
    }),
  ).toBe(true)
  expect(await result('verifyChat', { chat_id: group.id })).toBe(true)
  expect([...(emulator.state().verifications === undefined ? [] : ['some'])]).toEqual(['some'])
  expect(await result('removeUserVerification', { user_id: ann.id })).toBe(true)
  expect(await result('removeChatVerification', { chat_id: group.id })).toBe(true)
  expect(emulator.state().verifications).toBeUndefined()
  expect(await refused('verifyUser', { user_id: 5 })).toBe('Bad Request: user not found')
  expect(await refused('verifyChat', { chat_id: 5 })).toBe('Bad Request: chat not found')
  expect(await refused('verifyUser', { user_id: ann.id, custom_description: 'x'.repeat(71) })).toBe(
    'Bad Request: BOT_VERIFIER_DESCRIPTION_INVALID',
  )
})

test('a bot sets the emoji status of a person who allows it', async () => {
  const status = { user_id: ann.id, emoji_status_custom_emoji_id: '5', emoji_status_expiration_date: 2e9 }
  expect(await refused('setUserEmojiStatus', status)).toBe('Bad Request: USER_PERMISSION_DENIED')
  ann.allowEmojiStatus()
  expect(await result('setUserEmojiStatus', status)).toBe(true)
  const info = await result('getChat', { chat_id: ann.id })
  expect(ChatFullInfo.decode(info)).toMatchObject({ _tag: 'Right' })
  expect(info).toMatchObject({ emoji_status_custom_emoji_id: '5', emoji_status_expiration_date: 2e9 })
  await result('setUserEmojiStatus', { user_id: ann.id })
  expect(await result('getChat', { chat_id: ann.id })).not.toHaveProperty('emoji_status_custom_emoji_id')
})

test('errors of Telegram Passport are taken, and backdrops are listed', async () => {
  const errors = [{ source: 'data', type: 'passport', field_name: 'a', data_hash: 'b', message: 'c' }]
  expect(await result('setPassportDataErrors', { user_id: ann.id, errors })).toBe(true)
  expect(await refused('setPassportDataErrors', { user_id: ann.id })).toBe(
    'Bad Request: parameter "errors" is required',
  )
  const found = await result('getChatShareThemeBackdrops')
  expect(ChatShareThemeBackdrops.decode(found)).toMatchObject({ _tag: 'Right' })
  expect(found.backdrops.length).toBeGreaterThan(0)
})

test('an administrator bot deletes reactions of people', async () => {
  const bob = emulator.user({ first_name: 'Bob' })
  const group = emulator.group({ title: 'Friends', members: [ann, bob], bot: 'administrator' })
  const messages = ['one', 'two'].map((text) => ann.in(group).send(text))
  for (const message of messages) {
    ann.in(group).react(message, '👍')
    bob.in(group).react(message, '👎')
  }
  const [first, second] = messages
  const place = { chat_id: group.id, message_id: first?.message_id ?? 0 }
  expect(await result('deleteMessageReaction', { ...place, user_id: ann.id })).toBe(true)
  expect(group.reactions(first ?? 0)).toMatchObject([{ type: { emoji: '👎' } }])
  expect(await result('deleteAllMessageReactions', { chat_id: group.id, user_id: bob.id })).toBe(true)
  expect(group.reactions(first ?? 0)).toEqual([])
  expect(group.reactions(second ?? 0)).toMatchObject([{ type: { emoji: '👍' } }])
  const other = emulator.group({ title: 'Others', members: [ann] })
  const said = ann.in(other).send('three')
  expect(
    await refused('deleteMessageReaction', {
      chat_id: other.id,
      message_id: said.message_id,
      user_id: ann.id,
    }),
  ).toBe('Bad Request: not enough rights to delete reactions')
})

test('a bot ends a subscription in Stars', async () => {
  const link = await result('createInvoiceLink', {
    title: 'Club',
    description: 'A month',
    payload: 'p',
    currency: 'XTR',
    prices: [{ label: 'Month', amount: 5 }],
    subscription_period: 2_592_000,
  })
  const payment = ann.pay(link)
  await updates()
  await result('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })
  const outcome = await payment.settled()
  if (!outcome.ok) return expect.unreachable()
  const telegram_payment_charge_id = outcome.message.successful_payment?.telegram_payment_charge_id ?? ''
  const given = { user_id: ann.id, telegram_payment_charge_id, is_canceled: true }
  expect(await result('editUserStarSubscription', given)).toBe(true)
  expect(await refused('editUserStarSubscription', { ...given, telegram_payment_charge_id: 'x' })).toBe(
    'Bad Request: CHARGE_NOT_FOUND',
  )
})
