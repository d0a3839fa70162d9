// Messages that a bot pins and unpins.

import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  group = emulator.group({ title: 'G', username: 'the_g', members: [ann] })
  ann.send('/start')
  await updates()
})

test('a pinned message shows in the chat, and the bot gets an update', async () => {
  const first = ann.in(group).send('first')
  await updates()
  const pin = { chat_id: group.id, message_id: first.message_id }
  expect(await refused('pinChatMessage', pin)).toBe(
    'Bad Request: not enough rights to manage pinned messages in the chat',
  )
  ann.addBot(group, 'administrator')
  await updates()
  expect(await result('pinChatMessage', pin)).toBe(true)
  expect(await updates()).toMatchObject([
    {
      message: {
        from: { id: emulator.bot.id },
        pinned_message: { message_id: first.message_id, text: 'first' },
      },
    },
  ])
  expect((await result('getChat', { chat_id: group.id })).pinned_message).toMatchObject({ text: 'first' })
  expect(await result('pinChatMessage', pin)).toBe(true)
  expect(await updates()).toEqual([])
  const note = group.messages().at(-1)
  expect(await refused('pinChatMessage', { ...pin, message_id: note?.message_id })).toBe(
    "Bad Request: service messages can't be pinned",
  )
  expect(await refused('pinChatMessage', { ...pin, message_id: 999 })).toBe(
    'Bad Request: message to pin not found',
  )
  const second = ann.in(group).send('second')
  await result('pinChatMessage', { ...pin, message_id: second.message_id })
  expect(await emulator.next(({ _tag }) => _tag === 'Pinned')).toMatchObject({
    message_ids: [first.message_id],
  })
  expect(await emulator.next(({ _tag }) => _tag === 'Pinned')).toMatchObject({
    message_ids: [first.message_id, second.message_id],
  })
  await result('unpinChatMessage', { chat_id: group.id })
  expect((await result('getChat', { chat_id: group.id })).pinned_message).toMatchObject({ text: 'first' })
  await result('deleteMessage', pin)
  expect(await result('getChat', { chat_id: group.id })).not.toHaveProperty('pinned_message')
  expect(await refused('unpinChatMessage', { chat_id: group.id })).toBe(
    'Bad Request: message to unpin not found',
  )
  expect(await result('unpinAllChatMessages', { chat_id: group.id })).toBe(true)
  expect(await result('pinChatMessage', { chat_id: ann.id, message_id: 1 })).toBe(true)
})
