// Fields and names of former versions of the Bot API, which the server still writes and reads.

import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { blank } from '../../src/values/internal/Image.ts'
import { send, type Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, call, result, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  ann.send('/start')
})

test('a forwarded message says its origin in the former fields as well', async () => {
  const channel = emulator.group({ title: 'News', type: 'channel', members: [ann] })
  const [hello, post] = [ann.send('hello'), ann.in(channel).send('news')]
  const forward = (from: number, { message_id }: { readonly message_id: number }): Promise<Loose> =>
    result('forwardMessage', { chat_id: ann.id, from_chat_id: from, message_id })
  expect(await forward(ann.id, hello)).toMatchObject({
    forward_origin: { type: 'user' },
    forward_from: { id: ann.id },
    forward_date: hello.date,
  })
  const fromChannel = await forward(channel.id, post)
  expect(fromChannel).toMatchObject({
    forward_from_chat: { id: channel.id },
    forward_from_message_id: post.message_id,
    forward_date: post.date,
  })
  expect(fromChannel).not.toHaveProperty('forward_signature')
  ann.send({ text: 'x', forward_origin: { type: 'hidden_user', sender_user_name: 'Somebody', date: 5 } })
  expect((await updates()).at(-1)).toMatchObject({
    message: { forward_sender_name: 'Somebody', forward_date: 5 },
  })
})

test('a member who comes or goes has the former names as well', async () => {
  const group = emulator.group({ title: 'Friends', members: [ann] })
  bob.join(group)
  bob.leave(group)
  const [, came, went] = await updates()
  expect(came.message).toMatchObject({
    new_chat_participant: { id: bob.id },
    new_chat_member: { id: bob.id },
  })
  expect(went.message.left_chat_participant).toEqual(went.message.left_chat_member)
})

test('permissions say whether any media may be sent, a group whether members may do all', async () => {
  const group = emulator.group({ title: 'Old', type: 'group', members: [ann], bot: 'administrator' })
  const closed = await result('getChat', { chat_id: group.id })
  expect(closed).toMatchObject({
    all_members_are_administrators: false,
    permissions: { can_send_media_messages: true },
  })
  const all = Object.keys(closed.permissions).map((name) => [name, true] as const)
  await result('setChatPermissions', { chat_id: group.id, permissions: Object.fromEntries(all) })
  ann.in(group).send('x')
  expect((await updates()).at(-1)?.message.chat.all_members_are_administrators).toBe(true)
  const none = all.map(([name]) => [name, name === 'can_send_polls'] as const)
  const permissions = Object.fromEntries(none)
  await result('setChatPermissions', {
    chat_id: group.id,
    permissions,
    use_independent_chat_permissions: true,
  })
  const { permissions: now } = await result('getChat', { chat_id: group.id })
  expect(now).toMatchObject({ can_send_polls: true, can_send_media_messages: false })
})

test('a video chat, an administrator and a sticker set have their former fields', async () => {
  const group = emulator.group({ title: 'Friends', members: [ann], bot: 'administrator' })
  ann.in(group).send({ video_chat_started: {} })
  ann.in(group).send({ video_chat_ended: { duration: 5 } })
  ann.in(group).send({ video_chat_participants_invited: { users: [] } })
  ann.in(group).send({ video_chat_scheduled: { start_date: 9 } })
  expect((await updates()).slice(-4).map(({ message }) => message)).toMatchObject([
    { voice_chat_started: {} },
    { voice_chat_ended: { duration: 5 } },
    { voice_chat_participants_invited: { users: [] } },
    { voice_chat_scheduled: { start_date: 9 } },
  ])
  const member = await result('getChatMember', { chat_id: group.id, user_id: emulator.bot.id })
  expect(member).toMatchObject({ can_manage_video_chats: true, can_manage_voice_chats: true })
  expect(await result('getChat', { chat_id: ann.id })).toMatchObject({ can_send_gift: true })
})

test('a quiz with one correct option says it in the former field as well', async () => {
  const quiz = (correct_option_ids: ReadonlyArray<number>): Promise<Loose> =>
    result('sendPoll', {
      chat_id: ann.id,
      question: '?',
      options: ['a', 'b'],
      type: 'quiz',
      correct_option_ids,
    })
  expect((await quiz([1])).poll).toMatchObject({ correct_option_id: 1, correct_option_ids: [1] })
  expect((await quiz([0, 1])).poll).not.toHaveProperty('correct_option_id')
})

test.each(['thumbnail', 'thumb'])(
  'a thumbnail can be uploaded as `%s`, and is answered in both names',
  async (name) => {
    const form = new FormData()
    form.set('chat_id', String(ann.id))
    form.set('document', new File(['text'], 'a.txt'))
    form.set(name, new File([blank({ width: 90, height: 60 })], 't.png'))
    const encoded = new Response(form)
    const { body } = await send(emulator, `/bot${emulator.token}/sendDocument`, {
      method: 'POST',
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      body: await encoded.bytes(),
    })
    const { thumbnail, thumb } = body.result.document
    expect(thumbnail).toMatchObject({ width: 90, height: 60 })
    expect(thumb).toEqual(thumbnail)
    expect(await result('getFile', { file_id: thumbnail.file_id })).toMatchObject({
      file_path: expect.stringMatching(/^thumbnails\/file_\d+\.jpg$/),
    })
    const again = await call('sendPhoto', { chat_id: ann.id, photo: thumbnail.file_id })
    expect(again.body.description).toBe("Bad Request: can't use file of type Thumbnail as Photo")
  },
)

test('former parameters are read, unless the new ones are there', async () => {
  const hello = ann.send('hello')
  const replied = await result('sendMessage', {
    chat_id: ann.id,
    text: 'x',
    reply_to_message_id: hello.message_id,
  })
  expect(replied.reply_to_message.message_id).toBe(hello.message_id)
  const lone = { chat_id: ann.id, text: 'x', reply_to_message_id: 999, allow_sending_without_reply: true }
  expect(await result('sendMessage', lone)).not.toHaveProperty('reply_to_message')
  const bare = await result('sendMessage', { chat_id: ann.id, text: 'x.com', disable_web_page_preview: true })
  expect(bare.link_preview_options).toEqual({ is_disabled: true })
})

test('former method names still answer', async () => {
  const group = emulator.group({ title: 'Friends', members: [ann, bob], bot: 'administrator' })
  expect(await result('getChatMembersCount', { chat_id: group.id })).toBe(3)
  expect(await result('kickChatMember', { chat_id: group.id, user_id: bob.id })).toBe(true)
  expect((await result('getChatMember', { chat_id: group.id, user_id: bob.id })).status).toBe('kicked')
  const { body } = await call('setStickerSetThumb', {})
  expect(body.description).not.toBe('Not Found: method not found')
  expect(emulator.calls('banChatMember')).toHaveLength(1)
})

test('a group that the emulator does not know is open to its members as a new one', async () => {
  const chat = { id: -77, type: 'group', title: 'Elsewhere' } as const
  await updates()
  emulator.deliver({ message: { message_id: 1, date: 1767225600, chat, text: 'x' } })
  expect((await updates()).at(-1)?.message.chat).toEqual({ ...chat, all_members_are_administrators: false })
})
