// Games as results of inline queries: sent by a person, played by a press, scored by their inline ids.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Group, InlineSearch, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let group: Group
beforeEach(async () => {
  emulator = await start({ bot: { supports_inline_queries: true }, inline_feedback: true })
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  group = emulator.group({ title: 'G', members: [ann, bob] })
  await updates()
})

const game = (game_short_name: string, more: object = {}): object => ({
  type: 'game',
  id: 'g',
  game_short_name,
  ...more,
})
const keyboard = (...buttons: ReadonlyArray<object>): object => ({ inline_keyboard: [buttons] })
const play = { text: 'Play', callback_game: {} }
const found = async (one: object): Promise<InlineSearch> => {
  const search = ann.in(group).inline('g')
  await result('answerInlineQuery', { inline_query_id: search.id, results: [one], cache_time: 0 })
  await search.found()
  return search
}
const sentGame = async (one: object): Promise<string> => {
  const search = await found(one)
  await updates()
  search.choose('g')
  const [, chosen] = await updates()
  return chosen.chosen_inline_result.inline_message_id
}

test('a chosen game is a message with a button to play, whose press names the game', async () => {
  const search = await found(game('my_game', { input_message_content: { message_text: 'unused' } }))
  await updates()
  const said = search.choose('g')
  expect(Message.is(said)).toBe(true)
  expect(said).toMatchObject({
    from: ann.user,
    via_bot: { id: emulator.bot.id },
    game: { title: 'my game', photo: expect.any(Array) },
    reply_markup: { inline_keyboard: [[{ text: 'Play my game', callback_game: {} }]] },
  })
  expect(said.text).toBeUndefined()
  await result('getFile', { file_id: said.game?.photo[0]?.file_id })
  const [, { chosen_inline_result }] = await updates()
  const { inline_message_id } = chosen_inline_result
  bob.in(group).press('Play my game')
  const [{ callback_query }] = await updates()
  expect(callback_query).toMatchObject({ from: bob.user, game_short_name: 'my_game', inline_message_id })
  expect(callback_query.message).toBeUndefined()
  await result('answerCallbackQuery', { callback_query_id: callback_query.id, url: 'https://example.com/' })
  expect((await bob.in(group).answered()).url).toBe('https://example.com/')
})

test('a game keeps its own keyboard, whose first button must launch it', async () => {
  const more = { text: 'More', url: 'https://example.com/' }
  const search = await found(game('g', { reply_markup: keyboard(play, more) }))
  expect(search.choose('g').reply_markup).toEqual(keyboard(play, more))
  const { id } = ann.in(group).inline('again')
  const answer = (one: object): Promise<string> =>
    refused('answerInlineQuery', { inline_query_id: id, results: [one] })
  expect(await answer(game('g', { reply_markup: keyboard(more) }))).toBe(
    'Bad Request: REPLY_MARKUP_GAME_EMPTY',
  )
  expect(await answer(game('g', { reply_markup: keyboard(more, play) }))).toBe(
    'Bad Request: BUTTON_POS_INVALID',
  )
  expect(await answer({ type: 'game', id: 'g' })).toBe(
    'Bad Request: can\'t parse inline query result: Can\'t find field "game_short_name"',
  )
  expect(await answer(game('-'))).toContain('wrong game short name specified')
  const text = { type: 'article', id: 'a', title: 'A', input_message_content: { message_text: 'a' } }
  expect(await answer({ ...text, reply_markup: keyboard(play) })).toBe('Bad Request: BUTTON_TYPE_INVALID')
})

test('the scores of a game are set and read by its inline id', async () => {
  const inline_message_id = await sentGame(game('g'))
  const score = { inline_message_id, user_id: ann.id, score: 5 }
  expect(await result('setGameScore', score)).toBe(true)
  expect(ann.in(group).messages().at(-1)?.game?.text).toBe('1. Ann – 5')
  await result('setGameScore', { inline_message_id, user_id: bob.id, score: 9 })
  expect(await result('getGameHighScores', { inline_message_id, user_id: ann.id })).toEqual([
    { position: 1, user: bob.user, score: 9 },
    { position: 2, user: ann.user, score: 5 },
  ])
  expect(await refused('setGameScore', score)).toBe('Bad Request: BOT_SCORE_NOT_MODIFIED')
  expect(await refused('setGameScore', { ...score, inline_message_id: 'x' })).toBe(
    'Bad Request: invalid inline message identifier specified',
  )
})

test('a game has one table of scores in a chat, in all its messages', async () => {
  const inline_message_id = await sentGame(game('g'))
  const { message_id } = await result('sendGame', { chat_id: group.id, game_short_name: 'g' })
  const other = await result('sendGame', { chat_id: group.id, game_short_name: 'other' })
  await result('setGameScore', { inline_message_id, user_id: ann.id, score: 5 })
  const scores = (one: number): Promise<unknown> =>
    result('getGameHighScores', { chat_id: group.id, message_id: one, user_id: ann.id })
  expect(await scores(message_id)).toMatchObject([{ position: 1, score: 5 }])
  expect(await scores(other.message_id)).toEqual([])
  ann.send('/start')
  const alone = await result('sendGame', { chat_id: ann.id, game_short_name: 'g' })
  expect(
    await result('getGameHighScores', { chat_id: ann.id, message_id: alone.message_id, user_id: ann.id }),
  ).toEqual([])
})
