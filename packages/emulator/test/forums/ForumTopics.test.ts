// Topics of forums: made, changed, hidden, and written in.

import { rights } from '@pipegram/core/Permissions'
import { ForumTopic } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let forum: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  forum = emulator.group({ title: 'Forum', members: [ann, bob], bot: 'administrator', is_forum: true })
})

const create = async (params: object = {}): Promise<Loose> => {
  const topic = await result('createForumTopic', { chat_id: forum.id, name: 'News', ...params })
  expect(ForumTopic.decode(topic)).toMatchObject({ _tag: 'Right' })
  return topic
}
const inTopic = (message_thread_id: number): object => ({ chat_id: forum.id, message_thread_id })

test('createForumTopic makes a topic, and a service message tells of it', async () => {
  const topic = await create({ icon_color: 16_766_590 })
  expect(topic).toMatchObject({ name: 'News', icon_color: 16_766_590 })
  const [update] = await updates()
  expect(update.message).toMatchObject({
    message_id: topic.message_thread_id,
    message_thread_id: topic.message_thread_id,
    is_topic_message: true,
    forum_topic_created: { name: 'News', icon_color: 16_766_590 },
  })
  expect(await refused('createForumTopic', { chat_id: forum.id, name: ' ' })).toBe(
    'Bad Request: topic name must be non-empty',
  )
  expect(await refused('createForumTopic', { chat_id: forum.id, name: 'x', icon_color: 1 })).toBe(
    'Bad Request: invalid icon color specified',
  )
})

test('a message goes to a topic by its id, or by the message that it replies to', async () => {
  const { message_thread_id } = await create()
  const sent = await result('sendMessage', { ...inTopic(message_thread_id), text: 'hi' })
  expect(sent).toMatchObject({ message_thread_id, is_topic_message: true })
  const reply_parameters = { message_id: sent.message_id }
  expect(await result('sendMessage', { chat_id: forum.id, text: 're', reply_parameters })).toMatchObject({
    message_thread_id,
  })
  expect(await result('sendMessage', { chat_id: forum.id, text: 'all' })).not.toHaveProperty(
    'message_thread_id',
  )
  for (const thread of [1, 99])
    expect(await refused('sendMessage', { ...inTopic(thread), text: 'x' })).toBe(
      'Bad Request: message thread not found',
    )
})

test('editForumTopic changes the name and the icon', async () => {
  const { message_thread_id } = await create()
  const [icon] = await result('getForumTopicIconStickers')
  expect(icon).toMatchObject({
    type: 'custom_emoji',
    set_name: 'Topics',
    is_animated: true,
    width: 512,
    thumbnail: { width: 128, height: 128 },
  })
  const { custom_emoji_id: icon_custom_emoji_id } = icon
  await updates()
  await result('editForumTopic', { ...inTopic(message_thread_id), name: 'Olds', icon_custom_emoji_id })
  expect(await updates()).toMatchObject([
    { message: { message_thread_id, forum_topic_edited: { name: 'Olds', icon_custom_emoji_id } } },
  ])
  expect(await refused('editForumTopic', { ...inTopic(message_thread_id), name: 'Olds' })).toBe(
    'Bad Request: TOPIC_NOT_MODIFIED',
  )
  expect(await refused('editForumTopic', { ...inTopic(99), name: 'x' })).toBe('Bad Request: TOPIC_ID_INVALID')
})

test('closeForumTopic keeps members out, and reopenForumTopic lets them in again', async () => {
  const { message_thread_id } = await create()
  await result('closeForumTopic', inTopic(message_thread_id))
  expect(await refused('closeForumTopic', inTopic(message_thread_id))).toBe('Bad Request: TOPIC_NOT_MODIFIED')
  expect(() => bob.in(forum).send('x', { topic: message_thread_id })).toThrow('the topic "News" is closed')
  await result('reopenForumTopic', inTopic(message_thread_id))
  expect(bob.in(forum).send('x', { topic: message_thread_id })).toMatchObject({ message_thread_id })
  const told = await updates()
  expect(
    told.flatMap(({ message }) => Object.keys(message)).filter((name) => name.startsWith('forum')),
  ).toEqual(['forum_topic_created', 'forum_topic_closed', 'forum_topic_reopened'])
})

test('deleteForumTopic removes all messages of the topic', async () => {
  const { message_thread_id } = await create()
  await result('sendMessage', { ...inTopic(message_thread_id), text: 'gone' })
  await result('sendMessage', { chat_id: forum.id, text: 'stays' })
  await result('deleteForumTopic', inTopic(message_thread_id))
  expect(forum.messages().map(({ text }) => text)).toEqual(['stays'])
})

test('pins of one topic are taken off, those of others stay', async () => {
  const { message_thread_id } = await create()
  const one = await result('sendMessage', { ...inTopic(message_thread_id), text: 'a' })
  const other = await result('sendMessage', { chat_id: forum.id, text: 'b' })
  for (const { message_id } of [one, other]) await result('pinChatMessage', { chat_id: forum.id, message_id })
  await result('unpinAllForumTopicMessages', inTopic(message_thread_id))
  expect((await result('getChat', { chat_id: forum.id })).pinned_message.text).toBe('b')
  await result('unpinAllGeneralForumTopicMessages', { chat_id: forum.id })
  expect(await result('getChat', { chat_id: forum.id })).not.toHaveProperty('pinned_message')
})

test('the General topic is renamed, closed, opened, hidden and shown', async () => {
  const chat_id = forum.id
  await result('editGeneralForumTopic', { chat_id, name: 'Lobby' })
  await result('closeGeneralForumTopic', { chat_id })
  await result('reopenGeneralForumTopic', { chat_id })
  await result('hideGeneralForumTopic', { chat_id })
  expect(await refused('hideGeneralForumTopic', { chat_id })).toBe('Bad Request: TOPIC_NOT_MODIFIED')
  await result('unhideGeneralForumTopic', { chat_id })
  expect(await updates()).toMatchObject([
    { message: { forum_topic_edited: { name: 'Lobby' } } },
    { message: { forum_topic_closed: {} } },
    { message: { forum_topic_reopened: {} } },
    { message: { general_forum_topic_hidden: {} } },
    { message: { general_forum_topic_unhidden: {} } },
  ])
})

test('a chat without topics, and a bot without the right, are refused', async () => {
  const group = emulator.group({ title: 'Plain', members: [ann], bot: 'administrator' })
  expect(await refused('createForumTopic', { chat_id: group.id, name: 'x' })).toBe(
    'Bad Request: the chat is not a forum',
  )
  const topic = ann.in(forum).topic('By Ann')
  ann.in(forum).promote(emulator.bot, rights('can_manage_chat'))
  expect(await refused('createForumTopic', { chat_id: forum.id, name: 'x' })).toBe(
    'Bad Request: not enough rights to create a topic',
  )
  expect(await refused('editForumTopic', { ...inTopic(topic), name: 'x' })).toBe(
    'Bad Request: not enough rights to edit the topic',
  )
  expect(await refused('closeGeneralForumTopic', { chat_id: forum.id })).toContain('not enough rights')
  expect(() => emulator.group({ title: 'x', type: 'channel', is_forum: true })).toThrow('supergroup')
})

test('a private chat has topics once the bot enables them', async () => {
  ann.send('/start')
  expect(await refused('createForumTopic', { chat_id: ann.id, name: 'x' })).toContain('not a forum')
  await result('setMySettings', { has_topics_enabled: true })
  const { message_thread_id } = await result('createForumTopic', { chat_id: ann.id, name: 'Cats' })
  expect(ann.send('meow', { topic: message_thread_id })).toMatchObject({ is_topic_message: true })
})
