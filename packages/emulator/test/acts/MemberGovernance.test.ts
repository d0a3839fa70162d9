// People who change other members of a group.

import { only, rights } from '@pipegram/core/Permissions'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { clock, start, call, updates } = makeStage()
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

const now = (): number => Math.floor(clock.now() / 1000)

test('people govern others only within their rights', async () => {
  ann.in(group).promote(bob, rights('can_restrict_members'))
  cid.join(group)
  expect(() => cid.in(group).ban(bob)).toThrow('Cid does not have the right can_restrict_members in "G"')
  expect(() => bob.in(group).promote(cid)).toThrow('Bob does not have the right can_promote_members')
  expect(() => bob.in(group).ban(ann)).toThrow('Ann owns "G"')
  expect(() => bob.in(group).ban(emulator.bot)).toThrow('Emulated bot is an administrator')
  bob.in(group).restrict(cid, only('can_send_messages'), now() + 60)
  cid.in(group).send('allowed')
  bob.in(group).ban(cid)
  expect(() => cid.join(group)).toThrow('banned')
  bob.in(group).unban(cid)
  cid.join(group)
  ann.in(group).demote(bob)
  expect(() => bob.in(group).ban(cid)).toThrow('does not have the right')
  expect(() => ann.in(group).ban({ id: 7 })).toThrow('there is no user 7')
  const found = (await updates()).flatMap(({ chat_member }) =>
    chat_member === undefined ? [] : [[chat_member.from.first_name, chat_member.new_chat_member.status]],
  )
  expect(found).toEqual([
    ['Ann', 'administrator'],
    ['Cid', 'member'],
    ['Bob', 'restricted'],
    ['Bob', 'kicked'],
    ['Bob', 'left'],
    ['Cid', 'member'],
    ['Ann', 'member'],
  ])
})
