// A bot that sends too much, over HTTP, on a manual clock.

import { makeEmulator, makeManualClock, type Emulator, type EmulatorOptions } from '@pipegram/emulator'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { makeSendTally } from '../../src/world/internal/SendTally.ts'
import { api, type Reply } from '../BotClient.ts'

const running: Array<Emulator> = []
afterEach(() => Promise.all(running.splice(0).map((emulator) => emulator.close())))

const setUp = async (limits: Exclude<EmulatorOptions['limits'], undefined>) => {
  const clock = makeManualClock()
  const emulator = await makeEmulator({ clock, limits })
  running.push(emulator)
  const call = api(emulator)
  const send = (chat: { readonly id: number }, more: object = {}) =>
    call('sendMessage', { chat_id: chat.id, text: 'Hello', ...more })
  const people = Array.from({ length: 40 }, (_, n) => emulator.user({ first_name: `User ${n}` }))
  for (const person of people) person.send('/start')
  const at = (n: number) => people[n] ?? expect.unreachable(`no user ${n}`)
  return { clock, emulator, call, send, at }
}

const statuses = (replies: ReadonlyArray<Reply>): ReadonlyArray<number> => replies.map(({ status }) => status)
const many = async (count: number, run: (n: number) => Promise<Reply>): Promise<ReadonlyArray<number>> =>
  statuses(await Promise.all(Array.from({ length: count }, (_, n) => run(n))))

test('a bot can send any number of messages without limits', async () => {
  const { send, at } = await setUp(false)
  expect(await many(100, () => send(at(0)))).toEqual(Array.from({ length: 100 }, () => 200))
})

test("a second message to a chat within a second is refused in the server's words", async () => {
  const { clock, send, at } = await setUp(true)
  expect((await send(at(0))).status).toBe(200)
  clock.advance(999)
  const refused = await send(at(0))
  expect(refused.status).toBe(429)
  expect(refused.body).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  })
  expect(refused.headers['retry-after']).toBe('1')
  // Nothing was sent, and nothing counts.
  expect(at(0).messages()).toHaveLength(2)
  expect((await send(at(1))).status).toBe(200)
  clock.advance(1)
  expect((await send(at(0))).status).toBe(200)
})

test('a bot can send thirty messages a second to all chats, not counting paid ones', async () => {
  const { clock, send, at } = await setUp(true)
  expect(await many(30, (n) => send(at(n)))).not.toContain(429)
  expect((await send(at(30))).status).toBe(429)
  expect((await send(at(30), { allow_paid_broadcast: true })).status).toBe(200)
  clock.advance(1000)
  expect(await many(30, (n) => send(at(n)))).not.toContain(429)
})

test('a bot can send twenty messages a minute to a group', async () => {
  const { clock, emulator, send } = await setUp(true)
  const group = emulator.group({ title: 'Friends' })
  for (let n = 0; n < 20; n++) {
    expect((await send(group)).status).toBe(200)
    clock.advance(1000)
  }
  expect((await send(group)).body).toMatchObject({
    description: 'Too Many Requests: retry after 40',
    parameters: { retry_after: 40 },
  })
  clock.advance(40_000)
  expect((await send(group)).status).toBe(200)
})

test('edits count as messages; actions, deletions, queries and refused requests do not', async () => {
  const { clock, call, send, at } = await setUp(true)
  const chat_id = at(0).id
  const { message_id } = (await send(at(0))).body.result
  expect((await call('editMessageText', { chat_id, message_id, text: 'Edited' })).status).toBe(429)
  expect((await call('sendMessage', { chat_id })).body.description).toBe('Bad Request: message text is empty')
  clock.advance(1000)
  expect((await call('sendMessage', { chat_id })).status).toBe(400)
  expect((await call('editMessageText', { chat_id, message_id, text: 'Edited' })).status).toBe(200)
  expect((await send(at(0))).status).toBe(429)
  expect((await call('sendChatAction', { chat_id, action: 'typing' })).status).toBe(200)
  expect((await call('getMe')).status).toBe(200)
  expect((await call('deleteMessage', { chat_id, message_id })).status).toBe(200)
})

test('an option changes one limit and leaves the others', async () => {
  const { clock, send, at } = await setUp({ paid: { messages: 2, window: '5s' } })
  const paid = { allow_paid_broadcast: true }
  expect(await many(2, (n) => send(at(n), paid))).toEqual([200, 200])
  expect((await send(at(2), paid)).body.parameters).toEqual({ retry_after: 5 })
  expect(statuses([await send(at(2)), await send(at(2))])).toEqual([200, 429])
  clock.advance(5000)
  expect((await send(at(0), paid)).status).toBe(200)
})

test.each([0, 1.5, NaN])('makeEmulator rejects a limit of %d messages', async (messages) => {
  await expect(makeEmulator({ limits: { perChat: { messages, window: '1s' } } })).rejects.toThrow(
    `limits.perChat.messages is ${messages} and should be`,
  )
})

describe('send limits, for any messages at any time', () => {
  const plans = fc.array(
    fc.record({
      after: fc.nat(1500),
      chat: fc.integer({ min: -2, max: 3 }),
      messages: fc.integer({ min: 1, max: 4 }),
      paid: fc.boolean(),
    }),
    { maxLength: 60 },
  )

  test('admit at most the limit in any window, and give the shortest wait', () => {
    const limits = {
      overall: { messages: 3, window: 1000 },
      perChat: { messages: 2, window: 700 },
      perGroup: { messages: 4, window: 5000 },
      paid: { messages: 5, window: 1000 },
    }
    fc.assert(
      fc.property(plans, (plan) => {
        const tally = makeSendTally(limits)
        const sent: Array<{
          readonly at: number
          readonly chat: number
          readonly paid: boolean
          readonly messages: number
        }> = []
        const within = (
          now: number,
          { messages, window }: { readonly messages: number; readonly window: number },
          fits: (one: (typeof sent)[number]) => boolean,
          more: number,
        ): boolean =>
          sent
            .filter((one) => fits(one) && one.at > now - window)
            .reduce((sum, one) => sum + Math.min(one.messages, messages), 0) +
            Math.min(more, messages) <=
          messages
        let now = 0
        for (const { after, chat, messages, paid } of plan) {
          now += after
          const mayGo = (at: number): boolean =>
            within(at, paid ? limits.paid : limits.overall, (one) => one.paid === paid, messages) &&
            within(at, limits.perChat, (one) => one.chat === chat, messages) &&
            (chat >= 0 || within(at, limits.perGroup, (one) => one.chat === chat, messages))
          const wait = tally.admit(chat, messages, paid, now)
          expect(mayGo(now + wait)).toBe(true)
          if (wait > 0) expect(mayGo(now + wait - 1)).toBe(false)
          else sent.push({ at: now, chat, messages, paid })
        }
      }),
    )
  })
})
