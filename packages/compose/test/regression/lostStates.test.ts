// A 502 or a lost connection at one state of a streamed answer ended the answer, and half of it stayed in the
// chat. A 502 at a draft was taken for a chat without drafts. After a lost "typing…", none was sent any more.
// A 429 of two minutes lost the rest of the answer.

import { stream } from '@pipegram/compose/Stream'
import { working } from '@pipegram/compose/Working'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Message } from '@pipegram/core/Types'
import { Answer, makeRecorder, makeTestClock } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'
import { makeFeed } from '../answers/Feed.ts'

const errors: ReadonlyArray<ApiError> = [
  { _tag: 'Rejected', method: '', code: 502, reason: 'Other', description: 'Bad Gateway' },
  { _tag: 'Unreachable', method: '', reason: 'ECONNRESET' },
  { _tag: 'Timeout', method: '', after: 30_000 },
]
const inPrivate: Message = { message_id: 7, date: 1, chat: { id: 42, type: 'private' } }
const inGroup: Message = { message_id: 7, date: 1, chat: { id: -42, type: 'supergroup' } }

/** Streams "a" and "b"; the calls with these numbers meet an error. */
const streamed = async (message: Message, error: ApiError, lost: ReadonlyArray<number>) => {
  const { pieces, say, end } = makeFeed()
  const clock = makeTestClock()
  let count = 0
  const { call, calls } = makeRecorder((request) =>
    lost.includes(++count) ? E.left({ ...error, method: request.method }) : Answer.success()(request),
  )
  const running = stream({ call, message, signal: new AbortController().signal }, pieces, { clock })()
  await clock.advance(100)
  say('a')
  await clock.advance(8_000)
  say('b')
  await clock.advance(8_000)
  end()
  await clock.advance(300_000)
  const result = await running
  return {
    ended: E.isRight(result) ? result.right.map(({ text }) => text) : result.left._tag,
    calls: calls().map(({ method, params }) => `${method} ${Object(params).text ?? ''}`),
  }
}

it.each(errors)('a stream goes on after a draft that was lost: $_tag', async (error) => {
  const { ended, calls } = await streamed(inPrivate, error, [2, 3])
  expect(ended).toEqual(['ab'])
  expect(calls.at(-1)).toBe('sendMessage ab')
  expect(calls.filter((each) => each.startsWith('edit'))).toEqual([])
})

it.each(errors)('a stream goes on after an edit that was lost, also the last one: $_tag', async (error) => {
  expect(await streamed(inGroup, error, [3, 4])).toEqual({
    ended: ['ab'],
    calls: [
      'sendChatAction ',
      'sendMessage a',
      'editMessageText ab',
      'editMessageText ab',
      'editMessageText ab',
    ],
  })
})

it.each(errors)('a message that may have come is not sent again: $_tag', async (error) => {
  const { ended, calls } = await streamed(inGroup, error, [2])
  expect(ended).toBe(error._tag)
  expect(calls).toEqual(['sendChatAction ', 'sendMessage a'])
})

it('a message that was never sent is sent again', async () => {
  const error = { _tag: 'Unreachable', method: '', reason: 'ECONNREFUSED' } as const
  const { ended, calls } = await streamed(inGroup, error, [2, 3])
  expect(ended).toEqual(['ab'])
  expect(calls.slice(0, 4)).toEqual(['sendChatAction ', 'sendMessage a', 'sendMessage a', 'sendMessage a'])
})

it.each(errors)('a stream ends if Telegram cannot be reached for long: $_tag', async (error) => {
  const all = Array.from({ length: 100 }, (_, i) => i + 2)
  const { ended, calls } = await streamed(inPrivate, error, all)
  expect(ended).toBe(error._tag)
  expect(calls).toHaveLength(7)
})

it.each(errors)('a chat action is sent again after one was lost: $_tag', async (error) => {
  const clock = makeTestClock()
  let count = 0
  const { call, calls } = makeRecorder((request) =>
    ++count === 1 ? E.left({ ...error, method: request.method }) : Answer.success()(request),
  )
  const running = working({ call, message: inGroup }, 'typing', TE.rightTask(clock.sleep(10_000)), {
    clock,
  })()
  await clock.advance(10_000)
  await running
  expect(calls()).toHaveLength(3)
})

it('a stream waits after a 429 of two minutes, and then sends all', async () => {
  const error = { _tag: 'RateLimited', method: '', retryAfter: 137, description: '' } as const
  const { ended, calls } = await streamed(inGroup, error, [3])
  expect(ended).toEqual(['ab'])
  expect(calls.slice(2)).toEqual(['editMessageText ab', 'editMessageText ab'])
})
