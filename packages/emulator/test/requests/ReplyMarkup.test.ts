// Keyboards of core over real HTTP: every kind of button arrives, and its data comes back.

import * as Button from '@pipegram/core/Button'
import { boundCallbackData, callbackData, callbackUnion, int } from '@pipegram/core/CallbackData'
import { grid, inlineKeyboard, pageOf, pager, replyKeyboard } from '@pipegram/core/Keyboard'
import * as RequestButton from '@pipegram/core/RequestButton'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fromJson } from '../../src/requests/internal/ReplyMarkup.ts'
import { api, type Loose } from '../BotClient.ts'

let emulator: Emulator
let call: ReturnType<typeof api>
beforeEach(async () => {
  emulator = await makeEmulator()
  call = api(emulator)
})
afterEach(() => emulator.close())

const Page = callbackData('page', { page: int }, { version: 1 })

test('a message takes every kind of inline button', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const keyboard = inlineKeyboard(
    [Button.payButton('Pay')],
    [
      Button.button('a', Page, { page: 1 }, { style: 'danger' }),
      Button.urlButton('b', 'https://example.com/'),
      Button.webAppButton('c', 'https://example.com'),
      Button.loginUrlButton('d', 'https://example.com'),
    ],
    [
      Button.switchInlineQueryButton('e'),
      Button.switchInlineQueryCurrentChatButton('f', 'q'),
      Button.switchInlineQueryChosenChatButton('g', { allow_user_chats: true }),
      Button.copyButton('h', 'x'),
    ],
    ...pager(pageOf(grid(1)([1, 2, 3]), 1, 1), (text, page) => Button.button(text, Page, { page })),
  )
  const { body } = await call('sendMessage', { chat_id: ann.id, text: 'x', reply_markup: keyboard })
  expect(body).toMatchObject({ ok: true, result: { reply_markup: keyboard } })
  const game = await call('sendGame', {
    chat_id: ann.id,
    game_short_name: 'x',
    reply_markup: inlineKeyboard([Button.callbackGameButton('Play')]),
  })
  expect(game.body).toMatchObject({ ok: true })
})

test('a message takes every kind of reply button', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const reply_markup = replyKeyboard([
    ['plain', Button.webAppButton('a', 'https://example.com')],
    [
      RequestButton.requestUsersButton('b', { request_id: 1 }),
      RequestButton.requestChatButton('c', { request_id: 2, chat_is_channel: false }),
      RequestButton.requestManagedBotButton('d', { request_id: 3 }),
    ],
    [
      RequestButton.requestContactButton('e'),
      RequestButton.requestLocationButton('f'),
      RequestButton.requestPollButton('g', 'quiz'),
    ],
  ])
  expect((await call('sendMessage', { chat_id: ann.id, text: 'x', reply_markup })).body).toMatchObject({
    ok: true,
  })
  expect(ann.buttons()).toEqual(['plain', 'a', 'b', 'c', 'd', 'e', 'f', 'g'])
})

test('callback data comes back whole, also signed and bound', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const sign = signer(Secret.make('0123456789abcdef'))
  const Own = boundCallbackData('user', 'own', { n: int }, { sign })
  const Cart = callbackUnion('cart', { add: { item: int }, clear: {} }, { sign, version: 35 })
  await call('sendMessage', {
    chat_id: ann.id,
    text: 'x',
    reply_markup: inlineKeyboard([
      Button.button('own', Own.for(ann.id), { n: -7 }),
      Button.button('clear', Cart, { _tag: 'clear' }),
    ]),
  })
  ann.press('own')
  ann.press('clear')
  const { body } = await call('getUpdates', {})
  const found: ReadonlyArray<Loose> = body.result
  const data: ReadonlyArray<unknown> = found.flatMap(({ callback_query }) => callback_query?.data ?? [])
  expect(data).toHaveLength(2)
  expect(Own.for(ann.id).decode(data[0])).toEqual(E.right({ n: -7 }))
  expect(Cart.decode(data[1])).toEqual(E.right({ _tag: 'clear' }))
})

test('a keyboard has those settings that were given, and no others', () => {
  const keyboard = [[{ text: 'a' }]]
  const plain = E.toUnion(fromJson(JSON.stringify({ keyboard, selective: false })))
  const once = E.toUnion(fromJson(JSON.stringify({ keyboard, one_time_keyboard: true })))
  expect(plain).toMatchObject({ _tag: 'Reply' })
  expect(JSON.stringify(plain)).not.toContain('true')
  expect(JSON.stringify(once).match(/"\w+":true/g)).toEqual(['"one_time_keyboard":true'])
})

test('a button with an empty text is left out, and so is a keyboard without any other', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const send = async (reply_markup: object): Promise<Loose> =>
    (await call('sendMessage', { chat_id: ann.id, text: 'x', reply_markup })).body.result
  const [none, one] = [
    { text: '', callback_data: 'a' },
    { text: 'b', callback_data: 'b' },
  ]
  expect((await send({ inline_keyboard: [[none, one], [none]] })).reply_markup).toEqual({
    inline_keyboard: [[one]],
  })
  expect(await send({ inline_keyboard: [[none]] })).not.toHaveProperty('reply_markup')
  const read = fromJson(JSON.stringify({ keyboard: [[''], ['c', { text: '' }]] }))
  expect(E.toUnion(read)).toMatchObject({ keyboard: { keyboard: [[{ text: 'c' }]] } })
})

test('a channel has only inline keyboards, without buttons that need the name of the bot', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const channel = emulator.group({ title: 'News', type: 'channel', members: [ann], bot: 'administrator' })
  const refused = async (reply_markup: object): Promise<unknown> =>
    (await call('sendMessage', { chat_id: channel.id, text: 'x', reply_markup })).body.description
  for (const markup of [{ keyboard: [['a']] }, { remove_keyboard: true }, { force_reply: true }])
    expect(await refused(markup)).toBe('Bad Request: inline keyboard expected')
  const inline = (fields: object): Promise<unknown> =>
    refused({ inline_keyboard: [[{ text: 'a', ...fields }]] })
  const why =
    'button in a channel chat, because users will not be able to use the button ' +
    "without knowing bot's username"
  expect(await inline({ switch_inline_query: '' })).toBe(`Bad Request: can't use switch_inline_query ${why}`)
  expect(await inline({ switch_inline_query_current_chat: '' })).toBe(
    `Bad Request: can't use switch_inline_query_current_chat ${why}`,
  )
  expect(await inline({ callback_data: 'b' })).toBeUndefined()
})
