// Messages of the bot to the direct messages of a channel, and the posts that it suggests there.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, result, refused } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let direct: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  direct = emulator.group({
    title: 'News, direct messages',
    members: [ann, bob],
    bot: 'administrator',
    is_direct_messages: true,
  })
})

const at = (more: object = {}): object => ({ chat_id: direct.id, text: 'x', ...more })

test('an administrator writes in the topic of a person, by its id or by a reply', async () => {
  const { message_id } = bob.in(direct).send('Hi')
  const topic = { topic_id: bob.id, user: bob.user }
  const sent = await result('sendMessage', at({ direct_messages_topic_id: bob.id }))
  expect(Message.is(sent)).toBe(true)
  expect(sent.direct_messages_topic).toEqual(topic)
  const reply = await result('sendMessage', at({ reply_parameters: { message_id } }))
  expect(reply.direct_messages_topic).toEqual(topic)
  const wrong = 'Bad Request: wrong direct messages topic identifier specified'
  expect(await refused('sendMessage', at())).toBe(wrong)
  expect(await refused('sendMessage', at({ direct_messages_topic_id: ann.id }))).toBe(wrong)
  expect(await refused('sendMessage', at({ direct_messages_topic_id: -1 }))).toBe(
    'Bad Request: topic not found',
  )
  const game = { direct_messages_topic_id: bob.id, game_short_name: 'g' }
  expect(await refused('sendGame', at(game))).toBe(
    "Bad Request: games can't be sent to channel direct messages chats",
  )
})

test('a bot that is no administrator writes in its own topic', async () => {
  ann.in(direct).demote(emulator.bot)
  const sent = await result('sendMessage', at())
  expect(sent.direct_messages_topic).toMatchObject({ topic_id: emulator.bot.id })
  expect(await refused('sendMessage', at({ direct_messages_topic_id: bob.id }))).toBe(
    'Bad Request: chat is not an administered channel direct messages chat',
  )
})

test('the bot suggests a post with a price and a date', async () => {
  ann.in(direct).demote(emulator.bot)
  const price = { currency: 'XTR', amount: 50 }
  const suggested_post_parameters = { price, send_date: 2_000_000_000 }
  const sent = await result('sendMessage', at({ suggested_post_parameters }))
  expect(Message.is(sent)).toBe(true)
  const { message_id, suggested_post_info } = sent
  expect(suggested_post_info).toEqual({ state: 'pending', price, send_date: 2_000_000_000 })
  const suggest = (what: unknown, more: object = {}): Promise<string> =>
    refused('sendMessage', at({ suggested_post_parameters: what, ...more }))
  expect(await suggest({}, { reply_parameters: { message_id } })).toBe(
    'Bad Request: the emulator does not play suggested posts in reply to another one yet',
  )
  expect(await suggest('{')).toBe("Bad Request: can't parse suggested post parameters JSON object")
  expect(await suggest('1')).toBe('Bad Request: object expected as suggested post parameters')
  expect(await suggest({ price: { currency: 'EUR', amount: 5 } })).toBe(
    'Bad Request: invalid suggested post price currency specified',
  )
  expect(await suggest({ price: { currency: 'TON', amount: 5 } })).toBe(
    'Bad Request: suggested post price must be divisible by 10000000 nanotoncoins',
  )
  expect(await suggest({ send_date: -1 })).toBe('Bad Request: invalid post send date specified')
  ann.send('/start')
  expect(await suggest({}, { chat_id: ann.id })).toBe(
    'Bad Request: suggested posts can be sent only to channel direct messages',
  )
})

test('other chats ignore a topic of direct messages', async () => {
  ann.send('/start')
  const sent = await result('sendMessage', at({ chat_id: ann.id, direct_messages_topic_id: ann.id }))
  expect(sent.direct_messages_topic).toBeUndefined()
})
