// Requests and envelopes, as they are on the wire.

import { gzipSync } from 'node:zlib'
import { makeEmulator, type Emulator, type Person } from '@pipegram/emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromJson } from '../../src/http/internal/RequestFields.ts'
import { api, send } from '../BotClient.ts'

let emulator: Emulator
let ann: Person
beforeAll(async () => {
  emulator = await makeEmulator()
  ann = emulator.user({ first_name: 'Änne' })
  ann.send('/start')
})
afterAll(() => emulator.close())

const path = (method: string): string => `/bot${emulator.token}/${method}`

test('a result is JSON in ASCII, with its length', async () => {
  const { status, headers, text, body } = await api(emulator)('sendMessage', {
    chat_id: ann.id,
    text: 'Grüße 😀 / "',
  })
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('application/json')
  expect(headers['content-length']).toBe(String(text.length))
  expect(text).toMatch(/^[\x20-\x7e]*$/)
  expect(text).toContain('Gr\\u00fc\\u00dfe \\ud83d\\ude00 / \\"')
  expect(text.startsWith('{"ok":true,"result":{"message_id":')).toBe(true)
  expect(body.result).toMatchObject({ text: 'Grüße 😀 / "', chat: { first_name: 'Änne' } })
})

test('a refusal names its code and status', async () => {
  const { status, text } = await api(emulator)('sendMessage', { chat_id: 5, text: 'x' })
  expect(status).toBe(400)
  expect(text).toBe('{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}')
})

test('a request has the same answer in every form', async () => {
  const params = {
    chat_id: String(ann.id),
    text: 'a & b = ü',
    disable_notification: 'true',
    reply_markup: '{"inline_keyboard":[[{"text":"x","callback_data":"y"}]]}',
  }
  const form = new FormData()
  for (const [name, value] of Object.entries(params)) form.set(name, value)
  const encoded = new Response(form)
  const requests = [
    { path: `${path('sendMessage')}?${new URLSearchParams(params).toString()}` },
    {
      path: path('sendMessage'),
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(params).toString(),
    },
    {
      path: path('sendMessage'),
      method: 'POST',
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      body: await encoded.bytes(),
    },
    {
      path: path('sendMessage'),
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ ...params, chat_id: ann.id, reply_markup: JSON.parse(params.reply_markup) }),
    },
    {
      path: path('sendMessage'),
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify(params)),
    },
    {
      path: path('SENDmessage').replace(':', '%3A'),
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    },
    {
      path: `/bot${emulator.token}/test/sendMessage`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    },
    {
      path: `/bot${emulator.token}/`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...params, method: 'sendMessage' }),
    },
  ]
  const replies = await Promise.all(requests.map(({ path: to, ...rest }) => send(emulator, to, rest)))
  expect(replies).toHaveLength(8)
  const [first, ...rest] = replies.map(({ body }) => ({ ...body.result, message_id: 0, date: 0 }))
  expect(first).toMatchObject({
    text: 'a & b = ü',
    reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'y' }]] },
  })
  for (const other of rest) expect(other).toEqual(first)
})

test('the first of two parameters with one name counts, and the query comes first', async () => {
  const reply = await send(emulator, `${path('sendMessage')}?chat_id=${ann.id}&text=query&text=again`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"text":"body"}',
  })
  expect(reply.body.result.text).toBe('query')
})

test('flags and numbers are read leniently', async () => {
  for (const [value, expected] of [
    ['TRUE', true],
    ['yes', true],
    ['1', true],
    ['on', undefined],
    ['2', undefined],
  ] as const)
    expect(
      (await api(emulator)('sendMessage', { chat_id: `${ann.id}x`, text: 'a', protect_content: value })).body
        .result.has_protected_content,
    ).toBe(expected)
})

test('a body of an unknown type is a file, so only the query has parameters', async () => {
  const reply = await send(emulator, `${path('sendMessage')}?chat_id=${ann.id}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"text":"x"}',
  })
  expect(reply.body.description).toBe('Bad Request: message text is empty')
  expect(emulator.calls('sendMessage').at(-1)?.params['file']).toEqual({
    name: 'file',
    type: '',
    size: 12,
  })
})

test.each([
  [
    '{"a":"x\\n","b": [1, {"c":"]"}] , "d":null,"e":1e3}',
    [
      ['a', 'x\n'],
      ['b', '[1, {"c":"]"}]'],
      ['d', 'null'],
      ['e', '1e3'],
    ],
  ],
  ['{"a":1,"b":"x', [['a', '1']]],
  ['{"a":1,b:2}', [['a', '1']]],
  ['{"a":1 "b":2}', [['a', '1']]],
  ['{"a":{"b":1}', [['a', '{"b":1}']]],
  ['{"a":[1', []],
  ['[1]', []],
  ['{}', []],
  ['', []],
  [' { "a" : true } ', [['a', 'true']]],
])('JSON is read up to its first error: %s', (text, expected) => {
  expect(fromJson(text)).toEqual(expected)
})

test('bytes that are not a request get an empty answer', async () => {
  for (const [options, status] of [
    [{ method: 'PUT' }, 501],
    [{ method: 'POST', headers: { 'content-encoding': 'br' }, body: 'x' }, 415],
    [
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'garbage' },
      400,
    ],
    [{ method: 'POST', headers: { 'content-encoding': 'gzip' }, body: 'garbage' }, 400],
    [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'x'.repeat(1024 * 1024 + 1) }),
      },
      413,
    ],
  ] as const) {
    const reply = await send(emulator, path('getMe'), options)
    expect(reply).toMatchObject({ status, text: '', headers: { connection: 'close' } })
  }
  expect((await send(emulator, `${path('getMe')}?${'x'.repeat(300 * 1024)}`)).status).toBe(431)
})

test('an upload of more than 50 MB is refused with words', async () => {
  const reply = await send(emulator, path('sendDocument'), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(52 * 1024 * 1024),
  })
  expect(reply).toMatchObject({ status: 413, body: { description: 'Request Entity Too Large' } })
})

test.each([
  ['/getMe', 404, 'Not Found'],
  ['/bot', 404, 'Not Found'],
  ['/botx', 404, 'Not Found'],
  ['/file/bot1:x/y', 404, 'Not Found'],
  ['/bot1:short/getMe', 404, 'Not Found'],
  ['/bot123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/getMe', 401, 'Unauthorized'],
  ['/bot123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/nonsense', 401, 'Unauthorized'],
])('the path %s is refused: %i %s', async (to, status, description) => {
  expect(await send(emulator, to)).toMatchObject({
    status,
    body: { ok: false, error_code: status, description },
  })
})

test.each([
  ['0123:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 401, 'Unauthorized: invalid token specified'],
  [`1:${'A'.repeat(80)}`, 401, 'Unauthorized: invalid token specified'],
  ['123456', 401, 'Unauthorized: invalid token specified'],
  ['-5:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 401, 'Unauthorized: invalid token specified'],
  ['99999999999999999:AAAAAAAAAAAAAAAAAAAAAAAAAAA', 401, 'Unauthorized: invalid token specified'],
  ['abc:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 421, 'Misdirected Request: unallowed token specified'],
  ['123:short', 401, 'Unauthorized'],
  ['123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 401, 'Unauthorized'],
])('a self-hosted server refuses the token %s: %i %s', async (token, status, description) => {
  const local = await makeEmulator({ local: true })
  expect(await send(local, `/bot${token}/getMe`)).toMatchObject({
    status,
    body: { error_code: status, description },
  })
  await local.close()
})

test('makeEmulator rejects a wrong token and a taken port', async () => {
  await expect(makeEmulator({ token: 'x' })).rejects.toThrow('This is not a bot token.')
  await expect(makeEmulator({ port: Number(new URL(emulator.apiRoot).port) })).rejects.toThrow('is taken')
})

test('emulator.calls() has the requests of the bot', async () => {
  await api(emulator)('sendMessage', { chat_id: ann.id, text: '42', reply_markup: { force_reply: true } })
  expect(emulator.calls('sendMessage').at(-1)).toMatchObject({
    method: 'sendMessage',
    params: { chat_id: ann.id, text: '42', reply_markup: { force_reply: true } },
    answer: { ok: true, result: { text: '42' } },
  })
})
