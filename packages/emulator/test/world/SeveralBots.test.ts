// Several bots of one emulator: what each has of its own, and what they see of each other.

import { makeEmulator, type EmulatedBot, type Emulator } from '@pipegram/emulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { send, type Loose } from '../BotClient.ts'
import { listen } from '../BotServer.ts'

let emulator: Emulator
let first: EmulatedBot
let second: EmulatedBot

beforeEach(async () => {
  emulator = await makeEmulator({
    admin: true,
    local: true,
    bot: { username: 'first_bot' },
    bots: [{ username: 'second_bot', can_read_all_group_messages: false }],
  })
  const [one, two] = emulator.bots
  if (one === undefined || two === undefined) throw new Error('two bots are missing')
  first = one
  second = two
})
afterEach(() => emulator.close())

const result = async (bot: EmulatedBot, method: string, params: object = {}): Promise<Loose> => {
  const { body } = await send(emulator, `/bot${bot.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
  return body.ok ? body.result : body.description
}

const offsets = new Map<string, number>()

const updates = async (bot: EmulatedBot): Promise<ReadonlyArray<Loose>> => {
  const found: ReadonlyArray<Loose> = await result(bot, 'getUpdates', { offset: offsets.get(bot.token) ?? 0 })
  offsets.set(bot.token, Number(found.at(-1)?.update_id ?? -1) + 1)
  return found
}

const texts = async (bot: EmulatedBot): Promise<ReadonlyArray<string>> =>
  (await updates(bot)).map(({ message, edited_message }) => (message ?? edited_message)?.text)

test('each bot has its own token, name, updates and private chats', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('to the first')
  ann.with(second).send('to the second')

  expect(await result(first, 'getMe')).toMatchObject({ id: 1_000_000, username: 'first_bot' })
  expect(await result(second, 'getMe')).toMatchObject({ id: 1_000_001, username: 'second_bot' })
  expect(await texts(first)).toEqual(['to the first'])
  expect(await texts(second)).toEqual(['to the second'])

  await result(second, 'sendMessage', { chat_id: ann.id, text: 'from the second' })
  expect((await ann.with(second).received()).text).toBe('from the second')
  expect(ann.messages().map(({ text }) => text)).toEqual(['to the first'])
  expect(
    ann
      .with(second)
      .messages()
      .map(({ text }) => text),
  ).toEqual(['to the second', 'from the second'])
  expect(second.calls('sendMessage')).toHaveLength(1)
  expect(first.calls('sendMessage')).toEqual([])
})

test('a bot that nobody has started cannot write, though another bot can', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')

  expect(await result(first, 'sendMessage', { chat_id: ann.id, text: 'hi' })).toMatchObject({ text: 'hi' })
  expect(await result(second, 'sendMessage', { chat_id: ann.id, text: 'hi' })).toBe(
    "Forbidden: bot can't initiate conversation with a user",
  )
  expect(await result(first, 'sendMessage', { chat_id: second.bot.id, text: 'hi' })).toBe(
    "Forbidden: the bot can't send messages to the bot",
  )
})

test('bots of one group hear people, each by its own privacy mode', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const group = emulator.group({ title: 'G', members: [ann], bots: [second.bot] })
  ann.in(group).send('hello')
  ann.in(group).send('hello @second_bot')
  ann.in(group).send('/go@first_bot')

  expect(await texts(first)).toEqual(['hello', 'hello @second_bot', '/go@first_bot'])
  expect(await texts(second)).toEqual(['hello @second_bot'])
  expect(await result(first, 'getChatMemberCount', { chat_id: group.id })).toBe(3)
})

test('bots of one group do not hear each other', async () => {
  const group = emulator.group({ title: 'G', bots: [second.bot] })
  await result(first, 'sendMessage', { chat_id: group.id, text: '/go@second_bot' })
  await result(second, 'sendMessage', { chat_id: group.id, text: 'hello' })

  expect(await texts(first)).toEqual([])
  expect(await texts(second)).toEqual([])
  expect(group.messages().map(({ text }) => text)).toEqual(['/go@second_bot', 'hello'])
})

test('with can_communicate_with_bots, bots hear their names, and all if they see all', async () => {
  const group = emulator.group({ title: 'G', bots: [second.bot] })
  await result(first, 'setMySettings', { can_communicate_with_bots: true })
  const { message_id } = await result(first, 'sendMessage', { chat_id: group.id, text: '/go@second_bot' })
  await result(first, 'sendMessage', { chat_id: group.id, text: 'not for you' })
  await result(first, 'editMessageText', { chat_id: group.id, message_id, text: '/stop@second_bot' })
  await result(second, 'sendMessage', { chat_id: group.id, text: 'hello' })

  expect(await texts(second)).toEqual(['/go@second_bot', '/stop@second_bot'])
  expect(await texts(first)).toEqual(['hello'])
})

test('a button is pressed for the bot that sent it', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const group = emulator.group({ title: 'G', members: [ann], bots: [second.bot] })
  const reply_markup = { inline_keyboard: [[{ text: '+', callback_data: 'plus' }]] }
  await result(second, 'sendMessage', { chat_id: group.id, text: 'Count', reply_markup })
  ann.in(group).press('+')

  expect(await updates(first)).toEqual([])
  const [{ callback_query }] = await updates(second)
  expect(callback_query).toMatchObject({ data: 'plus', message: { from: { id: second.bot.id } } })
  expect(await result(first, 'answerCallbackQuery', { callback_query_id: callback_query.id })).toBe(
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  )
  await result(second, 'answerCallbackQuery', { callback_query_id: callback_query.id, text: 'One' })
  expect(await ann.in(group).answered()).toMatchObject({ text: 'One' })
})

test('a vote and a channel post go to the bot that made them', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const channel = emulator.group({ title: 'C', type: 'channel', members: [ann], bots: [second.bot] })
  const sent = await result(second, 'sendPoll', {
    chat_id: channel.id,
    question: 'Q?',
    options: [{ text: 'A' }, { text: 'B' }],
  })
  ann.in(channel).vote(sent, 'A')

  expect(await updates(first)).toEqual([])
  expect(await updates(second)).toMatchObject([{ poll: { total_voter_count: 1 } }])
})

test('a bot that a person adds hears of itself, and an administrator of the other', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const group = emulator.group({ title: 'G', members: [ann], bot: 'administrator' })
  await result(first, 'getUpdates', { allowed_updates: ['chat_member', 'my_chat_member'] })
  ann.with(second).addBot(group)

  expect(await updates(second)).toMatchObject([
    { my_chat_member: { new_chat_member: { status: 'member' } } },
    { message: { new_chat_members: [{ username: 'second_bot' }] } },
  ])
  expect(await updates(first)).toMatchObject([
    { chat_member: { new_chat_member: { user: { username: 'second_bot' } } } },
  ])
})

test('each bot has its own webhook', async () => {
  const server = await listen()
  expect(await result(second, 'setWebhook', { url: server.url })).toBe(true)
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('to the first')
  ann.with(second).send('to the second')

  const post = await server.next()
  post.answer()
  expect(post.update.message.text).toBe('to the second')
  await second.idle()
  expect(await texts(first)).toEqual(['to the first'])
  expect(await result(first, 'getWebhookInfo')).toMatchObject({ url: '' })
  server.close()
})

test('over HTTP, bot_id says which bot a request is about', async () => {
  const post = (path: string, body: object) =>
    send(emulator, `/_/${path}`, { method: 'POST', body: JSON.stringify(body) })
  const ann = emulator.user({ first_name: 'Ann' })
  expect((await send(emulator, '/_/bots')).body).toMatchObject([{ id: 1_000_000 }, { id: 1_000_001 }])
  await post('send?bot_id=1000001', { user_id: ann.id, text: 'hi' })

  expect(await texts(first)).toEqual([])
  expect(await texts(second)).toEqual(['hi'])
  await result(second, 'sendMessage', { chat_id: ann.id, text: 'hello' })
  expect((await send(emulator, '/_/received?bot_id=1000001')).body).toMatchObject([
    { item: { message: { text: 'hello' } } },
  ])
  expect((await send(emulator, '/_/received')).body).toEqual([])
  expect(await post('send?bot_id=7', { user_id: ann.id, text: 'hi' })).toMatchObject({
    status: 400,
    body: { error: 'There is no such bot_id, but 1000000, 1000001.' },
  })
})

test('a snapshot holds all bots, and a reset leaves them', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.with(second).send('kept')
  const snapshot = await emulator.snapshot()
  await send(emulator, '/_/reset', { method: 'POST' })
  expect(await texts(second)).toEqual([])
  emulator.restore(snapshot)

  expect(await texts(second)).toEqual(['kept'])
  expect(await result(second, 'getMe')).toMatchObject({ username: 'second_bot' })
})

test('two bots with one id are refused', async () => {
  await expect(
    makeEmulator({
      token: '5:A-local-bot-of-the-pipegram-emulator',
      bots: [{ token: '5:B-local-bot-of-the-pipegram-emulator' }],
    }),
  ).rejects.toThrow('Two bots have the id 5: give each bot a token of its own.')
})
