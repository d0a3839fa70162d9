// Messages sent once more, pinned and reacted to.

import { Message, MessageId } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../api.ts'
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

test('a forward says where it comes from, and shows the same', async () => {
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

test('a copy is a message of its own', async () => {
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

test('several go together, an album stays one, and what is missing is passed over', async () => {
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

test('what cannot be sent once more is refused in the words of the server', async () => {
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

test('places, contacts and dice are sent, and checked', async () => {
  const to = { chat_id: ann.id }
  expect(
    (await result('sendLocation', { ...to, latitude: 52.5, longitude: '13.4', horizontal_accuracy: 5 }))
      .location,
  ).toEqual({ latitude: 52.5, longitude: 13.4, horizontal_accuracy: 5 })
  expect(
    (await result('sendLocation', { ...to, latitude: 1, longitude: 2, live_period: 60, heading: 90 }))
      .location,
  ).toEqual({ latitude: 1, longitude: 2, live_period: 60, heading: 90 })
  expect(
    await result('sendVenue', {
      ...to,
      latitude: 1,
      longitude: 2,
      title: 'T',
      address: 'A',
      foursquare_id: 'f',
    }),
  ).toMatchObject({ venue: { title: 'T', foursquare_id: 'f' }, location: { latitude: 1 } })
  expect(
    (await result('sendContact', { ...to, phone_number: '+1', first_name: 'B', vcard: '' })).contact,
  ).toEqual({ phone_number: '+1', first_name: 'B' })
  expect(await refused('sendLocation', { ...to, longitude: 1 })).toBe('Bad Request: latitude is empty')
  expect(await refused('sendLocation', { ...to, latitude: 1, longitude: 2, live_period: 59 })).toBe(
    'Bad Request: wrong live location period specified',
  )
  expect(await refused('sendContact', { ...to, phone_number: '+1' })).toBe(
    'Bad Request: parameter "first_name" is required',
  )
  expect(await refused('sendDice', { ...to, emoji: '🚗' })).toBe('Bad Request: DICE_EMOJI_INVALID')
  const values = new Set<number>()
  for (let i = 0; i < 100; i++) values.add((await result('sendDice', to)).dice.value)
  expect([...values].sort()).toEqual([1, 2, 3, 4, 5, 6])
  expect((await result('sendDice', { ...to, emoji: '⚽️' })).dice.emoji).toBe('⚽')
})

test('a pin shows in the chat, and the bot is told', async () => {
  const first = ann.in(group).send('first')
  await updates()
  const pin = { chat_id: group.id, message_id: first.message_id }
  expect(await refused('pinChatMessage', pin)).toBe(
    'Bad Request: not enough rights to manage pinned messages in the chat',
  )
  ann.addBot(group, 'administrator')
  await updates()
  expect(await result('pinChatMessage', pin)).toBe(true)
  expect(await updates()).toMatchObject([
    {
      message: {
        from: { id: emulator.bot.id },
        pinned_message: { message_id: first.message_id, text: 'first' },
      },
    },
  ])
  expect((await result('getChat', { chat_id: group.id })).pinned_message).toMatchObject({ text: 'first' })
  expect(await result('pinChatMessage', pin)).toBe(true)
  expect(await updates()).toEqual([])
  const note = group.messages().at(-1)
  expect(await refused('pinChatMessage', { ...pin, message_id: note?.message_id })).toBe(
    "Bad Request: service messages can't be pinned",
  )
  expect(await refused('pinChatMessage', { ...pin, message_id: 999 })).toBe(
    'Bad Request: message to pin not found',
  )
  const second = ann.in(group).send('second')
  await result('pinChatMessage', { ...pin, message_id: second.message_id })
  expect(await emulator.next(({ _tag }) => _tag === 'Pinned')).toMatchObject({
    message_ids: [first.message_id],
  })
  expect(await emulator.next(({ _tag }) => _tag === 'Pinned')).toMatchObject({
    message_ids: [first.message_id, second.message_id],
  })
  await result('unpinChatMessage', { chat_id: group.id })
  expect((await result('getChat', { chat_id: group.id })).pinned_message).toMatchObject({ text: 'first' })
  await result('deleteMessage', pin)
  expect(await result('getChat', { chat_id: group.id })).not.toHaveProperty('pinned_message')
  expect(await refused('unpinChatMessage', { chat_id: group.id })).toBe(
    'Bad Request: message to unpin not found',
  )
  expect(await result('unpinAllChatMessages', { chat_id: group.id })).toBe(true)
  expect(await result('pinChatMessage', { chat_id: ann.id, message_id: 1 })).toBe(true)
})

test('a bot sets one reaction, of those that there are', async () => {
  const said = ann.send('hi')
  const to = { chat_id: ann.id, message_id: said.message_id }
  const thumb = { type: 'emoji', emoji: '👍' }
  expect(await result('setMessageReaction', { ...to, reaction: [thumb], is_big: true })).toBe(true)
  expect(await emulator.next()).toEqual({ _tag: 'Reacted', ...to, reaction: [thumb] })
  expect(ann.reactions(said)).toEqual([{ type: thumb, total_count: 1 }])
  ann.react(said, '👍')
  expect(ann.reactions(said)).toEqual([{ type: thumb, total_count: 2 }])
  await result('setMessageReaction', to)
  expect(ann.reactions(said)).toEqual([{ type: thumb, total_count: 1 }])
  expect(
    await refused('setMessageReaction', { ...to, reaction: [thumb, { type: 'emoji', emoji: '🔥' }] }),
  ).toBe('Bad Request: REACTIONS_TOO_MANY')
  expect(await refused('setMessageReaction', { ...to, reaction: [{ type: 'emoji', emoji: '🚗' }] })).toBe(
    'Bad Request: REACTION_INVALID',
  )
  expect(await refused('setMessageReaction', { ...to, reaction: [{ type: 'paid' }] })).toBe(
    "Bad Request: can't parse ReactionType: invalid reaction type specified",
  )
  expect(await refused('setMessageReaction', { ...to, reaction: '{' })).toBe(
    "Bad Request: can't parse reaction types JSON object",
  )
  expect(await refused('setMessageReaction', { ...to, message_id: 999 })).toBe(
    'Bad Request: message to react not found',
  )
})

test('reactions of people are told to a bot that asks for them and may know', async () => {
  const said = ann.send('hi')
  await updates()
  ann.react(said, '🔥')
  expect(
    await updates({ allowed_updates: ['message', 'message_reaction', 'message_reaction_count'] }),
  ).toEqual([])
  ann.react(said, '🎉', '❤️')
  ann.react(said, '🎉', '❤️')
  const [fire, party, heart] = ['🔥', '🎉', '❤'].map((emoji) => ({ type: 'emoji', emoji }))
  expect(await updates()).toMatchObject([
    {
      message_reaction: {
        chat: { id: ann.id },
        message_id: said.message_id,
        user: ann.user,
        old_reaction: [fire],
        new_reaction: [party, heart],
      },
    },
  ])
  ann.react(said)
  expect(await updates()).toMatchObject([{ message_reaction: { new_reaction: [] } }])
  const there = ann.in(group).send('there')
  await updates()
  ann.in(group).react(there, '🔥')
  expect(await updates()).toEqual([])
  ann.addBot(group, 'administrator')
  ann.in(group).react(there, '🎉')
  expect((await updates()).at(-1)).toMatchObject({
    message_reaction: { old_reaction: [fire], new_reaction: [party] },
  })
  const channel = emulator.group({ title: 'C', type: 'channel', members: [ann] })
  const post = ann.in(channel).send('news')
  await updates()
  const bob = emulator.user({ first_name: 'Bob' })
  expect(() => bob.in(channel).react(post, '🔥')).toThrow('Bob is not in "C"')
  bob.join(channel)
  expect(await updates()).toEqual([])
  bob.in(channel).react(post, '🔥')
  expect(await updates()).toMatchObject([
    { message_reaction_count: { reactions: [{ type: fire, total_count: 1 }] } },
  ])
  expect(() => ann.react(said, '🚗')).toThrow('"🚗" is no reaction of Telegram')
  expect(() => ann.react(999, '🔥')).toThrow('there is no message 999')
})
