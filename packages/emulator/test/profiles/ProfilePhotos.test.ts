// Photos of users, paid media, drafts, rich messages, tags, boosts and suggested posts.

import { Message, UserProfilePhotos } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { picture, type Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, upload: send, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  group = emulator.group({ title: 'Friends', members: [ann], bot: 'administrator' })
  await updates()
})
const upload = (method: string, fields: object): Promise<Loose> =>
  send(method, { ...fields, f: picture(640) })

test('getUserProfilePhotos shows the photos of a person and of the bot, the newest first', async () => {
  const photosOf = async (user_id: number): Promise<Loose> => {
    const found = await result('getUserProfilePhotos', { user_id })
    expect(UserProfilePhotos.decode(found)).toMatchObject({ _tag: 'Right' })
    return found
  }
  expect(await photosOf(ann.id)).toEqual({ total_count: 0, photos: [] })
  ann.setPhoto()
  expect(await photosOf(ann.id)).toMatchObject({ photos: [[{}, {}, { width: 640 }]] })
  const photo = '{"type":"static","photo":"attach://f"}'
  expect(await upload('setMyProfilePhoto', { photo })).toEqual({ ok: true, result: true })
  expect((await photosOf(emulator.bot.id)).total_count).toBe(1)
  await result('removeMyProfilePhoto')
  expect((await photosOf(emulator.bot.id)).total_count).toBe(0)
  expect(await result('getUserProfileAudios', { user_id: ann.id })).toEqual({ total_count: 0, audios: [] })
  expect(await refused('getUserProfilePhotos', { user_id: 5 })).toBe('Bad Request: user not found')
  expect(await refused('setMyProfilePhoto', { photo: { type: 'static', photo: 'x' } })).toBe(
    'Bad Request: photo must be uploaded as an InputFile',
  )
})

test('paid media is sent, bought once, and adds to the Stars of the bot', async () => {
  const media = '[{"type":"photo","media":"attach://f"}]'
  const fields = { chat_id: String(ann.id), star_count: '7', media, payload: 'p1', caption: 'Look' }
  const sent = (await upload('sendPaidMedia', fields)).result
  expect(Message.decode(sent)).toMatchObject({ _tag: 'Right' })
  expect(sent.paid_media).toMatchObject({ star_count: 7, paid_media: [{ type: 'photo' }] })
  ann.buy(sent.message_id)
  expect(await updates()).toMatchObject([
    { purchased_paid_media: { from: { id: ann.id }, paid_media_payload: 'p1' } },
  ])
  expect(await result('getMyStarBalance')).toEqual({ amount: 7 })
  expect(() => ann.buy(sent.message_id)).toThrow('already paid')
  expect((await upload('sendPaidMedia', { ...fields, star_count: '0' })).description).toBe(
    'Bad Request: STARS_AMOUNT_INVALID',
  )
})

test('a draft is seen by the person, and only in a private chat', async () => {
  const draft = { chat_id: ann.id, draft_id: 1, text: 'Thinking' }
  expect(await result('sendMessageDraft', draft)).toBe(true)
  expect(await emulator.next(({ _tag }) => _tag === 'Drafted')).toMatchObject({ text: 'Thinking' })
  expect(await refused('sendMessageDraft', { ...draft, chat_id: group.id })).toContain('private chats only')
  expect(await refused('sendMessageDraft', { ...draft, draft_id: 0 })).toContain('non-zero')
})

test('a rich message is made of blocks, and edited', async () => {
  const blocks = [
    { type: 'heading', size: 1, text: 'Menu' },
    { type: 'list', items: [{ blocks: [{ type: 'paragraph', text: 'Tea' }] }] },
  ]
  const sent = await result('sendRichMessage', { chat_id: ann.id, rich_message: { blocks } })
  expect(Message.decode(sent)).toMatchObject({ _tag: 'Right' })
  expect(sent.rich_message.blocks).toMatchObject([{ size: 1 }, { items: [{ label: '•' }] }])
  const rich_message = { blocks: blocks.slice(0, 1) }
  const edited = await result('editMessageText', {
    chat_id: ann.id,
    message_id: sent.message_id,
    rich_message,
  })
  expect(edited.rich_message.blocks).toHaveLength(1)
  expect(await result('sendRichMessageDraft', { chat_id: ann.id, draft_id: 2, rich_message })).toBe(true)
  expect(await refused('sendRichMessage', { chat_id: ann.id, rich_message: {} })).toContain('exactly one')
})

test('a member has a tag, and a chat can be banned from writing', async () => {
  const bob = emulator.user({ first_name: 'Bob' })
  bob.join(group)
  const at = { chat_id: group.id, user_id: bob.id }
  await result('setChatMemberTag', { ...at, tag: 'baker' })
  expect((await result('getChatMember', at)).tag).toBe('baker')
  expect(await refused('setChatMemberTag', { ...at, tag: 'x'.repeat(17) })).toBe('Bad Request: TAG_INVALID')
  const channel = emulator.group({ title: 'News', type: 'channel', members: [ann] })
  const ban = { chat_id: group.id, sender_chat_id: channel.id }
  expect(await result('banChatSenderChat', ban)).toBe(true)
  expect(await result('unbanChatSenderChat', ban)).toBe(true)
  expect(await refused('banChatSenderChat', { ...ban, sender_chat_id: 5 })).toContain('not found')
})

test('a subscription link has a price, and only its name changes', async () => {
  const channel = emulator.group({ title: 'News', type: 'channel', members: [ann] })
  const chat_id = channel.id
  const terms = { subscription_period: 2_592_000, subscription_price: 50 }
  const link = await result('createChatSubscriptionInviteLink', { chat_id, name: 'a', ...terms })
  expect(link).toMatchObject({ name: 'a', ...terms })
  const { invite_link } = link
  expect(await result('editChatSubscriptionInviteLink', { chat_id, invite_link, name: 'b' })).toMatchObject({
    name: 'b',
    subscription_price: 50,
  })
  expect(
    await refused('createChatSubscriptionInviteLink', { chat_id, ...terms, subscription_price: 0 }),
  ).toBe('Bad Request: STARS_AMOUNT_INVALID')
})

test('a boost is told, shown, and taken back', async () => {
  const boost_id = ann.in(group).boost()
  expect(await result('getUserChatBoosts', { chat_id: group.id, user_id: ann.id })).toMatchObject({
    boosts: [{ boost_id, source: { source: 'premium' } }],
  })
  ann.in(group).unboost(boost_id)
  expect(await updates()).toMatchObject([
    { message: { boost_added: { boost_count: 1 } } },
    { chat_boost: { boost: { boost_id } } },
    { removed_chat_boost: { boost_id } },
  ])
})

test('a suggested post is approved or declined once', async () => {
  const direct = emulator.group({
    title: 'News, direct messages',
    members: [ann],
    bot: 'administrator',
    is_direct_messages: true,
  })
  const suggest = (): number =>
    ann.in(direct).send({ text: 'A story', suggested_post_info: { state: 'pending' } }).message_id
  const [first, second] = [suggest(), suggest()]
  await result('approveSuggestedPost', { chat_id: direct.id, message_id: first })
  await result('declineSuggestedPost', { chat_id: direct.id, message_id: second, comment: 'No' })
  expect(await updates()).toMatchObject([
    { message: { direct_messages_topic: { topic_id: ann.id } } },
    {},
    { message: { suggested_post_approved: { suggested_post_message: { message_id: first } } } },
    { message: { suggested_post_declined: { comment: 'No' } } },
  ])
  expect(await refused('approveSuggestedPost', { chat_id: direct.id, message_id: first })).toContain('waits')
  expect(await refused('approveSuggestedPost', { chat_id: group.id, message_id: 1 })).toContain('not found')
})

test('a giveaway and its winners are messages of an administrator', async () => {
  const channel = emulator.group({ title: 'News', type: 'channel', members: [ann] })
  const [{ chat }] = [ann.in(channel).send('x')]
  ann.in(channel).send({ giveaway: { chats: [chat], winners_selection_date: 1, winner_count: 2 } })
  ann.in(channel).send({ giveaway_completed: { winner_count: 2 } })
  expect(await updates()).toMatchObject([
    {},
    { channel_post: { giveaway: { winner_count: 2 } } },
    { channel_post: { giveaway_completed: { winner_count: 2 } } },
  ])
})
