// Messages that a bot deletes.

import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { clock, start, call } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  group = emulator.group({ title: 'G', members: [ann, bob], bot: 'administrator' })
  await call('getUpdates', {
    allowed_updates: ['message', 'chat_member', 'my_chat_member', 'chat_join_request'],
  })
})

const said = async (method: string, params: object): Promise<string> =>
  (await call(method, params)).body.description
const done = async (method: string, params: object): Promise<void> => {
  expect((await call(method, params)).body).toEqual({ ok: true, result: true })
}

test('deleteMessages deletes all messages or none', async () => {
  const ids = ['a', 'b', 'c'].map((text) => bob.in(group).send(text).message_id)
  await done('deleteMessages', { chat_id: group.id, message_ids: [ids[0], 999, String(ids[1]), ids[0]] })
  expect(group.messages().map(({ text }) => text)).toEqual(['c'])
  clock.advance(48 * 3_600_000)
  const fresh = bob.in(group).send('d').message_id
  expect(await said('deleteMessages', { chat_id: group.id, message_ids: [fresh, ids[2]] })).toBe(
    "Bad Request: message can't be deleted",
  )
  expect(group.messages()).toHaveLength(2)
})

test('a dice in a private chat cannot be deleted on its first day', async () => {
  const { message_id } = ann.send({ dice: {} })
  const place = { chat_id: ann.id, message_id }
  expect(await said('deleteMessage', place)).toBe("Bad Request: message can't be deleted for everyone")
  clock.advance(24 * 3_600_000)
  await done('deleteMessage', place)
  const { message_id: thrown } = ann.in(group).send({ dice: {} })
  await done('deleteMessage', { chat_id: group.id, message_id: thrown })
})
