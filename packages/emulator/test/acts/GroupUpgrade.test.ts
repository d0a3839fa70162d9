// A basic group becomes a supergroup: its old id answers with the new one.

import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, call, result, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  group = emulator.group({ title: 'Friends', type: 'group', members: [ann, bob] })
  await updates()
})

test('both chats have a service message, and the members are the same', async () => {
  const upgraded = ann.in(group).upgrade()
  expect(upgraded).toMatchObject({ title: 'Friends', type: 'supergroup' })
  expect(upgraded.id).toBeLessThan(-1_000_000_000_000)
  expect(await updates()).toMatchObject([
    { message: { chat: { id: group.id, type: 'group' }, migrate_to_chat_id: upgraded.id } },
    {
      message: {
        message_id: 1,
        chat: { id: upgraded.id, type: 'supergroup' },
        migrate_from_chat_id: group.id,
      },
    },
  ])
  expect(await result('getChatMemberCount', { chat_id: upgraded.id })).toBe(3)
  bob.in(upgraded).send('hi')
  expect(await updates()).toMatchObject([{ message: { message_id: 2, text: 'hi' } }])
})

test.each(['sendMessage', 'sendChatAction', 'getChatAdministrators'])(
  '%s to the old id is refused with the new id',
  async (method) => {
    const { id } = ann.in(group).upgrade()
    const { status, body } = await call(method, { chat_id: group.id, text: 'x', action: 'typing' })
    expect([status, body]).toEqual([
      400,
      {
        ok: false,
        error_code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: id },
      },
    ])
  },
)

test('only the owner can do it, once, and nobody writes in the old group', () => {
  expect(() => bob.in(group).upgrade()).toThrow('only the owner')
  const upgraded = ann.in(group).upgrade()
  expect(() => ann.in(group).upgrade()).toThrow('became a supergroup')
  expect(() => bob.in(group).send('x')).toThrow('"Friends" became a supergroup')
  expect(() => ann.in(upgraded).upgrade()).toThrow('only a basic group')
})
