// A guard bot that decides who joins a chat.

import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let group: Group
beforeEach(async () => {
  emulator = await start({ bot: { supports_join_request_queries: true } })
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  group = emulator.group({ title: 'G', members: [ann], bot: 'administrator', join_by_request: true })
})

const asked = async (): Promise<Loose> => {
  bob.join(group)
  const { chat_join_request } = (await updates()).at(-1)
  expect(chat_join_request).toMatchObject({ from: { id: bob.id }, query_id: expect.any(String) })
  return { chat_join_request_query_id: chat_join_request.query_id }
}
const statusOf = async (): Promise<string> =>
  (await result('getChatMember', { chat_id: group.id, user_id: bob.id })).status

test('the bot approves, declines, or leaves it to administrators', async () => {
  expect((await result('getChat', { chat_id: group.id })).guard_bot).toMatchObject({ id: emulator.bot.id })
  const first = await asked()
  expect(await result('answerChatJoinRequestQuery', { ...first, result: 'decline' })).toBe(true)
  expect(await statusOf()).toBe('left')
  const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
  expect(await refused('answerChatJoinRequestQuery', { ...first, result: 'approve' })).toBe(tooOld)

  const second = await asked()
  expect(await result('answerChatJoinRequestQuery', { ...second, result: 'queue' })).toBe(true)
  expect(await statusOf()).toBe('left')
  const about = { chat_id: group.id, user_id: bob.id }
  expect(await result('approveChatJoinRequest', about)).toBe(true)
  expect(await statusOf()).toBe('member')

  bob.leave(group)
  const third = await asked()
  expect(await result('answerChatJoinRequestQuery', { ...third, result: 'approve' })).toBe(true)
  bob.in(group).send('I am in')
})

test('the bot shows its app first', async () => {
  const query = await asked()
  expect(() => bob.openJoinApp(group)).toThrow('the bot has not asked Bob to open an app')
  const bad = { ...query, web_app_url: 'http://example.com' }
  expect(await refused('sendChatJoinRequestWebApp', bad)).toBe(
    "Bad Request: web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
  )
  const app = { ...query, web_app_url: 'https://example.com/quiz' }
  expect(await result('sendChatJoinRequestWebApp', app)).toBe(true)
  expect(await emulator.next(({ _tag }) => _tag === 'AppOffered')).toMatchObject({
    chat_id: group.id,
    user_id: bob.id,
    url: 'https://example.com/quiz',
  })
  expect(bob.openJoinApp(group).opens).toMatch(/^https:\/\/example\.com\/quiz#tgWebAppData=/)
  expect(await statusOf()).toBe('left')
  await result('answerChatJoinRequestQuery', { ...query, result: 'approve' })
  expect(await statusOf()).toBe('member')
})

test('a wrong or late answer is refused', async () => {
  const query = await asked()
  expect(await refused('answerChatJoinRequestQuery', { ...query, result: 'maybe' })).toBe(
    'Bad Request: unsupported join request result specified',
  )
  expect(await refused('answerChatJoinRequestQuery', { result: 'approve' })).toContain('query ID is invalid')
  expect(await refused('sendChatJoinRequestWebApp', query)).toBe(
    'Bad Request: parameter "web_app_url" is required',
  )
  await result('declineChatJoinRequest', { chat_id: group.id, user_id: bob.id })
  expect(await refused('answerChatJoinRequestQuery', { ...query, result: 'approve' })).toBe(
    'Bad Request: HIDE_REQUESTER_MISSING',
  )
})

test('an administrator that guards nothing gets no query', async () => {
  await result('setMySettings', { supports_join_request_queries: false })
  bob.join(group)
  const [{ chat_join_request }] = await updates()
  expect(chat_join_request).not.toHaveProperty('query_id')
  expect(await result('getChat', { chat_id: group.id })).not.toHaveProperty('guard_bot')
})
