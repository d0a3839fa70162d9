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
})

test('the first button of a game, and of nothing else, launches it', async () => {
  const data = { text: 'x', callback_data: 'x' }
  const play = { text: 'Play', callback_game: {} }
  const at = (...row: ReadonlyArray<object>): object => ({
    chat_id: ann.id,
    game_short_name: 'g',
    text: 'x',
    reply_markup: { inline_keyboard: [row] },
  })
  expect(await refused('sendGame', at(data))).toBe('Bad Request: REPLY_MARKUP_GAME_EMPTY')
  expect(await refused('sendGame', at(data, play))).toBe('Bad Request: BUTTON_POS_INVALID')
  expect(await refused('sendMessage', at(play))).toBe('Bad Request: BUTTON_TYPE_INVALID')
  const { message_id } = await result('sendMessage', at(data))
  expect(await refused('editMessageText', { ...at(play), text: 'y', message_id })).toBe(
    'Bad Request: BUTTON_TYPE_INVALID',
  )
  const game = await result('sendGame', at(play, data))
  expect(game.reply_markup.inline_keyboard).toEqual([[play, data]])
  const edited = { ...at(play), message_id: game.message_id }
  expect((await result('editMessageReplyMarkup', edited)).reply_markup.inline_keyboard).toEqual([[play]])
})

test('a group that forbids games and invoices says so', async () => {
  const group = emulator.group({ title: 'G', members: [ann] })
  ann.in(group).promote(emulator.bot)
  const permissions = { can_send_messages: false }
  await result('setChatPermissions', { chat_id: group.id, permissions })
  ann.in(group).demote(emulator.bot)
  const words = (what: string): string => `Bad Request: not enough rights to send ${what} to the chat`
  expect(await refused('sendGame', { chat_id: group.id, game_short_name: 'g' })).toBe(words('games'))
  const invoice = { title: 'T', description: 'D', payload: 'p', currency: 'XTR' }
  expect(
    await refused('sendInvoice', { chat_id: group.id, ...invoice, prices: [{ label: 'P', amount: 1 }] }),
  ).toBe(words('invoice messages'))
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
  const no = { ...at, message_id: text.message_id, user_id: ann.id }
  expect(await refused('getGameHighScores', no)).toBe('Bad Request: MESSAGE_ID_INVALID')
  expect(await refused('setGameScore', { ...no, score: 1 })).toBe("Bad Request: game score can't be set")
  expect(await refused('getGameHighScores', { ...no, message_id: 9999 })).toBe(
    'Bad Request: message to get game high scores not found',
  )
  expect(await refused('setGameScore', { ...no, message_id: 9999 })).toBe(
    'Bad Request: message to set game score not found',
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
