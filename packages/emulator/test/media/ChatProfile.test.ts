// The title, the description and the photo of a chat.

import { ChatFullInfo } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { blank } from '../../src/values/internal/Image.ts'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  group = emulator.group({ title: 'Friends', members: [ann], bot: 'administrator' })
})

const info = async (): Promise<Loose> => {
  const found = await result('getChat', { chat_id: group.id })
  expect(ChatFullInfo.decode(found)).toMatchObject({ _tag: 'Right' })
  return found
}
const setPhoto = async (side: number): Promise<Loose> => {
  const form = new FormData()
  form.set('chat_id', String(group.id))
  form.set('photo', new File([blank({ width: side, height: side })], 'a.png'))
  const path = `${emulator.apiRoot}/bot${emulator.token}/setChatPhoto`
  return (await fetch(path, { method: 'POST', body: form })).json()
}

test('a new title is told once, and later messages show it', async () => {
  expect(await result('setChatTitle', { chat_id: group.id, title: ' Best friends ' })).toBe(true)
  expect(await result('setChatTitle', { chat_id: group.id, title: 'Best friends' })).toBe(true)
  ann.in(group).send('hi')
  expect(await updates()).toMatchObject([
    { message: { new_chat_title: 'Best friends' } },
    { message: { text: 'hi', chat: { title: 'Best friends' } } },
  ])
  expect((await info()).title).toBe('Best friends')
})

test('a description is shown by getChat, and cannot be set twice', async () => {
  await result('setChatDescription', { chat_id: group.id, description: 'All of us' })
  expect((await info()).description).toBe('All of us')
  expect(await refused('setChatDescription', { chat_id: group.id, description: 'All of us' })).toBe(
    'Bad Request: chat description is not modified',
  )
  await result('setChatDescription', { chat_id: group.id })
  expect(await info()).not.toHaveProperty('description')
})

test('a photo is uploaded, shown, downloaded and deleted', async () => {
  expect(await setPhoto(640)).toEqual({ ok: true, result: true })
  const { photo } = await info()
  expect((await result('getFile', { file_id: photo.big_file_id })).file_path).toMatch(/^photos\//)
  expect((await setPhoto(100)).description).toBe('Bad Request: PHOTO_CROP_SIZE_SMALL')
  expect(await result('deleteChatPhoto', { chat_id: group.id })).toBe(true)
  expect(await info()).not.toHaveProperty('photo')
  expect(await updates()).toMatchObject([
    { message: { new_chat_photo: [{}, {}, {}] } },
    { message: { delete_chat_photo: true } },
  ])
  expect(await refused('setChatPhoto', { chat_id: group.id })).toBe(
    'Bad Request: there is no photo in the request',
  )
  expect(await refused('setChatPhoto', { chat_id: group.id, photo: 'x' })).toBe(
    'Bad Request: photo must be uploaded as an InputFile',
  )
})

test('a bot needs the right to it, and a private chat has none of these', async () => {
  expect(await refused('setChatTitle', { chat_id: group.id, title: ' ' })).toBe(
    'Bad Request: title must be non-empty',
  )
  ann.in(group).demote(emulator.bot)
  expect(await refused('setChatTitle', { chat_id: group.id, title: 'x' })).toBe(
    'Bad Request: not enough rights to set chat title',
  )
  ann.send('/start')
  expect(await refused('setChatDescription', { chat_id: ann.id, description: 'x' })).toBe(
    "Bad Request: can't change private chat description",
  )
})
