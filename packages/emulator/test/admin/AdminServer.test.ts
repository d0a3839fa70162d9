// People over HTTP: each request does what it says, and refuses what is wrong with a sentence.

import { makeEmulator, makeManualClock, type Emulator, type EmulatorOptions } from '@pipegram/emulator'
import { afterEach, expect, test } from 'vitest'
import { adminRoutes } from '../../src/admin/internal/AdminRoutes.ts'
import { api, send, type Loose } from '../BotClient.ts'

let emulator: Emulator
afterEach(() => emulator.close())
const start = async (options: EmulatorOptions = {}): Promise<void> => {
  emulator = await makeEmulator({ admin: true, ...options })
}

const asked = async (method: string, path: string, body?: object | string): Promise<Loose> => {
  const text = typeof body === 'object' ? JSON.stringify(body) : body
  const reply = await send(emulator, `/_/${path}`, { method, ...(text === undefined ? {} : { body: text }) })
  expect(reply.headers['content-type']).toBe('application/json')
  return reply
}
const got = async (path: string): Promise<Loose> => {
  const { status, body } = await asked('GET', path)
  expect(status).toBe(200)
  return body
}
const posted = async (path: string, body: object = {}): Promise<Loose> => {
  const reply = await asked('POST', path, body)
  expect(reply).toMatchObject({ status: 200 })
  return reply.body
}

test('a person writes, presses, edits and reacts, and sees what the bot did', async () => {
  await start()
  const ann = await posted('users', { first_name: 'Ann', id: 7 })
  expect(ann).toEqual({ id: 7, is_bot: false, first_name: 'Ann' })
  const hello = await posted('send', { user_id: 7, text: '/start' })
  expect(hello).toMatchObject({ text: '/start', entities: [{ type: 'bot_command' }] })
  const reply_markup = { inline_keyboard: [[{ text: '+', callback_data: 'more' }]] }
  await api(emulator)('sendMessage', { chat_id: 7, text: '0', reply_markup })
  const [sent] = await got('received')
  expect(sent).toMatchObject({ number: 1, item: { _tag: 'Sent', message: { text: '0' } } })
  expect(await got('received')).toEqual([])
  expect(await got('received?after=0')).toEqual([sent])
  expect(await got('received?after=0&chat_id=8')).toEqual([])
  const { query_id: id } = await posted('press', { user_id: 7, button: '+' })
  await posted('press', { user_id: 7, message_id: sent.item.message.message_id, data: 'forged' })
  await posted('edit', { user_id: 7, message_id: hello.message_id, text: 'changed' })
  await posted('react', { user_id: 7, message_id: sent.item.message.message_id, reactions: ['👍'] })
  await posted('send', { user_id: 7, message: { photo: {}, caption: 'Look' }, reply_to: hello.message_id })
  await posted('album', { user_id: 7, items: [{ photo: {} }, { video: {} }] })
  await posted('block', { user_id: 7 })
  await posted('unblock', { user_id: 7 })
  const { body } = await api(emulator)('getUpdates')
  const kinds = Array.from<Loose, unknown>(body.result, (update) => Object.keys(update)[1])
  expect(kinds.join(' ')).toBe(
    'message callback_query callback_query edited_message message message message ' +
      'my_chat_member my_chat_member',
  )
  expect(body.result[1].callback_query).toMatchObject({ id, data: 'more' })
  expect((await got('messages?chat_id=7')).length).toBe(5)
  expect((await got('calls?method=sendMessage'))[0].params).toMatchObject({ text: '0', chat_id: 7 })
})

test('a person joins and leaves a group, and votes there', async () => {
  await start()
  const [ann, bob] = [
    await posted('users', { first_name: 'Ann' }),
    await posted('users', { first_name: 'Bob' }),
  ]
  const group = await posted('chats', { title: 'Friends', members: [ann.id], bot: 'administrator' })
  expect(group).toMatchObject({ title: 'Friends', type: 'supergroup' })
  const bobThere = { user_id: bob.id, chat_id: group.id }
  await posted('join', bobThere)
  const { body } = await api(emulator)('sendPoll', { chat_id: group.id, question: '?', options: ['a', 'b'] })
  await posted('vote', { ...bobThere, message_id: body.result.message_id, options: ['b'] })
  expect(await got(`messages?chat_id=${group.id}`)).toMatchObject([
    {},
    { poll: { options: [{}, { voter_count: 1 }] } },
  ])
  await posted('leave', bobThere)
  expect(await asked('POST', 'send', { ...bobThere, text: 'x' })).toMatchObject({
    status: 400,
    body: { error: 'This cannot be done: Bob is not in "Friends": join it first.' },
  })
  expect(await got('chats')).toContainEqual(group)
  expect(await got('users')).toHaveLength(3)
})

test('a wait ends with what the bot does', async () => {
  await start()
  await posted('send', { user_id: (await posted('users', { first_name: 'Ann', id: 7 })).id, text: '/start' })
  const waiting = got('received?wait=30')
  await api(emulator)('sendChatAction', { chat_id: 7, action: 'typing' })
  expect(await waiting).toMatchObject([{ item: { _tag: 'Acted', action: 'typing' } }])
})

test('faults, the clock and a reset', async () => {
  const clock = makeManualClock()
  await start({ clock })
  await posted('users', { first_name: 'Ann' })
  await posted('faults', { fault: 'too_many', retry_after: 3, method: 'getMe' })
  expect((await api(emulator)('getMe')).status).toBe(429)
  expect((await asked('DELETE', 'faults')).body).toBe(true)
  expect((await api(emulator)('getMe')).status).toBe(200)
  const before = await got('clock')
  expect(await posted('clock', { advance: 5000 })).toBe(Number(before) + 5000)
  expect(clock.now()).toBe(Number(before) + 5000)
  await posted('reset')
  expect([(await got('users')).length, await got('calls'), await got('chats')]).toEqual([1, [], []])
  expect((await posted('users', { first_name: 'Bob' })).id).toBe(100_001)
})

test.each<[method: string, path: string, body: object | string | undefined, status: number, error: string]>([
  ['POST', 'send', '{"user_id":', 400, 'The body is not JSON.'],
  ['POST', 'send', { text: 'x' }, 400, 'body.user_id: expected an integer, got nothing.'],
  ['POST', 'send', { user_id: 5, text: 'x' }, 400, 'There is no person 5.'],
  ['POST', 'send', { user_id: 5, txt: 'x' }, 400, 'body: there is no field "txt" here, but user_id, chat_id'],
  ['POST', 'users', { first_name: 5 }, 400, 'body.first_name: expected string, got 5.'],
  ['POST', 'chats', { title: 'x', members: [5] }, 400, 'There is no person 5.'],
  ['POST', 'clock', { advance: 5 }, 400, 'start it with --clock manual'],
  ['POST', 'faults', { fault: 'cut', method: 'nonsense' }, 400, 'The Bot API has no method nonsense'],
  ['GET', 'received?wait=99', undefined, 400, 'wait is 99 and should be seconds from 0 to 60.'],
  ['GET', 'messages', undefined, 400, 'body.chat_id: expected an integer, got nothing.'],
  ['GET', 'nonsense', undefined, 404, 'There is nothing at /_/nonsense, but at /_/bots, /_/users'],
  ['DELETE', 'send', undefined, 405, '/_/send takes POST.'],
  ['POST', 'send', 'x'.repeat(1024 * 1024 + 1), 413, 'A body has at most 1 MiB.'],
])('%s %s with %j is refused, and changes nothing', async (method, path, body, status, error) => {
  await start()
  const before = emulator.state()
  const reply = await asked(method, path, body)
  expect([reply.status, reply.body.error]).toEqual([status, expect.stringContaining(error)])
  expect(emulator.state()).toBe(before)
})

test('the description has every request, and its parameters', async () => {
  await start()
  const { paths } = await got('openapi.json')
  expect(Object.keys(paths).toSorted()).toEqual(
    [...new Set([...adminRoutes.map(({ path }) => path), '/_/events'])].toSorted(),
  )
  const { schema } = paths['/_/send'].post.requestBody.content['application/json']
  expect(schema).toMatchObject({ type: 'object', required: ['user_id'], additionalProperties: false })
  expect(schema.properties).toMatchObject({ user_id: { type: 'integer' }, text: { type: 'string' } })
  expect(paths['/_/received'].get.parameters[0]).toMatchObject({ name: 'wait', in: 'query', required: false })
})

test('calls and events are streamed', async () => {
  await start()
  const response = await fetch(`${emulator.apiRoot}/_/events`)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  await posted('send', { user_id: (await posted('users', { first_name: 'Ann', id: 7 })).id, text: '/start' })
  await api(emulator)('sendMessage', { chat_id: 7, text: 'Hello' })
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString()
    if (text.includes('event: call')) break
  }
  expect(text).toMatch(/event: event\ndata: \{"_tag":"Sent".*\n\nevent: call\ndata: \{"method":"sendMessage"/)
})

test('without the option there is no admin API, and pages of other sites never reach it', async () => {
  await start({ admin: false })
  expect((await send(emulator, '/_/users')).status).toBe(404)
  await emulator.close()
  await start()
  const foreign = { method: 'POST', body: '{}', headers: { origin: 'https://evil.example' } }
  expect((await send(emulator, '/_/reset', foreign)).status).toBe(403)
})

test('a person uploads a file, and searches by the inline mode', async () => {
  await start({ bot: { supports_inline_queries: true } })
  await posted('users', { first_name: 'Ann', id: 7 })
  await posted('send', { user_id: 7, text: '/start' })
  const base64 = Buffer.from('hello').toString('base64')
  const document = { kind: 'document', file_name: 'a.txt', base64, caption: 'Read' }
  expect(await posted('send/file', { user_id: 7, ...document })).toMatchObject({
    caption: 'Read',
    document: { file_name: 'a.txt', file_size: 5 },
  })
  expect(await posted('send/file', { user_id: 7, kind: 'voice', base64: '' })).toHaveProperty('voice')
  const searching = posted('inline', { user_id: 7, query: 'cats', choose: '1' })
  const call = api(emulator)
  const query = async (offset = 0): Promise<Loose> => {
    const { body } = await call('getUpdates', { offset, timeout: 5 })
    const updates: ReadonlyArray<Loose> = body.result
    const last = updates.at(-1)
    return last?.inline_query ?? query(last === undefined ? offset : Number(last.update_id) + 1)
  }
  const input_message_content = { message_text: 'A cat' }
  await call('answerInlineQuery', {
    inline_query_id: (await query()).id,
    results: [{ type: 'article', id: '1', title: 'Cat', input_message_content }],
  })
  expect(await searching).toMatchObject({ results: [{ id: '1' }], message: { text: 'A cat' } })
})

test('a person has a business account and a forum with topics', async () => {
  await start({ bot: { can_connect_to_business: true } })
  await posted('users', { first_name: 'Ann', id: 7 })
  await posted('users', { first_name: 'Bob', id: 8 })
  const business_connection_id = await posted('business', { user_id: 7 })
  await posted('business/send', { user_id: 7, partner_id: 8, text: 'Open?' })
  const answer = { business_connection_id, chat_id: 8, text: 'Yes' }
  expect((await api(emulator)('sendMessage', answer)).body.ok).toBe(true)
  const forum = await posted('chats', { title: 'Forum', is_forum: true, members: [7] })
  const topic = await posted('topics', { user_id: 7, chat_id: forum.id, name: 'News' })
  expect(await posted('send', { user_id: 7, chat_id: forum.id, text: 'hi', topic })).toMatchObject({
    message_thread_id: topic,
  })
})

test('a snapshot is taken, and brought back', async () => {
  await start()
  await posted('users', { first_name: 'Ann', id: 7 })
  await posted('send', { user_id: 7, text: 'before' })
  const { snapshot } = await got('snapshot')
  await posted('send', { user_id: 7, text: 'after' })
  await posted('snapshot', { snapshot })
  const messages: ReadonlyArray<Loose> = await got('messages?chat_id=7')
  expect(messages.map(({ text }) => text)).toEqual(['before'])
  const wrong = await asked('POST', 'snapshot', { snapshot: '{}' })
  expect(wrong).toMatchObject({ status: 400 })
  expect(wrong.body.error).toContain('The snapshot cannot be used')
})
