// Where buttons lead: addresses with signed data, texts to copy, queries to type.

import { createHash, createHmac } from 'node:crypto'
import * as InitData from '@pipegram/core/InitData'
import * as LoginWidget from '@pipegram/core/LoginWidget'
import * as Token from '@pipegram/core/Token'
import type { Emulator, Person } from '@pipegram/emulator'
import * as E from 'fp-ts/lib/Either.js'
import { beforeEach, expect, test } from 'vitest'
import { send } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { clock, start, result, updates, refused } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start({ admin: true, bots: [{ username: 'second_bot' }] })
  ann = emulator.user({ first_name: 'Ann', last_name: 'Ö & Co', username: 'ann', language_code: 'de' })
  ann.send('/start')
  await updates()
})

const shown = async (button: object): Promise<void> => {
  const reply_markup = { inline_keyboard: [[{ text: 'Go', ...button }]] }
  await result('sendMessage', { chat_id: ann.id, text: 'Look', reply_markup })
}
const addressOf = (opens: string | undefined): URL => new URL(opens ?? 'none:')
const appData = (opens: string | undefined): string =>
  new URLSearchParams(addressOf(opens).hash.replace(/^[^?]*\?|^#/, '')).get('tgWebAppData') ?? ''
const tokenOf = (text: string): Token.Token => {
  const token = Token.fromString(text)
  if (E.isLeft(token)) throw new Error(token.left)
  return token.right
}

// Written from the documentation of Telegram, apart from the code of pipegram.
const isSigned = (fields: URLSearchParams, secret: Buffer): boolean => {
  const pairs = [...fields].filter(([name]) => name !== 'hash').map(([name, text]) => `${name}=${text}`)
  return createHmac('sha256', secret).update(pairs.sort().join('\n')).digest('hex') === fields.get('hash')
}
const appSecret = (token: string): Buffer => createHmac('sha256', 'WebAppData').update(token).digest()

test.each<[button: object, does: object]>([
  [{ url: 'https://example.com/a?b=c#d' }, { opens: 'https://example.com/a?b=c#d' }],
  [{ copy_text: { text: 'CODE-1' } }, { copies: 'CODE-1' }],
  [{ switch_inline_query: 'cats' }, { switches: { query: 'cats', to: 'any' } }],
  [{ switch_inline_query_current_chat: '' }, { switches: { query: '', to: 'current' } }],
  [
    { switch_inline_query_chosen_chat: { query: 'q', allow_user_chats: true, allow_channel_chats: true } },
    { switches: { query: 'q', to: ['user', 'channel'] } },
  ],
])('a button with %j does %j, and the bot hears nothing', async (button, does) => {
  await shown(button)
  expect(ann.press('Go')).toEqual(does)
  const body = JSON.stringify({ user_id: ann.id, button: 'Go' })
  expect((await send(emulator, '/_/press', { method: 'POST', body })).body).toEqual(does)
  expect(await updates()).toEqual([])
})

test('a Mini App gets launch data that the token of the bot has signed', async () => {
  await shown({ web_app: { url: 'https://example.com/app?a=1#/menu' } })
  const { opens } = ann.press('Go')
  const address = addressOf(opens)
  expect(address.href).toMatch(/^https:\/\/example\.com\/app\?a=1#\/menu\?tgWebAppData=/)
  const data = appData(opens)
  const read = await InitData.validate({ token: tokenOf(emulator.token), maxAge: 1e10 })(data)()
  expect(read).toMatchObject({
    _tag: 'Right',
    right: {
      user: { id: ann.id, first_name: 'Ann', last_name: 'Ö & Co', username: 'ann', language_code: 'de' },
      auth_date: Math.floor(clock.now() / 1000),
      query_id: expect.stringMatching(/^\d+$/),
    },
  })
  const fields = new URLSearchParams(data)
  expect(isSigned(fields, appSecret(emulator.token))).toBe(true)
  expect(isSigned(fields, appSecret(emulator.bots[1]?.token ?? ''))).toBe(false)
  fields.set('auth_date', '1')
  expect(isSigned(fields, appSecret(emulator.token))).toBe(false)
})

test('a Mini App below the input field is opened, and its menu button too', async () => {
  const web_app = { url: 'https://example.com/app' }
  const reply_markup = { keyboard: [[{ text: 'Open', web_app }]] }
  await result('sendMessage', { chat_id: ann.id, text: '?', reply_markup })
  const fields = new URLSearchParams(appData(ann.press('Open').opens))
  expect(isSigned(fields, appSecret(emulator.token))).toBe(true)
  // Such an app answers by `sendData`.
  expect(fields.has('query_id')).toBe(false)
  expect(ann.press('Open', { data: 'tea' }).message).toMatchObject({
    web_app_data: { data: 'tea', button_text: 'Open' },
  })
  expect(() => ann.openMenu()).toThrow('opens no Mini App')
  await result('setChatMenuButton', { menu_button: { type: 'web_app', text: 'Menu', web_app } })
  const menu = new URLSearchParams(appData(ann.openMenu().opens))
  expect([isSigned(menu, appSecret(emulator.token)), menu.has('query_id')]).toEqual([true, true])
  const body = JSON.stringify({ user_id: ann.id })
  const over = await send(emulator, '/_/menu', { method: 'POST', body })
  expect(over.body.opens).toMatch(/^https:\/\/example\.com\/app#tgWebAppData=/)
})

test('a login button opens an address with signed parameters, by the bot that it names', async () => {
  await shown({ login_url: { url: 'https://example.com/login?next=%2Fa' } })
  const { searchParams } = addressOf(ann.press('Go').opens)
  expect(searchParams.get('next')).toBe('/a')
  searchParams.delete('next')
  const valid = LoginWidget.validate({ token: tokenOf(emulator.token), maxAge: 1e10 })
  expect(await valid(searchParams.toString())()).toMatchObject({
    _tag: 'Right',
    right: { id: ann.id, first_name: 'Ann', username: 'ann' },
  })
  const secret = (token: string): Buffer => createHash('sha256').update(token).digest()
  expect(isSigned(searchParams, secret(emulator.token))).toBe(true)
  await shown({ login_url: { url: 'https://example.com/login', bot_username: 'second_bot' } })
  const other = addressOf(ann.press('Go').opens).searchParams
  expect(isSigned(other, secret(emulator.bots[1]?.token ?? ''))).toBe(true)
  await shown({ login_url: { url: 'https://example.com/login', bot_username: 'nobody_bot' } })
  expect(() => ann.press('Go')).toThrow('there is no bot @nobody_bot')
})

test('the app sends a message in the name of the person, once', async () => {
  await shown({ web_app: { url: 'https://example.com/app' } })
  const web_app_query_id = new URLSearchParams(appData(ann.press('Go').opens)).get('query_id')
  const article = (more: object = {}): object => ({
    type: 'article',
    id: '1',
    title: 'Order',
    input_message_content: { message_text: 'I ordered tea' },
    ...more,
  })
  const answer = { web_app_query_id, result: article() }
  expect(await refused('answerWebAppQuery', { ...answer, result: { type: 'article' } })).toBe(
    'Bad Request: can\'t parse inline query result: Can\'t find field "id"',
  )
  expect(await result('answerWebAppQuery', answer)).toEqual({})
  expect((await ann.received(2)).at(-1)).toMatchObject({
    text: 'I ordered tea',
    from: { id: ann.id },
    via_bot: { id: emulator.bot.id },
  })
  const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
  expect(await refused('answerWebAppQuery', answer)).toBe(tooOld)
  const next = new URLSearchParams(appData(ann.press('Go').opens)).get('query_id')
  const reply_markup = { inline_keyboard: [[{ text: '+', callback_data: 'a' }]] }
  const sent = await result('answerWebAppQuery', {
    web_app_query_id: next,
    result: article({ reply_markup }),
  })
  const edit = { inline_message_id: sent.inline_message_id, text: 'I ordered more' }
  expect(await result('editMessageText', edit)).toBe(true)
  expect(ann.messages().at(-1)?.text).toBe('I ordered more')
})
