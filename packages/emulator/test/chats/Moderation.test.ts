// Members of a chat: who they are, how the bot and people change them, and what they may do then.

import { allOff, allOn, muted, noRights, only, rights } from '@pipegram/core/Permissions'
import { ChatMember } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
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
const about = (who: { readonly id: number }, more: object = {}): object => ({
  chat_id: group.id,
  user_id: who.id,
  ...more,
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

test('a restricted member cannot write until the restriction ends', async () => {
  const until_date = now() + 60
  await done(
    'restrictChatMember',
    about(bob, { permissions: muted, use_independent_chat_permissions: true, until_date }),
  )
  expect(() => bob.in(group).send('hi')).toThrow(
    `Bob is restricted in "G" until ${new Date(until_date * 1000).toISOString()}`,
  )
  expect(await member(bob)).toMatchObject({
    status: 'restricted',
    is_member: true,
    until_date,
    can_send_messages: false,
    can_react_to_messages: true,
  })
  const [{ chat_member }] = await updates()
  expect(chat_member).toMatchObject({
    from: { id: emulator.bot.id },
    old_chat_member: { status: 'member' },
    new_chat_member: { status: 'restricted', user: bob.user },
  })
  // A member who leaves and comes back is still restricted.
  bob.leave(group)
  expect(await member(bob)).toMatchObject({ status: 'restricted', is_member: false })
  bob.join(group)
  expect(() => bob.in(group).send('hi')).toThrow('Bob is restricted')
  clock.advance(60_000)
  bob.in(group).send('hi')
  expect(await member(bob)).toEqual({ status: 'member', user: bob.user })
})

test('a restriction ends with all permissions; with a date too near or too far it is for ever', async () => {
  for (const until_date of [now() + 29, now() + 367 * 86_400, 0]) {
    await done('restrictChatMember', about(bob, { permissions: allOff, until_date }))
    expect(await member(bob)).toMatchObject({ status: 'restricted', until_date: 0 })
    expect(() => bob.in(group).send('hi')).toThrow('Bob is restricted in "G" for ever')
    await done('restrictChatMember', about(bob, { permissions: allOn }))
    expect(await member(bob)).toEqual({ status: 'member', user: bob.user })
  }
})

test('a banned member cannot come back until the ban ends or is lifted', async () => {
  await done('banChatMember', about(bob, { until_date: now() + 3600 }))
  expect(await emulator.next(({ _tag }) => _tag === 'MemberChanged')).toMatchObject({
    chat_id: group.id,
    member: { status: 'kicked', user: bob.user },
  })
  expect(() => bob.in(group).send('hi')).toThrow('Bob is not in "G"')
  expect(() => bob.join(group)).toThrow('Bob was banned from "G" until')
  expect(await updates()).toMatchObject([
    { chat_member: { new_chat_member: { status: 'kicked' } } },
    { message: { from: { id: emulator.bot.id }, left_chat_member: bob.user } },
  ])
  clock.advance(3_600_000)
  bob.join(group)
  await done('banChatMember', about(bob))
  clock.advance(500 * 86_400_000)
  expect(() => bob.join(group)).toThrow('for ever')
  await done('unbanChatMember', about(bob, { only_if_banned: true }))
  bob.join(group)
  // Without `only_if_banned` this removes a member.
  await done('unbanChatMember', about(bob, { only_if_banned: true }))
  expect(await member(bob)).toMatchObject({ status: 'member' })
  await done('unbanChatMember', about(bob))
  expect(await member(bob)).toMatchObject({ status: 'left' })
  bob.join(group)
})

test('a change that is already made makes no update', async () => {
  await done('banChatMember', about(bob))
  await updates()
  await done('banChatMember', about(bob))
  expect(await updates()).toEqual([])
})

test('the bot cannot give a right that it does not have', async () => {
  const all = { ...noRights, can_pin_messages: true, can_manage_chat: true }
  expect(await said('promoteChatMember', about(bob, all))).toBe('Bad Request: not enough rights')
  ann
    .in(group)
    .promote(emulator.bot, rights('can_promote_members', 'can_pin_messages', 'can_restrict_members'))
  await done('promoteChatMember', about(bob, all))
  expect(await member(bob)).toMatchObject({
    status: 'administrator',
    can_be_edited: true,
    can_pin_messages: true,
    can_manage_chat: true,
    can_delete_messages: false,
  })
  expect(await said('promoteChatMember', about(bob, { can_delete_messages: true }))).toBe(
    'Bad Request: RIGHT_FORBIDDEN',
  )
  await done('setChatAdministratorCustomTitle', about(bob, { custom_title: 'the great' }))
  expect(await member(bob)).toMatchObject({ custom_title: 'the great' })
  await done('promoteChatMember', about(bob, noRights))
  expect(await member(bob)).toEqual({ status: 'member', user: bob.user })
  ann.in(group).promote(bob)
  expect(await said('promoteChatMember', about(bob, noRights))).toBe('Bad Request: CHAT_ADMIN_REQUIRED')
  expect(await said('banChatMember', about(bob))).toBe('Bad Request: user is an administrator of the chat')
  expect(
    (await updates()).map((update) => (update.my_chat_member ?? update.chat_member).new_chat_member.status),
  ).toEqual(['administrator', 'administrator', 'administrator', 'member', 'administrator'])
})

test('setChatPermissions limits what members can send', async () => {
  expect((await call('getChat', { chat_id: group.id })).body.result.permissions).toMatchObject({
    can_send_messages: true,
    can_pin_messages: false,
  })
  await done('setChatPermissions', {
    chat_id: group.id,
    permissions: only('can_send_photos'),
    use_independent_chat_permissions: true,
  })
  expect(() => bob.in(group).send('hi')).toThrow('"G" does not let its members do this')
  ann.in(group).send('hi')
  expect((await call('getChat', { chat_id: group.id })).body.result.permissions).toMatchObject(
    only('can_send_photos'),
  )
  expect((await call('sendMessage', { chat_id: group.id, text: 'x' })).status).toBe(200)
  ann.in(group).demote(emulator.bot)
  expect(await said('sendMessage', { chat_id: group.id, text: 'x' })).toBe(
    'Bad Request: not enough rights to send text messages to the chat',
  )
  expect(await said('setChatPermissions', { chat_id: group.id, permissions: allOn })).toBe(
    'Bad Request: not enough rights to change chat permissions',
  )
})

test.each<readonly [string, string, () => object]>([
  ['invalid user_id specified', 'banChatMember', () => ({ chat_id: group.id })],
  ['invalid user_id specified', 'getChatMember', () => ({ chat_id: group.id, user_id: -1 })],
  ['chat_id is empty', 'getChatAdministrators', () => ({})],
  ['chat not found', 'banChatMember', () => ({ chat_id: 77, user_id: 1 })],
  ['member not found', 'getChatMember', () => about({ id: 77 })],
  ['member not found', 'getChatMember', () => ({ chat_id: ann.id, user_id: bob.id })],
  ['member not found', 'banChatMember', () => about({ id: 77 })],
  ['there are no administrators in the private chat', 'getChatAdministrators', () => ({ chat_id: ann.id })],
  ["can't remove chat owner", 'banChatMember', () => about(ann)],
  ["can't remove chat owner", 'promoteChatMember', () => about(ann)],
  ["can't restrict self", 'banChatMember', () => about(emulator.bot)],
  ["can't promote self", 'promoteChatMember', () => about(emulator.bot, { can_pin_messages: true })],
  ["bots can't add new chat members", 'promoteChatMember', () => about(cid)],
  ["can't ban members in private chats", 'banChatMember', () => ({ chat_id: ann.id, user_id: ann.id })],
  [
    'method is available only for supergroups',
    'restrictChatMember',
    () => ({ chat_id: ann.id, user_id: ann.id, permissions: allOff }),
  ],
  [
    'method is available for supergroup and channel chats only',
    'unbanChatMember',
    () => ({ chat_id: ann.id, user_id: ann.id }),
  ],
  ['parameter "permissions" is required', 'restrictChatMember', () => about(bob)],
  ["can't parse permissions JSON object", 'restrictChatMember', () => about(bob, { permissions: '{' })],
  ['object expected as permissions', 'setChatPermissions', () => ({ chat_id: group.id, permissions: [] })],
  [
    'can\'t parse chat permissions: Field "can_send_polls" must be of type Boolean',
    'restrictChatMember',
    () => about(bob, { permissions: { can_send_polls: 1 } }),
  ],
  [
    "can't change private chat permissions",
    'setChatPermissions',
    () => ({ chat_id: ann.id, permissions: {} }),
  ],
  [
    "the chat can't have join requests",
    'approveChatJoinRequest',
    () => ({ chat_id: ann.id, user_id: ann.id }),
  ],
  [
    'only the owner can edit their custom title',
    'setChatAdministratorCustomTitle',
    () => about(ann, { custom_title: 'x' }),
  ],
  [
    'user is not an administrator',
    'setChatAdministratorCustomTitle',
    () => about(bob, { custom_title: 'x' }),
  ],
  ['message identifiers are not specified', 'deleteMessages', () => ({ chat_id: group.id })],
  ['message identifiers are not specified', 'deleteMessages', () => ({ chat_id: group.id, message_ids: [] })],
  [
    'expected an Array of message identifiers',
    'deleteMessages',
    () => ({ chat_id: group.id, message_ids: 1 }),
  ],
  [
    'too many message identifiers specified',
    'deleteMessages',
    () => ({ chat_id: group.id, message_ids: Array.from({ length: 101 }, () => 1) }),
  ],
  [
    'message identifier must be a Number',
    'deleteMessages',
    () => ({ chat_id: group.id, message_ids: [null] }),
  ],
  [
    "can't parse message identifier as a Number",
    'deleteMessages',
    () => ({ chat_id: group.id, message_ids: ['x'] }),
  ],
  ['invalid message identifier specified', 'deleteMessages', () => ({ chat_id: group.id, message_ids: [0] })],
])('%s (%s)', async (why, method, params) => {
  expect(await said(method, params())).toBe(`Bad Request: ${why}`)
})

test('a bot that is not an administrator cannot change members', async () => {
  const open = emulator.group({ title: 'Open', members: [ann, bob] })
  const small = emulator.group({ title: 'Small', type: 'group', members: [ann, bob] })
  const news = emulator.group({ title: 'News', type: 'channel', members: [ann, bob], bot: 'member' })
  const one = { chat_id: open.id, user_id: bob.id }
  const refused = 'Bad Request: not enough rights to restrict/unrestrict chat member'
  expect(await said('banChatMember', one)).toBe(refused)
  expect(await said('unbanChatMember', one)).toBe(refused)
  expect(await said('restrictChatMember', { ...one, permissions: muted })).toBe(refused)
  expect(await said('banChatMember', { ...one, chat_id: small.id })).toBe('Bad Request: CHAT_ADMIN_REQUIRED')
  expect(await said('getChatMember', { ...one, chat_id: news.id })).toBe(
    'Bad Request: member list is inaccessible',
  )
  ann.in(small).promote(emulator.bot)
  await done('banChatMember', { ...one, chat_id: small.id })
  expect(await member(bob, small.id)).toMatchObject({ status: 'left' })
  expect(await said('banChatMember', { ...one, chat_id: small.id })).toBe('Bad Request: USER_NOT_PARTICIPANT')
  bob.join(small)
  ann.removeBot(open)
  expect(await said('banChatMember', one)).toBe('Forbidden: bot was kicked from the supergroup chat')
})

test('a rich message needs the permissions of all its files', async () => {
  const shown = { type: 'photo', photo: { type: 'photo', media: 'https://example.com/a.jpg' } }
  const photo = { type: 'details', summary: 'more', blocks: [shown] }
  const text = { type: 'paragraph', text: 'x' }
  const rich = (...blocks: ReadonlyArray<object>): object => ({
    chat_id: group.id,
    rich_message: { blocks },
  })
  const permissions = only('can_send_messages')
  await done('setChatPermissions', {
    chat_id: group.id,
    permissions,
    use_independent_chat_permissions: true,
  })
  expect((await call('sendRichMessage', rich(text, photo))).status).toBe(200)
  ann.in(group).demote(emulator.bot)
  expect((await call('sendRichMessage', rich(text))).status).toBe(200)
  expect(await said('sendRichMessage', rich(text, photo))).toBe(
    'Bad Request: not enough rights to send the rich message to the chat',
  )
  expect(() => bob.in(group).send({ checklist: { title: 'T', tasks: [{ id: 1, text: 'a' }] } })).toThrow(
    '"G" does not let its members do this',
  )
})
