// Messages that are forwarded and copied.

import { Message, MessageId } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { clock, start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  group = emulator.group({ title: 'G', username: 'the_g', members: [ann] })
  ann.send('/start')
  await updates()
})

test('a forward has the same content, and its origin', async () => {
  const photo = ann.in(group).send({
    photo: {},
    caption: 'look #here',
    reply_markup: { inline_keyboard: [[{ text: 'x', url: 'https://a.b/' }]] },
  })
  const from = { chat_id: ann.id, from_chat_id: '@the_g', message_id: photo.message_id }
  clock.advance(60_000)
  const forwarded = await result('forwardMessage', from)
  expect(Message.is(forwarded)).toBe(true)
  expect(forwarded).toMatchObject({
    photo: photo.photo,
    caption: 'look #here',
    caption_entities: photo.caption_entities,
    chat: { id: ann.id },
    from: { id: emulator.bot.id },
    forward_origin: { type: 'user', sender_user: ann.user, date: photo.date },
  })
  expect(forwarded).not.toHaveProperty('reply_markup')
  expect(forwarded.date).toBeGreaterThan(photo.date)
  const again = await result('forwardMessage', {
    chat_id: group.id,
    from_chat_id: ann.id,
    message_id: forwarded.message_id,
  })
  expect(again.forward_origin).toEqual(forwarded.forward_origin)
  expect(
    await refused('editMessageCaption', {
      chat_id: ann.id,
      message_id: forwarded.message_id,
      caption: 'mine',
    }),
  ).toBe("Bad Request: message can't be edited")
  const channel = emulator.group({ title: 'C', type: 'channel', members: [ann] })
  const post = ann.in(channel).send('news')
  expect(
    (
      await result('forwardMessage', {
        chat_id: ann.id,
        from_chat_id: channel.id,
        message_id: post.message_id,
      })
    ).forward_origin,
  ).toEqual({ type: 'channel', chat: post.chat, message_id: post.message_id, date: post.date })
})

test('a copy has the same content, and no origin', async () => {
  const reply = ann.send('why?')
  const voice = ann.send({ voice: {}, caption: 'listen' })
  const from = { chat_id: group.id, from_chat_id: ann.id, message_id: voice.message_id }
  const copied = await result('copyMessage', from)
  expect(MessageId.is(copied)).toBe(true)
  expect(Object.keys(copied)).toEqual(['message_id'])
  expect(group.messages().at(-1)).toMatchObject({
    message_id: copied.message_id,
    voice: voice.voice,
    caption: 'listen',
    from: { is_bot: true },
  })
  expect(group.messages().at(-1)).not.toHaveProperty('forward_origin')
  await result('copyMessage', {
    ...from,
    caption: '<i>new</i>',
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: [[{ text: '+', callback_data: '+' }]] },
  })
  expect(group.messages().at(-1)).toMatchObject({ caption: 'new', caption_entities: [{ type: 'italic' }] })
  expect(group.buttons()).toEqual(['+'])
  await result('copyMessage', { ...from, caption: '' })
  expect(group.messages().at(-1)).not.toHaveProperty('caption')
  await result('copyMessage', {
    ...from,
    message_id: reply.message_id,
    chat_id: ann.id,
    reply_parameters: { message_id: reply.message_id },
  })
  expect(ann.messages().at(-1)).toMatchObject({
    text: 'why?',
    reply_to_message: { message_id: reply.message_id },
  })
})

test('several messages go together: albums stay albums, and missing messages are skipped', async () => {
  const album = ann.album([{ photo: {}, caption: 'one' }, { photo: {} }])
  const other = ann.send('other')
  const message_ids = [...album.map(({ message_id }) => message_id), other.message_id, 999]
  const copied: ReadonlyArray<Loose> = await result('copyMessages', {
    chat_id: group.id,
    from_chat_id: ann.id,
    message_ids,
    remove_caption: true,
  })
  expect(copied).toHaveLength(3)
  const shown = group.messages().slice(-3)
  expect(shown.map(({ message_id }) => ({ message_id }))).toEqual(copied)
  expect(shown[0]).not.toHaveProperty('caption')
  expect(shown[0]?.media_group_id).toBe(shown[1]?.media_group_id)
  expect(shown[0]?.media_group_id).not.toBe(album[0]?.media_group_id)
  expect(shown[2]).not.toHaveProperty('media_group_id')
  const forwarded: ReadonlyArray<Loose> = await result('forwardMessages', {
    chat_id: group.id,
    from_chat_id: ann.id,
    message_ids,
  })
  expect(forwarded).toHaveLength(3)
  expect(group.messages().slice(-3)).toMatchObject([
    { caption: 'one', forward_origin: { type: 'user' } },
    {},
    { text: 'other' },
  ])
})

test("a message that cannot be sent again is refused in the server's words", async () => {
  const secret = await result('sendMessage', { chat_id: ann.id, text: 'x', protect_content: true })
  const from = { chat_id: ann.id, from_chat_id: ann.id, message_id: secret.message_id }
  expect(await refused('forwardMessage', from)).toBe("Bad Request: the message can't be forwarded")
  expect(await refused('copyMessage', from)).toBe("Bad Request: the message can't be copied")
  expect(await refused('forwardMessage', { ...from, message_id: 999 })).toBe(
    'Bad Request: message to forward not found',
  )
  expect(await refused('copyMessage', { ...from, message_id: 0 })).toBe(
    'Bad Request: message to copy not found',
  )
  expect(await refused('forwardMessage', { ...from, from_chat_id: undefined })).toBe(
    'Bad Request: parameter "from_chat_id" is required',
  )
  expect(await refused('forwardMessage', { ...from, from_chat_id: 77 })).toBe('Bad Request: chat not found')
  expect(await refused('copyMessages', { ...from, message_ids: [] })).toBe(
    'Bad Request: message identifiers are not specified',
  )
  expect(await refused('copyMessages', { ...from, message_ids: '{' })).toBe(
    "Bad Request: can't parse message_ids JSON object",
  )
  expect(await refused('copyMessages', { ...from, message_ids: ['x'] })).toBe(
    "Bad Request: can't parse message identifier as a Number",
  )
  expect(await refused('copyMessages', { ...from, message_ids: [-1] })).toBe(
    'Bad Request: invalid message identifier specified',
  )
  expect(
    await refused('forwardMessages', { ...from, message_ids: Array.from({ length: 101 }, (_, i) => i + 1) }),
  ).toBe('Bad Request: too many message identifiers specified')
  expect(await refused('forwardMessages', { ...from, message_ids: [999] })).toBe(
    "Bad Request: messages can't be forwarded",
  )
})
