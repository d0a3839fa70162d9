// Replies to a message of another chat, and quotes of rich messages.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let group: Group
let channel: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const about = { members: [ann], bot: 'administrator' } as const
  group = emulator.group({ title: 'Friends', type: 'supergroup', ...about })
  channel = emulator.group({ title: 'News', type: 'channel', username: 'ann_news', ...about })
  await updates()
})

const sent = async (params: object): Promise<Loose> => {
  const message = await result('sendMessage', { chat_id: ann.id, text: 'so', ...params })
  expect(Message.decode(message)).toMatchObject({ _tag: 'Right' })
  return message
}

test('a reply to another chat says where the message is, who wrote it, and how it begins', async () => {
  const there = ann.in(group).send('Tea or coffee?')
  const { external_reply, quote, reply_to_message } = await sent({
    reply_parameters: { chat_id: group.id, message_id: there.message_id },
  })
  expect(reply_to_message).toBe(undefined)
  expect(external_reply).toEqual({
    origin: { type: 'user', sender_user: ann.user, date: there.date },
    chat: there.chat,
    message_id: there.message_id,
  })
  expect(quote).toEqual({ text: 'Tea or coffee?', position: 0 })
})

test('a reply to a post names the channel, by its username as well, and shows its photo', async () => {
  const photo = {
    chat_id: channel.id,
    photo: 'https://t.me/a.jpg',
    caption: 'Look <b>here</b>',
    parse_mode: 'HTML',
  }
  const post = await result('sendPhoto', photo)
  const { external_reply, quote } = await sent({
    reply_parameters: {
      chat_id: '@ann_news',
      message_id: post.message_id,
      quote: 'here',
      quote_entities: [{ type: 'bold', offset: 0, length: 4 }],
    },
  })
  expect(external_reply).toMatchObject({
    origin: { type: 'channel', chat: { id: channel.id }, message_id: post.message_id },
    photo: post.photo,
  })
  expect(quote).toEqual({
    text: 'here',
    position: 5,
    is_manual: true,
    entities: [{ type: 'bold', offset: 0, length: 4 }],
  })
})

test('a reply to a private chat does not say where the message is', async () => {
  const there = ann.send('a secret')
  const { external_reply } = await sent({
    chat_id: group.id,
    reply_parameters: { chat_id: ann.id, message_id: there.message_id },
  })
  expect(external_reply).toEqual({ origin: { type: 'user', sender_user: ann.user, date: there.date } })
})

test('the chat of the reply itself makes a reply as ever, and a copy is no reply', async () => {
  const { message_id } = ann.send('here')
  const reply = await sent({ reply_parameters: { chat_id: ann.id, message_id } })
  expect([reply.reply_to_message.text, reply.external_reply]).toEqual(['here', undefined])
  const other = ann.in(group).send('there')
  const external = await sent({ reply_parameters: { chat_id: group.id, message_id: other.message_id } })
  await result('copyMessage', { chat_id: ann.id, from_chat_id: ann.id, message_id: external.message_id })
  expect(ann.messages().at(-1)).toMatchObject({ text: 'so' })
  expect(ann.messages().at(-1)).not.toHaveProperty('external_reply')
})

test('a message that is missing, protected or of the service is refused, or left out', async () => {
  const guarded = await result('sendMessage', { chat_id: group.id, text: 'x', protect_content: true })
  emulator.user({ first_name: 'Bob' }).join(group)
  const joined = group.messages().at(-1)
  expect(joined).toHaveProperty('new_chat_members')
  for (const message_id of [999, guarded.message_id, joined?.message_id]) {
    const reply_parameters = { chat_id: group.id, message_id }
    const params = { chat_id: ann.id, text: 'so', reply_parameters }
    expect(await refused('sendMessage', params)).toBe('Bad Request: message to be replied not found')
    const lenient = { reply_parameters: { ...reply_parameters, allow_sending_without_reply: true } }
    expect(await sent(lenient)).not.toHaveProperty('external_reply')
  }
  const nowhere = { chat_id: ann.id, text: 'so', reply_parameters: { chat_id: -5, message_id: 1 } }
  expect(await refused('sendMessage', nowhere)).toBe('Bad Request: chat not found')
})

test('a reply is about an option of a poll', async () => {
  const options = ['Tea', 'Coffee']
  const { message_id } = await result('sendPoll', { chat_id: ann.id, question: 'What?', options })
  const reply = await sent({ reply_parameters: { message_id, poll_option_id: '1' } })
  expect(reply.reply_to_poll_option_id).toBe('1')
  const unknown = await sent({ reply_parameters: { message_id, poll_option_id: '7' } })
  expect(unknown).not.toHaveProperty('reply_to_poll_option_id')
})

test('texts of a rich message are quoted, with the styles that a quote has', async () => {
  const rich_message = { html: '<h1>Menu</h1><p>Tea is <b>hot</b> and <code>black</code></p>' }
  const { message_id } = await result('sendRichMessage', { chat_id: ann.id, rich_message })
  const quoted = async (quote: object): Promise<Loose> =>
    (await sent({ reply_parameters: { message_id, ...quote } })).quote
  const hot = { type: 'bold', text: 'hot' }
  expect(await quoted({ quote_rich_texts: ['Menu', ['Tea is ', hot]], quote: 'ignored' })).toEqual({
    text: 'Menu\nTea is hot',
    position: 0,
    is_manual: true,
    rich_texts: ['Menu', ['Tea is ', hot]],
  })
  expect(await quoted({ quote_rich_texts: [{ type: 'code', text: 'black' }] })).toEqual({
    text: 'black',
    position: 20,
    is_manual: true,
    rich_texts: ['black'],
  })
  expect(await quoted({ quote: 'is hot' })).toEqual({ text: 'is hot', position: 9, is_manual: true })
  const wrong = { message_id, quote_rich_texts: ['cold'] }
  expect(await refused('sendMessage', { chat_id: ann.id, text: 'so', reply_parameters: wrong })).toBe(
    'Bad Request: QUOTE_TEXT_INVALID',
  )
})
