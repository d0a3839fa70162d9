// Methods that show the members of a chat.

import { rights } from '@pipegram/core/Permissions'
import { ChatMember } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import * as t from 'io-ts'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, call } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let cid: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  cid = emulator.user({ first_name: 'Cid' })
  group = emulator.group({ title: 'G', members: [ann, bob], bot: 'administrator' })
  await call('getUpdates', {
    allowed_updates: ['message', 'chat_member', 'my_chat_member', 'chat_join_request'],
  })
})

const member = async (who: { readonly id: number }, chat_id = group.id): Promise<Loose> => {
  const { result } = (await call('getChatMember', { chat_id, user_id: who.id })).body
  expect(ChatMember.decode(result)).toMatchObject({ _tag: 'Right' })
  return result
}

test('getChatMember, getChatAdministrators and getChatMemberCount show the members of a chat', async () => {
  expect(await member(ann)).toEqual({ status: 'creator', user: ann.user, is_anonymous: false })
  expect(await member(bob)).toEqual({ status: 'member', user: bob.user })
  expect(await member(cid)).toEqual({ status: 'left', user: cid.user })
  expect(await member(ann, ann.id)).toEqual({ status: 'member', user: ann.user })
  ann.in(group).promote(bob, rights('can_pin_messages'))
  const { result } = (await call('getChatAdministrators', { chat_id: group.id })).body
  expect(t.array(ChatMember).decode(result)).toMatchObject({ _tag: 'Right' })
  expect(Array.from<Loose, unknown>(result, (one) => [one.user.id, one.status])).toEqual([
    [ann.id, 'creator'],
    [bob.id, 'administrator'],
    [emulator.bot.id, 'administrator'],
  ])
  expect((await call('getChatMemberCount', { chat_id: group.id })).body.result).toBe(3)
  expect((await call('getChatMemberCount', { chat_id: ann.id })).body.result).toBe(2)
})
