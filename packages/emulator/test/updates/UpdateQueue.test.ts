import { Message } from '@pipegram/core/Types'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as UpdateQueue from '../../src/updates/internal/UpdateQueue.ts'
import * as SortedMap from '../../src/values/internal/SortedMap.ts'
import { laneOf } from '../../src/world/internal/webhooks/WebhookLanes.ts'

const start = Date.UTC(2026, 0, 1)
const chat = { id: 1, type: 'private' as const, first_name: 'Ann' }
const message = (message_id: number, at = start): UpdateQueue.UnnumberedUpdate => ({
  message: { message_id, date: Math.floor(at / 1000), chat, text: 'x' },
})
const filled = (count: number): ReturnType<typeof UpdateQueue.emptyQueue> => {
  let queue = UpdateQueue.emptyQueue(1000)
  for (let i = 0; i < count; i++) queue = UpdateQueue.push(message(i), start)(queue)
  return queue
}
const ids = ({ updates }: UpdateQueue.FetchedUpdates): ReadonlyArray<number> =>
  updates.map(({ update_id }) => update_id)

test('update ids rise, no update below the limit is lost, and no confirmed one comes back', () => {
  const step = fc.oneof(
    fc.record({ op: fc.constant('push' as const), n: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ op: fc.constant('fetch' as const), n: fc.integer({ min: 1, max: 7 }) }),
    fc.record({ op: fc.constant('confirm' as const), n: fc.integer({ min: 1, max: 7 }) }),
  )
  let fetchedOnce = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let queue = UpdateQueue.emptyQueue(1000)
      let pushed = 0
      let offset = 0
      const confirmed: Array<number> = []
      for (const { op, n } of steps) {
        if (op === 'push')
          for (let i = 0; i < n; i++) queue = UpdateQueue.push(message(pushed++), start)(queue)
        else {
          const fetched = UpdateQueue.fetch(offset, n, start)(queue)
          queue = fetched.queue
          const got = ids(fetched)
          fetchedOnce += got.length
          // From the oldest update that is not confirmed, without a gap.
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
      const rest = ids(UpdateQueue.fetch(offset, 100_000, start)(queue))
      expect([...confirmed, ...rest]).toEqual(Array.from({ length: pushed }, (_, i) => 1000 + i))
    }),
  )
  expect(fetchedOnce).toBeGreaterThan(0)
})

test('an offset counts from the oldest update, from the newest, or beyond the end', () => {
  const queue = filled(20)
  expect(ids(UpdateQueue.fetch(0, 3, start)(queue))).toEqual([1000, 1001, 1002])
  expect(ids(UpdateQueue.fetch(1005, 2, start)(queue))).toEqual([1005, 1006])
  // The newest three; the others are dropped.
  const newest = UpdateQueue.fetch(-3, 100, start)(queue)
  expect(ids(newest)).toEqual([1017, 1018, 1019])
  expect(SortedMap.size(newest.queue.entries)).toBe(3)
  expect(ids(UpdateQueue.fetch(-100, 100, start)(queue))).toHaveLength(20)
  // Up to ten beyond the end confirms all. Further, or far before the start, is a mistake.
  expect(SortedMap.size(UpdateQueue.fetch(1030, 100, start)(queue).queue.entries)).toBe(0)
  expect(ids(UpdateQueue.fetch(1031, 100, start)(queue))).toHaveLength(20)
  expect(ids(UpdateQueue.fetch(1, 100, start)(queue))).toHaveLength(20)
  expect(
    ids(
      UpdateQueue.fetch(5, 1, start)(UpdateQueue.push(message(1), start)(UpdateQueue.emptyQueue(1_000_000))),
    ),
  ).toEqual([1_000_000])
})

test('each kind of update expires after its own time', () => {
  const user = { id: 1, is_bot: false, first_name: 'Ann' }
  const queries: ReadonlyArray<readonly [UpdateQueue.UnnumberedUpdate, number]> = [
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
    const queue = UpdateQueue.push(content, start)(UpdateQueue.emptyQueue(1))
    expect(ids(UpdateQueue.fetch(0, 1, start + seconds * 1000)(queue))).toEqual([1])
    const late = UpdateQueue.fetch(0, 1, start + (seconds + 1) * 1000)(queue)
    expect(ids(late)).toEqual([])
    expect(late.queue.bytes).toBe(0)
  }
})

test('kinds that are not allowed make no update; unlisted kinds do', () => {
  const member = {
    chat,
    from: { id: 1, is_bot: false, first_name: 'A' },
    date: 1,
    old_chat_member: { status: 'left' as const, user: { id: 2, is_bot: false, first_name: 'B' } },
    new_chat_member: { status: 'member' as const, user: { id: 2, is_bot: false, first_name: 'B' } },
  }
  const size = (queue: ReturnType<typeof UpdateQueue.emptyQueue>): number => SortedMap.size(queue.entries)
  expect(size(UpdateQueue.push({ chat_member: member }, start)(UpdateQueue.emptyQueue(1)))).toBe(0)
  expect(
    size(
      UpdateQueue.push(
        { chat_member: member },
        start,
      )(UpdateQueue.withAllowed('["CHAT_MEMBER"]')(UpdateQueue.emptyQueue(1))),
    ),
  ).toBe(1)
  expect(
    size(
      UpdateQueue.push(
        message(1),
        start,
      )(UpdateQueue.withAllowed('["chat_member"]')(UpdateQueue.emptyQueue(1))),
    ),
  ).toBe(0)
  expect(
    size(UpdateQueue.push(JSON.parse('{"news_of_tomorrow":{}}'), start)(UpdateQueue.emptyQueue(1))),
  ).toBe(1)
  // No known kind means the default. What cannot be read changes nothing.
  for (const [text, kinds] of [
    ['[]', UpdateQueue.defaultKinds],
    ['["nonsense"]', UpdateQueue.defaultKinds],
    ['{', ['poll']],
    ['', ['poll']],
  ] as const)
    expect(
      UpdateQueue.withAllowed(text)(UpdateQueue.withAllowed('["poll"]')(UpdateQueue.emptyQueue(1))).allowed,
    ).toEqual(kinds)
})

test('a full queue drops new updates', () => {
  const full = filled(UpdateQueue.capacity)
  expect(SortedMap.size(full.entries)).toBe(100_000)
  expect(UpdateQueue.push(message(1), start)(full)).toBe(full)
})

test('an answer has at most about 4 MiB, and at least one update', () => {
  const large = (n: number): UpdateQueue.UnnumberedUpdate => ({
    message: { message_id: n, date: start / 1000, chat, text: 'x'.repeat(1024 * 1024) },
  })
  let queue = UpdateQueue.emptyQueue(1)
  for (let i = 0; i < 6; i++) queue = UpdateQueue.push(large(i), start)(queue)
  const { updates } = UpdateQueue.fetch(0, 100, start)(queue)
  expect(updates).toHaveLength(3)
  expect(updates.every((update) => Message.is(update.message))).toBe(true)
})

test('updates of one chat, person or poll share a lane to the webhook', () => {
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
