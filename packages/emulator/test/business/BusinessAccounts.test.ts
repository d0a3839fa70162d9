// Business accounts: connections, messages both ways, checklists and stories.

import { BusinessConnection, Message, Story } from '@pipegram/core/Types'
import type { BusinessLink, Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { picture, type Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, clock, upload: send, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let link: BusinessLink
beforeEach(async () => {
  emulator = await start({ bot: { can_connect_to_business: true } })
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  link = ann.business()
})
const inChat = (): object => ({ business_connection_id: link.id, chat_id: bob.id })

test('a connection is told, shown, changed and ended', async () => {
  const [{ business_connection }] = await updates()
  expect(business_connection).toMatchObject({ id: link.id, user: { id: ann.id }, is_enabled: true })
  const found = await result('getBusinessConnection', { business_connection_id: link.id })
  expect(BusinessConnection.decode(found)).toMatchObject({ _tag: 'Right' })
  link.allow({ can_reply: true, can_edit_bio: true })
  link.end()
  expect(await updates()).toMatchObject([
    { business_connection: { rights: { can_edit_bio: true } } },
    { business_connection: { is_enabled: false } },
  ])
  expect(await refused('sendMessage', { ...inChat(), text: 'x' })).toBe(
    'Bad Request: BUSINESS_CONNECTION_INVALID',
  )
  expect(await refused('getBusinessConnection', { business_connection_id: 'x' })).toBe(
    'Bad Request: business connection not found',
  )
})

test('messages go both ways in the chat of the account, and not in that of the bot', async () => {
  const chat = link.with(bob)
  await updates()
  const asked = chat.send('Are you open?')
  chat.reply('One moment')
  expect(await updates()).toMatchObject([
    { business_message: { business_connection_id: link.id, from: { id: bob.id }, text: 'Are you open?' } },
    { business_message: { from: { id: ann.id }, text: 'One moment' } },
  ])
  const sent = await result('sendMessage', { ...inChat(), text: 'Yes' })
  expect(Message.decode(sent)).toMatchObject({ _tag: 'Right' })
  expect(sent).toMatchObject({
    business_connection_id: link.id,
    from: { id: ann.id },
    sender_business_bot: { id: emulator.bot.id },
  })
  await result('editMessageText', { ...inChat(), message_id: sent.message_id, text: 'Yes, until six' })
  expect(chat.messages().map(({ text }) => text)).toEqual(['Are you open?', 'One moment', 'Yes, until six'])
  expect(bob.messages()).toEqual([])
  chat.delete(asked)
  expect(await updates()).toMatchObject([{ deleted_business_messages: { message_ids: [asked.message_id] } }])
})

test('a message is read and deleted with the right to it', async () => {
  const chat = link.with(bob)
  const { message_id } = chat.send('hi')
  const at = { business_connection_id: link.id, chat_id: bob.id, message_id }
  expect(await result('readBusinessMessage', at)).toBe(true)
  const all = { business_connection_id: link.id, message_ids: [message_id] }
  expect(await refused('deleteBusinessMessages', all)).toBe('Bad Request: BOT_ACCESS_FORBIDDEN')
  link.allow({ can_delete_all_messages: true })
  expect(await result('deleteBusinessMessages', all)).toBe(true)
  expect(chat.messages()).toEqual([])
})

test('a checklist is sent, edited, and its tasks are marked', async () => {
  const chat = link.with(bob)
  chat.send('hi')
  const tasks = [
    { id: 1, text: 'Milk' },
    { id: 2, text: '<b>Bread</b>', parse_mode: 'HTML' },
  ]
  const checklist = { title: 'To buy', tasks, others_can_mark_tasks_as_done: true }
  const sent = await result('sendChecklist', { ...inChat(), checklist })
  expect(sent.checklist.tasks[1]).toMatchObject({ text: 'Bread', text_entities: [{ type: 'bold' }] })
  await updates()
  chat.mark(sent.message_id, [1])
  expect(await updates()).toMatchObject([
    { business_message: { checklist_tasks_done: { marked_as_done_task_ids: [1] } } },
  ])
  const edited = await result('editMessageChecklist', {
    ...inChat(),
    message_id: sent.message_id,
    checklist: { ...checklist, title: 'Bought' },
  })
  expect(edited.checklist).toMatchObject({
    title: 'Bought',
    tasks: [{ completed_by_user: { id: bob.id } }, {}],
  })
  expect(await refused('sendChecklist', { ...inChat(), checklist: { ...checklist, tasks: [] } })).toContain(
    'tasks',
  )
})

test('the profile, the Stars and the gifts of an account change with the rights to it', async () => {
  const business_connection_id = link.id
  expect(await refused('setBusinessAccountName', { business_connection_id, first_name: 'Anna' })).toBe(
    'Bad Request: BOT_ACCESS_FORBIDDEN',
  )
  link.allow({
    can_edit_name: true,
    can_edit_username: true,
    can_edit_bio: true,
    can_change_gift_settings: true,
    can_view_gifts_and_stars: true,
    can_transfer_stars: true,
  })
  await result('setBusinessAccountName', { business_connection_id, first_name: 'Anna', last_name: 'A' })
  await result('setBusinessAccountUsername', { business_connection_id, username: 'anna_a' })
  await result('setBusinessAccountBio', { business_connection_id, bio: 'I bake' })
  expect(await result('getChat', { chat_id: ann.id })).toMatchObject({
    first_name: 'Anna',
    username: 'anna_a',
  })
  const accepted_gift_types = {
    unlimited_gifts: true,
    limited_gifts: true,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  }
  const settings = { business_connection_id, show_gift_button: true, accepted_gift_types }
  await result('setBusinessAccountGiftSettings', settings)
  const { amount } = await result('getBusinessAccountStarBalance', { business_connection_id })
  await result('transferBusinessAccountStars', { business_connection_id, star_count: 100 })
  expect(await result('getMyStarBalance')).toEqual({ amount: 100 })
  expect(await result('getBusinessAccountStarBalance', { business_connection_id })).toEqual({
    amount: amount - 100,
  })
  expect(await refused('transferBusinessAccountStars', { business_connection_id, star_count: 9_999 })).toBe(
    'Bad Request: BALANCE_TOO_LOW',
  )
})

test('stories and a profile photo are uploaded, and stories end', async () => {
  link.allow({ can_manage_stories: true, can_edit_profile_photo: true })
  const upload = (method: string, fields: object): Promise<Loose> =>
    send(method, { business_connection_id: link.id, ...fields, f: picture(720, 1280) })
  const content = '{"type":"photo","photo":"attach://f"}'
  const story = (await upload('postStory', { content, active_period: '21600', caption: 'New' })).result
  expect(Story.decode(story)).toMatchObject({ _tag: 'Right' })
  const at = { business_connection_id: link.id, story_id: story.id }
  expect((await upload('editStory', { story_id: '1', content })).result).toEqual(story)
  const from = { from_chat_id: ann.id, from_story_id: story.id, active_period: 21_600 }
  expect((await result('repostStory', { business_connection_id: link.id, ...from })).id).toBe(2)
  expect((await upload('postStory', { content, active_period: '1' })).description).toBe(
    'Bad Request: STORY_PERIOD_INVALID',
  )
  await result('deleteStory', at)
  expect(await refused('deleteStory', at)).toBe('Bad Request: STORY_ID_INVALID')
  clock.advance(22_000_000)
  expect(await refused('deleteStory', { ...at, story_id: 2 })).toBe('Bad Request: STORY_ID_INVALID')
  const photo = '{"type":"static","photo":"attach://f"}'
  expect(await upload('setBusinessAccountProfilePhoto', { photo })).toEqual({ ok: true, result: true })
  expect((await result('getUserProfilePhotos', { user_id: ann.id })).total_count).toBe(1)
  await result('removeBusinessAccountProfilePhoto', { business_connection_id: link.id })
  expect((await result('getUserProfilePhotos', { user_id: ann.id })).total_count).toBe(0)
})
