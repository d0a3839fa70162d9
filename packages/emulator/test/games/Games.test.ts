// Games and their scores, and live locations.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, clock, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await updates()
})

test('sendGame has a button to play, whose press names the game', async () => {
  const sent = await result('sendGame', { chat_id: ann.id, game_short_name: 'my_game' })
  expect(Message.decode(sent)).toMatchObject({ _tag: 'Right' })
  expect(sent.game.title).toBe('my game')
  ann.press('Play my game')
  const [{ callback_query }] = await updates()
  expect(callback_query).toMatchObject({ game_short_name: 'my_game' })
  await result('answerCallbackQuery', { callback_query_id: callback_query.id, url: 'https://example.com/' })
  expect((await ann.answered()).url).toBe('https://example.com/')
  expect(await refused('sendGame', { chat_id: ann.id, game_short_name: '-' })).toContain('short name')
  const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }
  expect(await refused('sendGame', { chat_id: ann.id, game_short_name: 'g', reply_markup })).toBe(
    'Bad Request: BUTTON_POS_INVALID',
  )
})

test('setGameScore keeps the best score, and getGameHighScores shows it', async () => {
  const bob = emulator.user({ first_name: 'Bob' })
  const { message_id } = await result('sendGame', { chat_id: ann.id, game_short_name: 'g' })
  const at = { chat_id: ann.id, message_id }
  expect((await result('setGameScore', { ...at, user_id: ann.id, score: 5 })).game.text).toBe('1. Ann – 5')
  await result('setGameScore', { ...at, user_id: bob.id, score: 9 })
  expect(await result('getGameHighScores', { ...at, user_id: ann.id })).toMatchObject([
    { position: 1, user: { id: bob.id }, score: 9 },
    { position: 2, user: { id: ann.id }, score: 5 },
  ])
  expect(await refused('setGameScore', { ...at, user_id: ann.id, score: 4 })).toBe(
    'Bad Request: BOT_SCORE_NOT_MODIFIED',
  )
  await result('setGameScore', { ...at, user_id: ann.id, score: 4, force: true, disable_edit_message: true })
  expect((await result('getGameHighScores', { ...at, user_id: ann.id }))[1].score).toBe(4)
  const text = await result('sendMessage', { chat_id: ann.id, text: 'x' })
  expect(await refused('getGameHighScores', { ...at, message_id: text.message_id, user_id: ann.id })).toBe(
    'Bad Request: MESSAGE_ID_INVALID',
  )
})

test('a live location moves until it is stopped, or its time is over', async () => {
  const live = { chat_id: ann.id, latitude: 1, longitude: 2, live_period: 60 }
  const { message_id } = await result('sendLocation', live)
  const at = { chat_id: ann.id, message_id }
  const place = { latitude: 3, longitude: 4 }
  expect(await result('editMessageLiveLocation', { ...at, ...place, heading: 90 })).toMatchObject({
    location: { latitude: 3, live_period: 60, heading: 90 },
  })
  expect(await refused('editMessageLiveLocation', { ...at, ...place, heading: 90 })).toContain('not modified')
  expect(await refused('editMessageLiveLocation', { ...at, ...place, heading: 900 })).toContain('heading')
  expect((await result('stopMessageLiveLocation', at)).location).toEqual(place)
  expect(await refused('stopMessageLiveLocation', at)).toBe(
    'Bad Request: there is no live location in the message to edit',
  )
  const second = await result('sendLocation', live)
  clock.advance(61_000)
  expect(await refused('stopMessageLiveLocation', { ...at, message_id: second.message_id })).toBe(
    "Bad Request: message can't be edited",
  )
})

test('a live location of a person moves by edits', async () => {
  const sent = ann.send({ location: { live_period: 60 } })
  ann.edit(sent, { location: { latitude: 5, live_period: 60 } })
  expect(await updates()).toMatchObject([
    { message: { location: { live_period: 60 } } },
    { edited_message: { location: { latitude: 5, live_period: 60 } } },
  ])
})
