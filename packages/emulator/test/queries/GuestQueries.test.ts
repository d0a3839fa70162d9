// A bot that people call into chats where it is no member.

import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { clock, start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let group: Group
const beginWith = async (bot: object): Promise<void> => {
  emulator = await start({ bot: { username: 'guest_bot', ...bot } })
  ann = emulator.user({ first_name: 'Ann' })
  group = emulator.group({ title: 'G', members: [ann], bot: 'none' })
}
beforeEach(() => beginWith({ supports_guest_queries: true }))

const article = {
  type: 'article',
  id: '1',
  title: 'Answer',
  input_message_content: { message_text: '*42*', parse_mode: 'MarkdownV2' },
}

test('who names the bot gets its answer in the chat, once', async () => {
  ann.in(group).send('What is it?')
  const asked = ann.in(group).send('@Guest_Bot what is it?')
  const [update, ...more] = await updates()
  expect(more).toEqual([])
  expect(update.guest_message).toMatchObject({
    message_id: asked.message_id,
    chat: { id: group.id },
    from: { id: ann.id },
    guest_query_id: expect.any(String),
  })
  const { guest_query_id } = update.guest_message
  const answer = { guest_query_id, result: article }
  expect(await refused('answerGuestQuery', { ...answer, result: { ...article, type: 'x' } })).toBe(
    `Bad Request: can't parse inline query result: type "x" is unsupported for the inline query result`,
  )
  const { inline_message_id } = await result('answerGuestQuery', answer)
  expect(await ann.in(group).received()).toMatchObject({
    text: '42',
    from: { id: emulator.bot.id },
    guest_bot_caller_user: { id: ann.id },
  })
  expect(await result('editMessageText', { inline_message_id, text: '43' })).toBe(true)
  expect(ann.in(group).messages().at(-1)?.text).toBe('43')
  const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
  expect(await refused('answerGuestQuery', answer)).toBe(tooOld)
  // It still cannot write there.
  expect(await refused('sendMessage', { chat_id: group.id, text: 'x' })).toBe(
    'Forbidden: bot is not a member of the supergroup chat',
  )
})

test('a late answer is refused', async () => {
  ann.in(group).send('@guest_bot hi')
  const [{ guest_message }] = await updates()
  clock.advance(200_000)
  const answer = { guest_query_id: guest_message.guest_query_id, result: article }
  expect(await refused('answerGuestQuery', answer)).toContain('query is too old')
})

test('a bot in the chat gets a message, and one without guest mode nothing', async () => {
  ann.addBot(group)
  ann.in(group).send('@guest_bot hi')
  const kinds = (await updates()).map((update) => Object.keys(update)[1])
  expect([kinds.includes('message'), kinds.includes('guest_message')]).toEqual([true, false])
  await emulator.close()
  await beginWith({ supports_guest_queries: false })
  ann.in(group).send('@guest_bot hi')
  expect(await updates()).toEqual([])
  await result('setMySettings', { supports_guest_queries: true })
  ann.in(group).send('@guest_bot hi')
  expect(await updates()).toMatchObject([{ guest_message: { text: '@guest_bot hi' } }])
})

test('a guest answers with a game, whose press names it', async () => {
  ann.in(group).send('@guest_bot play')
  const [{ guest_message }] = await updates()
  const { guest_query_id } = guest_message
  const game = { type: 'game', id: '1', game_short_name: 'my_game' }
  const { inline_message_id } = await result('answerGuestQuery', { guest_query_id, result: game })
  await ann.in(group).received()
  ann.in(group).press('Play my game')
  expect(await updates()).toMatchObject([{ callback_query: { game_short_name: 'my_game' } }])
  expect(await result('setGameScore', { inline_message_id, user_id: ann.id, score: 1 })).toBe(true)
})
