// What people do, the updates that the bot gets, and what people see of the bot.

import { BotCommand, CallbackQuery, ChatFullInfo, Message, User, WebhookInfo } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import * as t from 'io-ts'
import { beforeEach, expect, test } from 'vitest'
import { api, type Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { clock, start, call, updates } = makeStage()
let emulator: Emulator
beforeEach(async () => {
  emulator = await start()
})

const kinds = async (): Promise<ReadonlyArray<string | undefined>> => (await updates()).map(kindOf)
const button = (text: string, data = text): object => ({ inline_keyboard: [[{ text, callback_data: data }]] })
const decodes = async (
  codec: t.Decoder<unknown, unknown>,
  method: string,
  params: object = {},
): Promise<Loose> => {
  const { body } = await call(method, params)
  expect(body).toMatchObject({ ok: true })
  expect(codec.decode(body.result)).toMatchObject({ _tag: 'Right' })
  return body.result
}

test('the first message of a person opens the private chat', async () => {
  const ann = emulator.user({ first_name: 'Ann', last_name: 'Lee', username: 'ann', language_code: 'en' })
  expect((await call('sendMessage', { chat_id: ann.id, text: 'x' })).status).toBe(403)
  const sent = ann.send(' /start me@example.com ')
  expect(await updates()).toEqual([{ update_id: expect.any(Number), message: sent }])
  expect(sent).toEqual({
    message_id: 1,
    date: Math.floor(clock.now() / 1000) - 4,
    from: {
      id: ann.id,
      is_bot: false,
      first_name: 'Ann',
      last_name: 'Lee',
      username: 'ann',
      language_code: 'en',
    },
    chat: { id: ann.id, type: 'private', first_name: 'Ann', last_name: 'Lee', username: 'ann' },
    text: '/start me@example.com',
    entities: [
      { type: 'bot_command', offset: 0, length: 6 },
      { type: 'email', offset: 7, length: 14 },
    ],
  })
  expect((await call('sendMessage', { chat_id: ann.id, text: 'x' })).status).toBe(200)
})

test('all answers to the bot decode', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const hers = ann.send('hi')
  const group = emulator.group({ title: 'G', username: 'the_group', members: [ann] })
  expect(await decodes(User, 'getMe')).toEqual(emulator.bot)
  const sent = await decodes(Message, 'sendMessage', {
    chat_id: ann.id,
    text: 'bold link @ann_lee',
    entities: [
      { type: 'text_link', offset: 5, length: 4, url: 'example.com' },
      { type: 'bold', offset: 0, length: 4 },
    ],
    reply_markup: button('+'),
    reply_parameters: { message_id: hers.message_id, quote: 'i' },
    protect_content: true,
    link_preview_options: { is_disabled: true },
  })
  expect(sent).toMatchObject({
    from: { id: emulator.bot.id, is_bot: true, first_name: 'Emulated bot', username: 'emulated_bot' },
    entities: [
      { type: 'bold', offset: 0, length: 4 },
      { type: 'text_link', offset: 5, length: 4, url: 'http://example.com/' },
      { type: 'mention', offset: 10, length: 8 },
    ],
    reply_to_message: { message_id: hers.message_id, text: 'hi' },
    quote: { text: 'i', position: 1, is_manual: true },
    has_protected_content: true,
  })
  const place = { chat_id: ann.id, message_id: sent.message_id }
  expect(sent.from).not.toHaveProperty('can_join_groups')
  const edited = await decodes(Message, 'editMessageText', { ...place, text: 'new' })
  expect(edited).toMatchObject({ text: 'new', edit_date: expect.any(Number) })
  expect('reply_markup' in edited || 'entities' in edited).toBe(false)
  expect(
    await decodes(Message, 'editMessageReplyMarkup', { ...place, reply_markup: button('-') }),
  ).toMatchObject({ text: 'new', reply_markup: button('-') })
  await decodes(t.literal(true), 'deleteMessage', place)
  expect(ann.messages()).toEqual([hers])
  await decodes(t.literal(true), 'sendChatAction', { chat_id: ann.id, action: 'typing' })
  await decodes(Message, 'sendMessage', { chat_id: '@The_Group', text: 'hi' })
  await decodes(ChatFullInfo, 'getChat', { chat_id: ann.id })
  await decodes(ChatFullInfo, 'getChat', { chat_id: group.id })
  await decodes(t.literal(true), 'setMyCommands', { commands: [{ command: 'a', description: 'b' }] })
  await decodes(t.array(BotCommand), 'getMyCommands')
  await decodes(WebhookInfo, 'getWebhookInfo')
  expect((await updates()).length).toBeGreaterThan(0)
})

test('a pressed button gets one answer', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const first = (
    await call('sendMessage', { chat_id: ann.id, text: 'one', reply_markup: button('+', 'old') })
  ).body.result
  const second = (
    await call('sendMessage', { chat_id: ann.id, text: 'two', reply_markup: button('+', 'new') })
  ).body.result
  expect(ann.buttons()).toEqual(['+'])
  const { query_id: id } = ann.press('+')
  ann.press({ message_id: first.message_id, text: '+' })
  const found = (await updates()).flatMap((update) =>
    update.callback_query === undefined ? [] : [update.callback_query],
  )
  expect(found).toMatchObject([
    { id, data: 'new', from: ann.user, message: second },
    { data: 'old', message: first },
  ])
  expect(found.every((query) => CallbackQuery.is(query))).toBe(true)
  expect(found[0].chat_instance).toBe(found[1].chat_instance)

  const answer = { callback_query_id: id, text: 'Yes', show_alert: true, url: 'https://t.me/x' }
  expect((await call('answerCallbackQuery', answer)).body.result).toBe(true)
  expect(await ann.answered()).toMatchObject({
    query_id: id,
    text: 'Yes',
    show_alert: true,
    url: 'https://t.me/x',
  })
  const old = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
  expect((await call('answerCallbackQuery', answer)).body.description).toBe(old)
  expect(
    (await call('answerCallbackQuery', { callback_query_id: found[1].id, text: 'x'.repeat(201) })).body
      .description,
  ).toBe('Bad Request: MESSAGE_TOO_LONG')
  clock.advance(151_000)
  expect((await call('answerCallbackQuery', { callback_query_id: found[1].id })).body.description).toBe(old)
})

test('a modified client sends data that no button has, on a message with buttons', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const { message_id } = ann.send('/start')
  const sent = (await call('sendMessage', { chat_id: ann.id, text: '0', reply_markup: button('+', '1') }))
    .body.result
  const { query_id: id } = ann.press({ message_id: sent.message_id, data: 'admin' })
  expect((await updates()).at(-1)).toMatchObject({ callback_query: { id, data: 'admin', message: sent } })
  expect((await call('answerCallbackQuery', { callback_query_id: id, text: 'No' })).body.result).toBe(true)
  expect(await ann.answered()).toMatchObject({ text: 'No' })
  expect(() => ann.press({ message_id, data: 'admin' })).toThrow('has no buttons')
})

test('a button below the input field sends its text', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await call('sendMessage', {
    chat_id: ann.id,
    text: 'x',
    reply_markup: { keyboard: [['Yes', { text: 'No' }]], resize_keyboard: true },
  })
  expect(ann.buttons()).toEqual(['Yes', 'No'])
  ann.press('No')
  expect(ann.messages().at(-1)).toMatchObject({ from: ann.user, text: 'No' })
  await call('sendMessage', { chat_id: ann.id, text: 'x', reply_markup: { remove_keyboard: true } })
  expect(() => ann.press('No')).toThrow('no message here has a button "No"')
})

test('a person edits a text, and the bot gets an update', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const sent = ann.send('first')
  const edited = ann.edit(sent, 'second /go')
  expect(await updates()).toMatchObject([
    { message: { text: 'first' } },
    { edited_message: { ...edited, message_id: sent.message_id, text: 'second /go' } },
  ])
  expect(ann.messages()).toEqual([edited])
})

test('a person blocks the bot, and lets it write again', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  ann.block()
  expect(() => ann.send('hi')).toThrow('Ann blocked the bot')
  expect((await call('sendMessage', { chat_id: ann.id, text: 'x' })).body.description).toBe(
    'Forbidden: bot was blocked by the user',
  )
  ann.send('/start again')
  ann.block()
  ann.unblock()
  const found = await updates()
  expect(found.map((update) => update.my_chat_member?.new_chat_member.status ?? update.message.text)).toEqual(
    ['/start', 'kicked', 'member', '/start again', 'kicked', 'member'],
  )
  expect(found[1]?.my_chat_member).toMatchObject({
    from: ann.user,
    old_chat_member: { status: 'member', user: { id: emulator.bot.id } },
    new_chat_member: { until_date: 0 },
  })
})

test('a bot hears who joins and leaves a group, within its rights', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const bob = emulator.user({ first_name: 'Bob' })
  const group = emulator.group({ title: 'G', members: [ann] })
  expect(() => bob.in(group).send('hi')).toThrow('Bob is not in "G": join it first')
  bob.join(group)
  bob.in(group).send('hi')
  bob.leave(group)
  expect(await kinds()).toEqual(['message', 'message', 'message'])
  expect(group.messages()).toMatchObject([
    { message_id: 1, new_chat_members: [bob.user] },
    { message_id: 2, text: 'hi' },
    { message_id: 3, left_chat_member: bob.user },
  ])

  // The bot hears of other members only if it is an administrator and asks for it.
  await updates({ allowed_updates: ['message', 'my_chat_member', 'chat_member'] })
  bob.join(group)
  expect(await kinds()).toEqual(['message'])
  ann.addBot(group, 'administrator')
  bob.leave(group)
  expect(await kinds()).toEqual(['my_chat_member', 'chat_member', 'message'])
  ann.removeBot(group)
  ann.in(group).send('alone at last')
  expect(await kinds()).toEqual(['my_chat_member'])
})

test('a supergroup has its own message ids, other chats share theirs', () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const big = emulator.group({ title: 'Big', members: [ann] })
  const small = emulator.group({ title: 'Small', type: 'group', members: [ann] })
  const numbers = [
    ann.send('a'),
    ann.in(big).send('a'),
    ann.in(small).send('a'),
    ann.in(big).send('b'),
    ann.send('b'),
  ].map(({ message_id }) => message_id)
  expect(numbers).toEqual([1, 1, 2, 2, 3])
  expect(String(big.id)).toMatch(/^-100\d{10}$/)
  expect(small.id).toBeLessThan(0)
})

test('only administrators write in a channel', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  const channel = emulator.group({ title: 'News', type: 'channel', members: [ann] })
  const post = ann.in(channel).send('breaking')
  ann.in(channel).edit(post, 'broken')
  expect(await updates()).toMatchObject([
    { channel_post: { text: 'breaking', sender_chat: { id: channel.id } } },
    { edited_channel_post: { text: 'broken' } },
  ])
  expect(await decodes(Message, 'sendMessage', { chat_id: channel.id, text: 'x' })).not.toHaveProperty('from')
})

test('a bot in privacy mode gets only messages that are meant for it', async () => {
  const shy = await makeEmulator({ clock, bot: { username: 'shy_bot', can_read_all_group_messages: false } })
  const ann = shy.user({ first_name: 'Ann' })
  const group = shy.group({ title: 'G', members: [ann] })
  const bots = (await api(shy)('sendMessage', { chat_id: group.id, text: 'hello' })).body.result
  const seat = ann.in(group)
  seat.send('nothing')
  seat.send('/go')
  seat.send('/go@other_bot')
  seat.send('/go@shy_bot')
  seat.send('hi @shy_bot')
  seat.send('yes', { reply_to: bots })
  const { body } = await api(shy)('getUpdates')
  expect(Array.from<Loose, unknown>(body.result, (update) => update.message.text)).toEqual([
    '/go',
    '/go@shy_bot',
    'hi @shy_bot',
    'yes',
  ])
  await shy.close()
})

test('any update can be delivered, even of an unlisted kind', async () => {
  const poll_answer = {
    poll_id: '1',
    user: { id: 1, is_bot: false, first_name: 'A' },
    option_ids: [0],
    option_persistent_ids: ['0'],
  }
  expect(emulator.deliver({ poll_answer })?.poll_answer).toEqual(poll_answer)
  emulator.deliver(JSON.parse('{"news":{"of":"tomorrow"}}'))
  const { body } = await call('getUpdates')
  expect(body.result).toMatchObject([{ poll_answer }, { news: { of: 'tomorrow' } }])
  expect(body.result[1].update_id).toBe(Number(body.result[0].update_id) + 1)
})
