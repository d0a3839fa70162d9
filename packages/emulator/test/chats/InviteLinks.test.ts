// Invite links, requests to join, and a bot that leaves.

import { ChatInviteLink } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { clock, start, call, result, refused, updates } = makeStage()
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
  group = emulator.group({ title: 'G', members: [ann], bot: 'administrator' })
  await updates({ allowed_updates: ['message', 'chat_member', 'my_chat_member', 'chat_join_request'] })
})

const made = async (params: object = {}, method = 'createChatInviteLink'): Promise<Loose> => {
  const link = await result(method, { chat_id: group.id, ...params })
  expect(ChatInviteLink.decode(link)).toMatchObject({ _tag: 'Right' })
  return link
}

test('people join by a link, and the bot hears which link they used', async () => {
  const link = await made({ name: ' Friends of Ann ', member_limit: 1 })
  expect(link).toEqual({
    invite_link: expect.stringMatching(/^https:\/\/t\.me\/\+[\w-]{16}$/),
    creator: expect.objectContaining({ id: emulator.bot.id }),
    creates_join_request: false,
    is_primary: false,
    is_revoked: false,
    name: 'Friends of Ann',
    member_limit: 1,
  })
  expect((await made()).invite_link).not.toBe(link.invite_link)
  bob.join(group, link.invite_link)
  expect(await updates()).toMatchObject([
    { chat_member: { from: bob.user, new_chat_member: { status: 'member' }, invite_link: link } },
    { message: { new_chat_members: [bob.user] } },
  ])
  expect(() => cid.join(group, link.invite_link)).toThrow('the link has no uses left')
  expect(() => cid.join(group, 'https://t.me/+other')).toThrow('"G" has no link https://t.me/+other')
})

test('a link ends if it expires, is revoked, or is replaced as the primary link', async () => {
  const dated = await made({ expire_date: Math.floor(clock.now() / 1000) + 60 })
  clock.advance(61_000)
  expect(() => bob.join(group, dated.invite_link)).toThrow(
    `the link expired at ${new Date(dated.expire_date * 1000).toISOString()}`,
  )
  const primary = await result('exportChatInviteLink', { chat_id: group.id })
  expect((await result('getChat', { chat_id: group.id })).invite_link).toBe(primary)
  const second = await result('exportChatInviteLink', { chat_id: group.id })
  expect(() => bob.join(group, primary)).toThrow('the link was revoked')
  expect(await made({ invite_link: second }, 'revokeChatInviteLink')).toMatchObject({
    invite_link: second,
    is_primary: true,
    is_revoked: true,
  })
  expect((await result('getChat', { chat_id: group.id })).invite_link).not.toBe(second)
  const other = await made()
  expect(await made({ invite_link: other.invite_link }, 'revokeChatInviteLink')).toEqual({
    ...other,
    is_revoked: true,
  })
  expect(() => bob.join(group, other.invite_link)).toThrow('the link was revoked')
  bob.join(group, (await result('getChat', { chat_id: group.id })).invite_link)
  expect((await updates()).at(-1)).toMatchObject({ message: { new_chat_members: [bob.user] } })
})

test('the bot can write to people who ask to join, for five minutes or until the answer', async () => {
  const link = await made({ creates_join_request: true })
  const write = (): Promise<Loose> => call('sendMessage', { chat_id: bob.id, text: 'Who are you?' })
  expect((await write()).status).toBe(403)
  bob.join(group, link.invite_link)
  expect(await updates()).toMatchObject([
    { chat_join_request: { from: bob.user, user_chat_id: bob.id, invite_link: link } },
  ])
  expect(await result('sendChatAction', { chat_id: bob.id, action: 'typing' })).toBe(true)
  expect((await write()).status).toBe(200)
  expect((await bob.received()).text).toBe('Who are you?')
  clock.advance(300_000)
  expect((await write()).body.description).toBe("Forbidden: bot can't initiate conversation with a user")
  bob.join(group, link.invite_link)
  expect((await write()).status).toBe(200)
  await result('approveChatJoinRequest', { chat_id: group.id, user_id: bob.id })
  expect((await write()).status).toBe(403)
  expect((await updates()).slice(1)).toMatchObject([
    { chat_member: { invite_link: link, via_join_request: true } },
    {},
  ])
  // A bot that cannot approve requests hears nothing about them.
  ann.in(group).promote(emulator.bot, { can_delete_messages: true })
  cid.join(group, link.invite_link)
  expect((await call('sendMessage', { chat_id: cid.id, text: 'x' })).status).toBe(403)
})

test('a bot that leaves a chat gets an update about it', async () => {
  expect(await result('leaveChat', { chat_id: group.id })).toBe(true)
  expect(await emulator.next(({ _tag }) => _tag === 'MemberChanged')).toMatchObject({
    chat_id: group.id,
    member: { status: 'left', user: { id: emulator.bot.id } },
  })
  expect(await updates()).toMatchObject([
    { my_chat_member: { from: { id: emulator.bot.id }, new_chat_member: { status: 'left' } } },
  ])
  expect(group.messages().at(-1)).toMatchObject({ left_chat_member: { id: emulator.bot.id } })
  expect(await refused('sendMessage', { chat_id: group.id, text: 'x' })).toBe(
    'Forbidden: bot is not a member of the supergroup chat',
  )
  expect(await refused('leaveChat', { chat_id: group.id })).toBe(
    'Forbidden: bot is not a member of the supergroup chat',
  )
})

test.each<readonly [string, string, () => object]>([
  ["chat member status can't be changed in private chats", 'leaveChat', () => ({ chat_id: ann.id })],
  ["can't invite members to a private chat", 'createChatInviteLink', () => ({ chat_id: ann.id })],
  [
    "member limit can't be specified for links requiring administrator approval",
    'createChatInviteLink',
    () => ({ chat_id: group.id, creates_join_request: true, member_limit: 1 }),
  ],
  ['EXPIRE_DATE_INVALID', 'createChatInviteLink', () => ({ chat_id: group.id, expire_date: 1 })],
  ['USAGE_LIMIT_INVALID', 'createChatInviteLink', () => ({ chat_id: group.id, member_limit: 100_000 })],
  ['INVITE_HASH_EXPIRED', 'revokeChatInviteLink', () => ({ chat_id: group.id, invite_link: '__proto__' })],
])('%s', async (why, method, params) => {
  ann.send('/start')
  expect(await refused(method, params())).toBe(`Bad Request: ${why}`)
})

test('a bot without the right to invite cannot make links', async () => {
  ann.in(group).promote(emulator.bot, { can_delete_messages: true })
  for (const method of ['createChatInviteLink', 'exportChatInviteLink', 'revokeChatInviteLink'])
    expect(await refused(method, { chat_id: group.id, invite_link: 'x' })).toBe(
      'Bad Request: not enough rights to manage chat invite link',
    )
})

test('a link can be edited, but not when it is revoked or primary', async () => {
  const { invite_link } = await made({ name: 'old', member_limit: 1 })
  const edited = await made({ invite_link, creates_join_request: true }, 'editChatInviteLink')
  expect(edited).toMatchObject({ invite_link, creates_join_request: true })
  expect(edited).not.toHaveProperty('name')
  expect(edited).not.toHaveProperty('member_limit')
  await made({ invite_link }, 'revokeChatInviteLink')
  const edit = (link: string): Promise<string> =>
    refused('editChatInviteLink', { chat_id: group.id, invite_link: link })
  expect(await edit(invite_link)).toBe('Bad Request: INVITE_HASH_EXPIRED')
  const primary = await result('exportChatInviteLink', { chat_id: group.id })
  expect(await edit(primary)).toBe('Bad Request: CHAT_INVITE_PERMANENT')
})
