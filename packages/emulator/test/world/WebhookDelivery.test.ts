// Webhooks over real HTTP: what is posted, in which order, what is confirmed, what is posted again, and calls
// in answers.

import { gzipSync } from 'node:zlib'
import { Update, WebhookInfo } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { send, type Loose } from '../BotClient.ts'
import { listen, type Post } from '../BotServer.ts'
import { makeStage } from '../Stage.ts'

const { clock, start, call, result } = makeStage()
let emulator: Emulator
let ann: Person
let bot: Awaited<ReturnType<typeof listen>>
beforeEach(async () => {
  bot = await listen()
  emulator = await start({ local: true, bot: { supports_inline_queries: true }, firstUpdate: 1000 })
  ann = emulator.user({ first_name: 'Änn' })
})
afterEach(() => bot.close())

const set = (params: object = {}): Promise<Loose> => result('setWebhook', { url: bot.url, ...params })
const info = async (): Promise<Loose> => {
  const found = await result('getWebhookInfo')
  expect(WebhookInfo.decode(found)).toMatchObject({ _tag: 'Right' })
  return found
}
/** Asks until the answer fits. */
const until = async (fits: (found: Loose) => boolean): Promise<Loose> => {
  let found = await info()
  while (!fits(found)) found = await info()
  return found
}
const failed = (why: string): Promise<Loose> => until(({ last_error_message }) => last_error_message === why)

test('an update is posted as Telegram posts it, and any 2xx answer confirms it', async () => {
  ann.send('Grüße 😀')
  await set({ url: bot.url.replace('127', 'user%20x:p%zz@127'), secret_token: 'S-1_x' })
  const { update, request, answer } = await bot.next()
  expect(E.isRight(Update.decode(update))).toBe(true)
  expect(update).toMatchObject({ update_id: 1000, message: { text: 'Grüße 😀' } })
  expect([request.method, request.url]).toEqual(['POST', '/hook?a=b'])
  expect(request.headers).toMatchObject({
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': 'S-1_x',
    'accept-encoding': 'gzip, deflate',
    host: `127.0.0.1:${bot.port}`,
  })
  expect(request.headers.authorization).toMatch(/^Basic /)
  expect(await info()).toMatchObject({
    pending_update_count: 1,
    max_connections: 100,
    ip_address: '127.0.0.1',
  })
  answer(204)
  await emulator.idle()
  expect((await info()).pending_update_count).toBe(0)
  expect(await info()).not.toHaveProperty('last_error_message')
})

test('updates of one chat wait for each other, up to max_connections chats go out at once', async () => {
  const bob = emulator.user({ first_name: 'Bob' })
  const cid = emulator.user({ first_name: 'Cid' })
  await set({ max_connections: 2 })
  for (const text of ['1', '2']) ann.send(text)
  bob.send('b')
  cid.send('c')
  const [first, second] = [await bot.next(), await bot.next()]
  expect([first, second].map(({ update }) => update.message.text).sort()).toEqual(['1', 'b'])
  // A pressed button is in the lane of its person and does not wait for the chat. Two posts are the limit.
  const of = (text: string): Post =>
    [first, second].find(({ update }) => update.message.text === text) ?? expect.unreachable()
  of('b').answer()
  const third = await bot.next()
  expect(third.update.message.text).toBe('c')
  of('1').answer()
  const fourth = await bot.next()
  expect(fourth.update.message.text).toBe('2')
  third.answer()
  fourth.answer()
  await emulator.idle()
})

test('a failed update is posted again at once, and then after 2, 4 and 8 seconds', async () => {
  await set()
  ann.send('1')
  ann.send('2')
  const seen: Array<Loose> = []
  for (const wait of [0, 2000, 4000, 8000]) {
    const { update, answer } = await bot.next()
    clock.advance(1000)
    seen.push(update.message.text)
    answer(500)
    const now = Math.floor(clock.now() / 1000)
    await until(({ last_error_date }) => last_error_date === now)
    if (wait === 0) continue
    clock.advance(wait - 1)
    expect((await info()).pending_update_count).toBe(2)
    expect(bot.posted()).toBe(seen.length)
    clock.advance(1)
  }
  const { update, answer } = await bot.next()
  expect([...seen, update.message.text]).toEqual(['1', '1', '1', '1', '1'])
  answer()
  const second = await bot.next()
  expect(second.update.message.text).toBe('2')
  second.answer()
  await emulator.idle()
  expect(await info()).toMatchObject({
    last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    last_error_date: expect.any(Number),
    pending_update_count: 0,
  })
  clock.advance(2000)
  expect((await set({ max_connections: 3 }), await info())).not.toHaveProperty('last_error_date')
})

test('a call in the answer is carried out in any form, except for some methods', async () => {
  await set()
  const form = new FormData()
  for (const [name, value] of Object.entries({
    method: 'sendMessage',
    chat_id: String(ann.id),
    text: 'multipart',
  }))
    form.set(name, value)
  const multipart = new Response(form)
  const replies: ReadonlyArray<readonly [string | Uint8Array, Record<string, string>]> = [
    [
      JSON.stringify({ method: 'sendMessage', chat_id: ann.id, text: 'json' }),
      { 'content-type': 'application/json' },
    ],
    [
      gzipSync(JSON.stringify({ method: 'SENDmessage', chat_id: ann.id, text: 'packed' })),
      { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' },
    ],
    [
      `method=sendMessage&chat_id=${ann.id}&text=form`,
      { 'content-type': 'application/x-www-form-urlencoded' },
    ],
    [
      new Uint8Array(await multipart.arrayBuffer()),
      { 'content-type': multipart.headers.get('content-type') ?? '' },
    ],
    [JSON.stringify({ method: 'sendMessage', chat_id: ann.id, text: 'no type' }), {}],
    [JSON.stringify({ method: 'deleteWebhook' }), { 'content-type': 'application/json' }],
    [JSON.stringify({ method: 'getMe' }), { 'content-type': 'application/json' }],
    [JSON.stringify({ method: '__proto__' }), { 'content-type': 'application/json' }],
    ['{"method":', { 'content-type': 'application/json' }],
    [
      '\u0000'.repeat(1000),
      { 'content-type': 'multipart/form-data; boundary=x', 'content-encoding': 'gzip' },
    ],
  ]
  const before = emulator.calls().length
  for (const [body, headers] of replies) {
    ann.send('/start')
    ;(await bot.next()).answer(200, body, headers)
    await emulator.idle()
  }
  expect((await ann.received(4)).map(({ text }) => text)).toEqual(['json', 'packed', 'form', 'multipart'])
  expect(
    emulator
      .calls()
      .slice(before)
      .map(({ method, answer }) => [method, answer.ok]),
  ).toEqual([...Array.from({ length: 4 }, () => ['sendMessage', true]), ['__proto__', false]])
  expect(emulator.calls('sendMessage')[0]?.params).toEqual({ chat_id: ann.id, text: 'json' })
  expect((await info()).url).toBe(bot.url)
})

test('redirects, timeouts and broken connections are failures, each with its words', async () => {
  await set()
  ann.send('1')
  ;(await bot.next()).answer(302, '', { location: bot.url })
  await failed('Wrong response from the webhook: 302 Found')
  ;(await bot.next()).response.destroy()
  await failed('Connection reset by peer')
  clock.advance(2000)
  const silent = await bot.next()
  clock.advance(60_000)
  await failed('Read timeout expired')
  expect(silent.response.writableEnded).toBe(false)
  // An answer that does not end.
  clock.advance(4000)
  const endless = await bot.next()
  endless.response.writeHead(200, { 'content-type': 'application/json' }).write('{"method":"sendMessage"')
  await info()
  clock.advance(60_000)
  const ended = await until(({ last_error_date }) => last_error_date === Math.floor(clock.now() / 1000))
  expect(ended).toMatchObject({ last_error_message: 'Read timeout expired', pending_update_count: 1 })
  clock.advance(8000)
  // The server says when it wants the update again.
  ;(await bot.next()).answer(503, '', { 'retry-after': '100' })
  await failed('Wrong response from the webhook: 503 Service Unavailable')
  clock.advance(99_999)
  expect((await info()).pending_update_count).toBe(1)
  bot.close()
  clock.advance(1)
  await failed('Connection refused')
})

test('a webhook that answers 410 for 23 hours is deleted', async () => {
  await set()
  ann.send('x')
  let hours = 0
  for (; hours < 25; hours++) {
    ;(await bot.next()).answer(410, '', { 'retry-after': '9999' })
    const now = Math.floor(clock.now() / 1000)
    const { url } = await until((found) => found.url === '' || found.last_error_date === now)
    if (url === '') break
    clock.advance(3_600_000)
  }
  expect(hours).toBe(24)
  expect(await result('getUpdates')).toMatchObject([{ message: { text: 'x' } }])
})

test('a new webhook takes over the updates, and polling takes over without a webhook', async () => {
  const other = await listen()
  await set()
  ann.send('1')
  await bot.next()
  clock.advance(1000)
  await set({ url: other.url })
  const taken = await other.next()
  expect(taken.update.message.text).toBe('1')
  await call('deleteWebhook')
  taken.answer()
  ann.send('2')
  const polled = await result('getUpdates')
  expect(Array.from<Loose, unknown>(polled, ({ message }) => message.text)).toEqual(['1', '2'])
  other.close()
})

test('updates are posted only to this machine, also by a name with an ip_address', async () => {
  ann.send('1')
  await set({ url: 'https://example.com/hook' })
  expect(await info()).toMatchObject({ pending_update_count: 1, ip_address: '<unknown>' })
  clock.advance(1000)
  await set({ url: `http://bot.example.com:${bot.port}/x`, ip_address: '127.0.0.1' })
  const { request, answer } = await bot.next()
  expect(request.headers.host).toBe(`bot.example.com:${bot.port}`)
  answer()
  await emulator.idle()
  clock.advance(1000)
  // HTTPS to a server without TLS.
  ann.send('2')
  await set({ url: `https://127.0.0.1:${bot.port}/` })
  expect(
    (await until(({ last_error_message }) => last_error_message !== undefined)).last_error_message,
  ).toMatch(/^Can't create an SSL connection: /)
})

test('five hundred updates of fifty chats come once each, in order', async () => {
  const people = Array.from({ length: 50 }, (_, i) => emulator.user({ first_name: `P${i}` }))
  const got = new Map<number, string>()
  await set({ max_connections: 20 })
  for (const text of '0123456789') for (const person of people) person.send(text)
  for (let i = 0; i < 500; i++) {
    const { update, answer } = await bot.next()
    const { chat, text } = update.message
    got.set(chat.id, `${got.get(chat.id) ?? ''}${text}`)
    answer()
  }
  await emulator.idle()
  expect(got.size).toBe(50)
  expect(new Set(got.values())).toEqual(new Set(['0123456789']))
})

test('updates that are too old are dropped, however many they are', async () => {
  for (let id = 1; id <= 20_000; id++)
    emulator.deliver({ inline_query: { id: String(id), from: { ...ann.user, id }, query: '', offset: '' } })
  clock.advance(31_000)
  ann.send('now')
  await set()
  const { update, answer } = await bot.next()
  expect(update.message.text).toBe('now')
  answer()
  await emulator.idle()
  expect([bot.posted(), (await info()).pending_update_count]).toEqual([1, 0])
})

test('an emulator that is closed posts nothing more', async () => {
  await set()
  ann.send('1')
  const { response } = await bot.next()
  const closed = new Promise((resolve) => response.once('close', resolve))
  await emulator.close()
  await closed
  await expect(send(emulator, '/')).rejects.toThrow()
})
