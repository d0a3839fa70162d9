// Requests to join a chat.

import { ChatMember } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, call, updates } = makeStage()
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

const said = async (method: string, params: object): Promise<string> =>
  (await call(method, params)).body.description
const member = async (who: { readonly id: number }, chat_id = group.id): Promise<Loose> => {
  const { result } = (await call('getChatMember', { chat_id, user_id: who.id })).body
  expect(ChatMember.decode(result)).toMatchObject({ _tag: 'Right' })
  return result
}
const done = async (method: string, params: object): Promise<void> => {
  expect((await call(method, params)).body).toEqual({ ok: true, result: true })
}

test('a request to join is approved or declined by the bot', async () => {
  const closed = emulator.group({
    title: 'Closed',
    members: [ann],
    bot: 'administrator',
    join_by_request: true,
  })
  const request = (who: Person): object => ({ chat_id: closed.id, user_id: who.id })
  bob.join(closed)
  cid.join(closed)
  expect((await call('getChat', { chat_id: closed.id })).body.result).toMatchObject({ join_by_request: true })
  expect(() => bob.in(closed).send('hi')).toThrow('Bob is not in "Closed"')
  expect(await updates()).toMatchObject([
    { chat_join_request: { chat: { id: closed.id }, from: bob.user, user_chat_id: bob.id } },
    { chat_join_request: { from: cid.user } },
  ])
  await done('approveChatJoinRequest', request(bob))
  await done('declineChatJoinRequest', request(cid))
  bob.in(closed).send('in')
  expect(await member(cid, closed.id)).toMatchObject({ status: 'left' })
  expect(await updates()).toMatchObject([
    {
      chat_member: {
        from: { id: emulator.bot.id },
        new_chat_member: { status: 'member', user: bob.user },
        via_join_request: true,
      },
    },
    { message: { from: bob.user, new_chat_members: [bob.user] } },
    { message: { text: 'in' } },
  ])
  expect(await said('approveChatJoinRequest', request(bob))).toBe('Bad Request: USER_ALREADY_PARTICIPANT')
  expect(await said('approveChatJoinRequest', request(cid))).toBe('Bad Request: HIDE_REQUESTER_MISSING')
  ann.in(closed).demote(emulator.bot)
  expect(await said('approveChatJoinRequest', request(cid))).toBe(
    'Bad Request: not enough rights to manage chat join requests',
  )
})
