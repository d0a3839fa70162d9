// Messages that only one person in a chat sees.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { clock, start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  group = emulator.group({ title: 'Friends', members: [ann, bob] })
})

const to = (person: Person): object => ({
  chat_id: group.id,
  ephemeral_message_parameters: { receiver_user_id: person.id },
})

test('an ephemeral message is seen by its receiver only', async () => {
  const sent = await result('sendMessage', { ...to(ann), text: 'Psst' })

  expect(Message.decode(sent)).toMatchObject({ _tag: 'Right' })
  expect(sent).toMatchObject({ ephemeral_message_id: 1, receiver_user: { id: ann.id }, text: 'Psst' })
  expect((await ann.in(group).received()).text).toBe('Psst')
  expect(ann.in(group).ephemeral()).toMatchObject([{ text: 'Psst', ephemeral_message_id: 1 }])
  expect(bob.in(group).ephemeral()).toEqual([])
  expect(group.messages()).toEqual([])
  expect((await result('sendMessage', { chat_id: group.id, text: 'all' })).message_id).toBe(1)
  expect((await bob.in(group).received()).text).toBe('all')
})

test('each receiver has ids of their own, and photos are sent as well', async () => {
  await result('sendMessage', { ...to(ann), text: 'one' })
  expect(await result('sendPhoto', { ...to(ann), photo: 'https://example.com/a.jpg' })).toMatchObject({
    ephemeral_message_id: 2,
    photo: [{}, {}, {}, {}],
  })
  expect((await result('sendMessage', { ...to(bob), text: 'one' })).ephemeral_message_id).toBe(1)
})

test('the press of a button says chat and receiver', async () => {
  const reply_markup = { inline_keyboard: [[{ text: '+', callback_data: 'a' }]] }
  await result('sendMessage', { chat_id: group.id, text: 'Press', reply_markup })
  const { query_id: callback_query_id } = bob.in(group).press('+')
  const given = { ephemeral_message_parameters: { callback_query_id }, text: 'Only you' }
  expect(await result('sendMessage', given)).toMatchObject({
    chat: { id: group.id },
    receiver_user: { id: bob.id },
  })
  await updates()
  clock.advance(151_000)
  expect(await refused('sendMessage', given)).toBe(
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  )
})

test('an ephemeral message is edited and deleted', async () => {
  await result('sendMessage', { ...to(ann), text: 'one' })
  const place = { chat_id: group.id, receiver_user_id: ann.id, ephemeral_message_id: 1 }

  expect(await result('editEphemeralMessageText', { ...place, text: 'two' })).toBe(true)
  expect(ann.in(group).ephemeral()).toMatchObject([{ text: 'two' }])
  const reply_markup = { inline_keyboard: [[{ text: '+', callback_data: 'a' }]] }
  expect(await result('editEphemeralMessageReplyMarkup', { ...place, reply_markup })).toBe(true)
  expect(await refused('editEphemeralMessageCaption', { ...place, caption: 'x' })).toBe(
    'Bad Request: there is no caption in the message to edit',
  )
  expect(await result('deleteEphemeralMessage', place)).toBe(true)
  expect(ann.in(group).ephemeral()).toEqual([])
  expect(await refused('editEphemeralMessageText', { ...place, text: 'x' })).toBe(
    'Bad Request: message to edit not found',
  )
})

test('a photo of an ephemeral message takes another caption and another photo', async () => {
  await result('sendPhoto', { ...to(ann), photo: 'https://example.com/a.jpg' })
  const place = { chat_id: group.id, receiver_user_id: ann.id, ephemeral_message_id: 1 }
  expect(await result('editEphemeralMessageCaption', { ...place, caption: 'Look' })).toBe(true)
  const media = { type: 'video', media: 'https://example.com/a.mp4', caption: 'Move' }
  expect(await result('editEphemeralMessageMedia', { ...place, media })).toBe(true)
  expect(ann.in(group).ephemeral()).toMatchObject([{ video: {}, caption: 'Move' }])
})

test('who is not in the chat gets no ephemeral message', async () => {
  const cid = emulator.user({ first_name: 'Cid' })
  expect(await refused('sendMessage', { ...to(cid), text: 'x' })).toBe('Bad Request: user not found')
  const parameters = 'ephemeral_message_parameters'
  expect(await refused('sendMessage', { chat_id: group.id, text: 'x', [parameters]: '[]' })).toBe(
    "Bad Request: can't parse ephemeral message parameters JSON object",
  )
})
