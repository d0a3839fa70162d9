// The channel in the profile of a person.

import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { send, type Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, refused } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let channel: Group
beforeEach(async () => {
  emulator = await start({ admin: true })
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  const about = { title: 'Ann writes', type: 'channel', members: [ann], bot: 'none' } as const
  channel = emulator.group(about)
})

const textsOf = async (limit: number): Promise<ReadonlyArray<string>> => {
  const about = { user_id: ann.id, limit }
  const found: ReadonlyArray<Loose> = await result('getUserPersonalChatMessages', about)
  return found.map(({ text }) => text)
}

test('the newest posts come first, also where the bot is not', async () => {
  for (const text of ['one', 'two', 'three']) ann.in(channel).send(text)
  expect(await textsOf(20)).toEqual([])
  ann.setPersonalChat(channel)
  expect(await textsOf(20)).toEqual(['three', 'two', 'one'])
  expect(await textsOf(2)).toEqual(['three', 'two'])
  ann.send('/start')
  expect((await result('getChat', { chat_id: ann.id })).personal_chat).toMatchObject({ id: channel.id })
  ann.setPersonalChat()
  expect(await textsOf(20)).toEqual([])
  const body = JSON.stringify({ user_id: ann.id, personal_chat_id: channel.id })
  expect((await send(emulator, '/_/profile', { method: 'POST', body })).body).toBe(true)
  expect(await textsOf(1)).toEqual(['three'])
})

test('an unknown user, and a channel of somebody else, are refused', async () => {
  expect(await refused('getUserPersonalChatMessages', { user_id: 5, limit: 1 })).toBe(
    'Bad Request: user not found',
  )
  expect(await refused('getUserPersonalChatMessages', { user_id: ann.id })).toBe(
    'Bad Request: parameter "limit" is required',
  )
  expect(() => bob.setPersonalChat(channel)).toThrow('Bob does not own "Ann writes"')
  const group = emulator.group({ title: 'G', members: [bob] })
  expect(() => bob.setPersonalChat(group)).toThrow('only a channel can be in a profile')
})
