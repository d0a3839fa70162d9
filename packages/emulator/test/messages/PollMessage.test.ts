// Polls over HTTP, and the votes of people.

import { Message, Poll } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { clock, start, call, result, updates } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await updates()
})

const sent = async (params: object): Promise<Loose> => {
  const { body } = await call('sendPoll', {
    chat_id: ann.id,
    question: 'Tea or coffee?',
    options: [{ text: 'Tea' }, 'Coffee', { text: 'Wine' }],
    ...params,
  })
  expect(body).toMatchObject({ ok: true })
  expect(Message.decode(body.result)).toMatchObject({ _tag: 'Right' })
  return body.result
}

test('a poll counts votes, and a public poll says who voted', async () => {
  const message = await sent({ is_anonymous: false, allows_multiple_answers: true, description: 'choose' })
  expect(message.poll).toMatchObject({
    question: 'Tea or coffee?',
    type: 'regular',
    is_anonymous: false,
    is_closed: false,
    total_voter_count: 0,
    description: 'choose',
    options: [{ text: 'Tea', voter_count: 0 }, { text: 'Coffee' }, { text: 'Wine' }],
  })
  ann.vote(message, 'Coffee', 0)
  const [answer, counted] = await updates()
  expect(answer).toMatchObject({
    poll_answer: {
      poll_id: message.poll.id,
      user: ann.user,
      option_ids: [0, 1],
      option_persistent_ids: ['0', '1'],
    },
  })
  expect(counted).toMatchObject({
    poll: {
      id: message.poll.id,
      total_voter_count: 1,
      options: [{ voter_count: 1 }, { voter_count: 1 }, { voter_count: 0 }],
    },
  })
  expect(ann.messages().at(-1)?.poll?.total_voter_count).toBe(1)
  ann.vote(message, 'Wine')
  ann.vote(message, 'Wine')
  ann.vote(message)
  expect(
    (await updates()).map(({ poll_answer, poll }) => poll_answer?.option_ids ?? poll.total_voter_count),
  ).toEqual([[2], 1, [], 0])
})

test('an anonymous poll shows only counts, and takes several answers only if allowed', async () => {
  const message = await sent({})
  ann.vote(message, 1)
  expect(await updates()).toMatchObject([{ poll: { total_voter_count: 1 } }])
  expect(() => ann.vote(message, 0, 1)).toThrow('the poll allows one answer')
  expect(() => ann.vote(message, 'Milk')).toThrow(
    'the poll has no option "Milk", but "Tea", "Coffee", "Wine"',
  )
  expect(() => ann.vote(message, 3)).toThrow('the poll has no option 3')
  expect(() => ann.vote(1, 0)).toThrow('message 1 is not a poll')
})

test('a person answers a quiz only once', async () => {
  const message = await sent({
    type: 'quiz',
    correct_option_ids: [0, 2],
    explanation: '<b>Because</b>',
    explanation_parse_mode: 'HTML',
    is_anonymous: false,
  })
  expect(message.poll).toMatchObject({
    type: 'quiz',
    correct_option_ids: [0, 2],
    explanation: 'Because',
    explanation_entities: [{ type: 'bold' }],
    allows_revoting: false,
  })
  ann.vote(message, 0)
  expect(() => ann.vote(message, 1)).toThrow('the poll does not allow another answer')
  expect((await sent({ type: 'quiz', correct_option_id: 1 })).poll.correct_option_ids).toEqual([1])
})

test('a poll ends when it is stopped, or when its time is over', async () => {
  const message = await sent({ reply_markup: { inline_keyboard: [[{ text: '+', callback_data: '+' }]] } })
  const place = { chat_id: ann.id, message_id: message.message_id }
  const { body } = await call('stopPoll', place)
  expect(Poll.is(body.result)).toBe(true)
  expect(body.result).toMatchObject({ id: message.poll.id, is_closed: true })
  expect(ann.messages().at(-1)).not.toHaveProperty('reply_markup')
  expect(await updates()).toMatchObject([{ poll: { is_closed: true } }])
  expect(() => ann.vote(message, 0)).toThrow('the poll is closed')
  expect((await call('stopPoll', place)).body.description).toBe('Bad Request: poll has already been closed')
  const short = await sent({ open_period: 60 })
  expect(short.poll).toMatchObject({ open_period: 60, close_date: Number(short.date) + 60 })
  clock.advance(60_000)
  expect(() => ann.vote(short, 0)).toThrow('the poll is closed')
  expect((await call('stopPoll', { chat_id: ann.id, message_id: 1 })).body.description).toBe(
    'Bad Request: message is not a poll',
  )
  expect((await call('stopPoll', { chat_id: ann.id, message_id: 999 })).body.description).toBe(
    'Bad Request: message with poll to stop not found',
  )
})

test.each([
  ['open_period', { open_period: 60 }],
  ['close_date', { close_date: Math.floor(clock.now() / 1000) + 3600 }],
])('a poll with %s closes by itself, and the bot hears of it once', async (_, params) => {
  const message = await sent({ ...params, is_anonymous: false })
  ann.vote(message, 'Tea')
  await updates()
  const wait = (Number(message.poll.close_date) - Math.floor(clock.now() / 1000)) * 1000
  clock.advance(wait - 1000)
  expect(ann.messages().at(-1)?.poll?.is_closed).toBe(false)
  clock.advance(1000)
  const [closed, ...more] = await updates()
  expect(closed.poll).toMatchObject({ id: message.poll.id, is_closed: true, total_voter_count: 1 })
  expect(more).toEqual([])
  const place = { from_chat_id: ann.id, chat_id: ann.id, message_id: message.message_id }
  expect((await result('forwardMessage', place)).poll.is_closed).toBe(true)
  expect((await call('stopPoll', place)).body.description).toBe('Bad Request: poll has already been closed')
})

test('a stopped poll does not close again, and a poll of a month waits for its time', async () => {
  const short = await sent({ open_period: 5 })
  const long = await sent({ open_period: 2_628_000 })
  await result('stopPoll', { chat_id: ann.id, message_id: short.message_id })
  expect(await updates()).toMatchObject([{ poll: { id: short.poll.id } }])
  clock.advance(2_600_000_000)
  expect(await updates()).toEqual([])
  clock.advance(28_000_000)
  expect(await updates()).toMatchObject([{ poll: { id: long.poll.id, is_closed: true } }])
})

test('a channel takes only anonymous polls', async () => {
  const channel = emulator.group({ title: 'News', type: 'channel', members: [ann] })
  const { body } = await call('sendPoll', {
    chat_id: channel.id,
    question: '?',
    options: ['a'],
    is_anonymous: false,
  })
  expect(body.description).toBe("Bad Request: non-anonymous polls can't be sent to channel chats")
  expect((await sent({ chat_id: channel.id })).poll.is_anonymous).toBe(true)
})

test.each<[description: string, params: object]>([
  ['text must be non-empty', { question: ' ' }],
  ['poll question length must not exceed 300', { question: 'x'.repeat(301) }],
  ["can't parse options JSON object", { options: '[' }],
  ['expected an Array of String as options', { options: {} }],
  ['poll must have at least one answer option', { options: [] }],
  ["poll can't have more than 12 options", { options: Array.from({ length: 13 }, String) }],
  ['expected an option to be of type String', { options: [1] }],
  ['can\'t find field "text"', { options: [{}] }],
  ['poll options length must not exceed 100', { options: ['x'.repeat(101)] }],
  ['unsupported poll type specified', { type: 'riddle' }],
  ['correct quiz option list must be non-empty', { type: 'quiz' }],
  ['correct quiz option list must be increasing', { type: 'quiz', correct_option_ids: [1, 0] }],
  ['correct option identifier must be of type Number', { type: 'quiz', correct_option_ids: ['a'] }],
  ['wrong quiz correct_option_id', { type: 'quiz', correct_option_ids: [9] }],
])('a poll is refused: %s', async (description, params) => {
  const before = emulator.state()
  const { body } = await call('sendPoll', { chat_id: ann.id, question: 'Q', options: ['a', 'b'], ...params })
  expect(body).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${description}` })
  expect(emulator.state()).toBe(before)
})

test('only a quiz has an explanation, and only if it was given', async () => {
  expect((await sent({ type: 'quiz', correct_option_id: 1 })).poll).not.toHaveProperty('explanation')
  expect((await sent({ explanation: 'Because' })).poll).not.toHaveProperty('explanation')
})
