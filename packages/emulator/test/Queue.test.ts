import { Message } from '@pipegram/core/Types'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { laneOf } from '../src/Posting.ts'
import * as Queue from '../src/Queue.ts'
import * as Sorted from '../src/Sorted.ts'

const start = Date.UTC(2026, 0, 1)
const chat = { id: 1, type: 'private' as const, first_name: 'Ann' }
const message = (message_id: number, at = start): Queue.Unnumbered => ({
  message: { message_id, date: Math.floor(at / 1000), chat, text: 'x' },
})
const filled = (count: number): ReturnType<typeof Queue.make> => {
  let queue = Queue.make(1000)
  for (let i = 0; i < count; i++) queue = Queue.push(message(i), start)(queue)
  return queue
}
const ids = ({ updates }: Queue.Fetched): ReadonlyArray<number> => updates.map(({ update_id }) => update_id)

test('numbers rise, nothing is lost below the limit, and what is confirmed never comes back', () => {
  const step = fc.oneof(
    fc.record({ op: fc.constant('push' as const), n: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ op: fc.constant('fetch' as const), n: fc.integer({ min: 1, max: 7 }) }),
    fc.record({ op: fc.constant('confirm' as const), n: fc.integer({ min: 1, max: 7 }) }),
  )
  let fetchedOnce = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let queue = Queue.make(1000)
      let pushed = 0
      let offset = 0
      const confirmed: Array<number> = []
      for (const { op, n } of steps) {
        if (op === 'push') for (let i = 0; i < n; i++) queue = Queue.push(message(pushed++), start)(queue)
        else {
          const fetched = Queue.fetch(offset, n, start)(queue)
          queue = fetched.queue
          const got = ids(fetched)
          fetchedOnce += got.length
          // From the oldest that is not confirmed, without a gap.
          expect(got).toEqual(
            Array.from(
              { length: Math.min(n, pushed - confirmed.length) },
              (_, i) => 1000 + confirmed.length + i,
            ),
          )
          if (op === 'confirm' && got.length > 0) {
            confirmed.push(...got)
            offset = (got.at(-1) ?? 0) + 1
          }
        }
      }
      const rest = ids(Queue.fetch(offset, 100_000, start)(queue))
      expect([...confirmed, ...rest]).toEqual(Array.from({ length: pushed }, (_, i) => 1000 + i))
    }),
  )
  expect(fetchedOnce).toBeGreaterThan(0)
})

test('offsets', () => {
  const queue = filled(20)
  expect(ids(Queue.fetch(0, 3, start)(queue))).toEqual([1000, 1001, 1002])
  expect(ids(Queue.fetch(1005, 2, start)(queue))).toEqual([1005, 1006])
  // The newest three; the rest is forgotten.
  const newest = Queue.fetch(-3, 100, start)(queue)
  expect(ids(newest)).toEqual([1017, 1018, 1019])
  expect(Sorted.size(newest.queue.entries)).toBe(3)
  expect(ids(Queue.fetch(-100, 100, start)(queue))).toHaveLength(20)
  // Up to ten beyond the end confirms all; further is a mistake, and so is far before the beginning.
  expect(Sorted.size(Queue.fetch(1030, 100, start)(queue).queue.entries)).toBe(0)
  expect(ids(Queue.fetch(1031, 100, start)(queue))).toHaveLength(20)
  expect(ids(Queue.fetch(1, 100, start)(queue))).toHaveLength(20)
  expect(ids(Queue.fetch(5, 1, start)(Queue.push(message(1), start)(Queue.make(1_000_000))))).toEqual([
    1_000_000,
  ])
})

test('each kind is forgotten in its time', () => {
  const user = { id: 1, is_bot: false, first_name: 'Ann' }
  const queries: ReadonlyArray<readonly [Queue.Unnumbered, number]> = [
    [{ inline_query: { id: '1', from: user, query: '', offset: '' } }, 30],
    [{ callback_query: { id: '1', from: user, chat_instance: '1', data: 'x' } }, 150],
    [
      { pre_checkout_query: { id: '1', from: user, currency: 'XTR', total_amount: 1, invoice_payload: '' } },
      150,
    ],
    [{ chosen_inline_result: { result_id: '1', from: user, query: '' } }, 600],
    [message(1), 86_400],
  ]
  for (const [content, seconds] of queries) {
    const queue = Queue.push(content, start)(Queue.make(1))
    expect(ids(Queue.fetch(0, 1, start + seconds * 1000)(queue))).toEqual([1])
    const late = Queue.fetch(0, 1, start + (seconds + 1) * 1000)(queue)
    expect(ids(late)).toEqual([])
    expect(late.queue.bytes).toBe(0)
  }
})

test('kinds that are not wanted make no update; a kind of tomorrow does', () => {
  const member = {
    chat,
    from: { id: 1, is_bot: false, first_name: 'A' },
    date: 1,
    old_chat_member: { status: 'left' as const, user: { id: 2, is_bot: false, first_name: 'B' } },
    new_chat_member: { status: 'member' as const, user: { id: 2, is_bot: false, first_name: 'B' } },
  }
  const size = (queue: ReturnType<typeof Queue.make>): number => Sorted.size(queue.entries)
  expect(size(Queue.push({ chat_member: member }, start)(Queue.make(1)))).toBe(0)
  expect(
    size(Queue.push({ chat_member: member }, start)(Queue.allow('["CHAT_MEMBER"]')(Queue.make(1)))),
  ).toBe(1)
  expect(size(Queue.push(message(1), start)(Queue.allow('["chat_member"]')(Queue.make(1))))).toBe(0)
  expect(size(Queue.push(JSON.parse('{"news_of_tomorrow":{}}'), start)(Queue.make(1)))).toBe(1)
  // Nothing known is the default; what cannot be read changes nothing.
  for (const [text, kinds] of [
    ['[]', Queue.defaultKinds],
    ['["nonsense"]', Queue.defaultKinds],
    ['{', ['poll']],
    ['', ['poll']],
  ] as const)
    expect(Queue.allow(text)(Queue.allow('["poll"]')(Queue.make(1))).allowed).toEqual(kinds)
})

test('a full queue drops what is new', () => {
  const full = filled(Queue.capacity)
  expect(Sorted.size(full.entries)).toBe(100_000)
  expect(Queue.push(message(1), start)(full)).toBe(full)
})

test('an answer has about four MiB at most, and one update at least', () => {
  const large = (n: number): Queue.Unnumbered => ({
    message: { message_id: n, date: start / 1000, chat, text: 'x'.repeat(1024 * 1024) },
  })
  let queue = Queue.make(1)
  for (let i = 0; i < 6; i++) queue = Queue.push(large(i), start)(queue)
  const { updates } = Queue.fetch(0, 100, start)(queue)
  expect(updates).toHaveLength(3)
  expect(updates.every((update) => Message.is(update.message))).toBe(true)
})

test('on the way to a webhook one waits behind what is of the same chat, person or poll', () => {
  const from = { id: 7, is_bot: false, first_name: 'Ann' }
  const chat = { id: -5, type: 'supergroup' as const, title: 'G' }
  expect(laneOf({ update_id: 1, message: { message_id: 1, date: 0, chat, from } })).toBe('chat -5')
  expect(
    laneOf({
      update_id: 1,
      callback_query: { id: '1', from, chat_instance: '', message: { message_id: 1, date: 0, chat } },
    }),
  ).toBe('user 7')
  expect(laneOf({ update_id: 1, inline_query: { id: '1', from, query: '', offset: '' } })).toBe('user 7')
  expect(
    laneOf({
      update_id: 1,
      poll_answer: { poll_id: '9', user: from, option_ids: [], option_persistent_ids: [] },
    }),
  ).toBe('poll 9')
  expect(laneOf(JSON.parse('{"update_id":1,"news":{}}'))).toBe('chat 0')
})
