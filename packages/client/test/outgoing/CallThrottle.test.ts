// No message is sent faster than Telegram allows, and no message waits longer than necessary.

import { bounded, through } from '@pipegram/client/CallMiddleware'
import { throttle, type CallThrottleOptions } from '@pipegram/client/CallThrottle'
import type { ApiError } from '@pipegram/core/ApiError'
import { type Call, inBulk, type Interpreter } from '@pipegram/core/Call'
import {
  editMessageText,
  forwardMessages,
  getChat,
  getMe,
  methodNames,
  sendMediaGroup,
  sendMessage,
} from '@pipegram/core/Calls'
import { type Clock, system } from '@pipegram/core/Clock'
import { Answer, makeRecorder, makeTestClock, settled } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { isCounted, keyOf } from '../../src/outgoing/internal/Methods.ts'
import { makeSendQueue } from '../../src/outgoing/internal/SendQueue.ts'
import { densest, makeModel, message, timed } from '../Limited.ts'

const setUp = (options: CallThrottleOptions = {}, delay?: () => readonly [number, number]) => {
  const clock = makeTestClock()
  const model = makeModel(clock, delay)
  return { clock, ...model, client: through(throttle({ clock, ...options }))(bounded(model.call)) }
}

describe('ten thousand messages', () => {
  const chats = [
    ...Array.from({ length: 500 }, (_, n) => n + 1),
    ...Array.from({ length: 20 }, (_, n) => -1_000_000 - n),
  ]

  it('go to 500 chats and 20 groups without a 429, in at most 5 % more than the least time', async () => {
    const { clock, client, sent, refused } = setUp()
    const running = Promise.all(
      Array.from({ length: 10_000 }, (_, n) => client(message(chats[n % chats.length] ?? 0))()),
    )
    const took = await timed(clock, running)
    expect((await running).filter(E.isLeft)).toEqual([])
    expect(refused).toEqual([])
    expect(sent).toHaveLength(10_000)
    expect(densest(sent, 1000)).toBe(30)
    const least = (Math.ceil(10_000 / 30) - 1) * 1000
    expect(took).toBeGreaterThanOrEqual(least)
    expect(took).toBeLessThanOrEqual(1.05 * least)
  })

  it('are not delayed by a chat with a thousand more, which itself takes the least time', async () => {
    const { clock, client, sent, refused } = setUp({ maxQueued: 20_000 })
    const busy = Promise.all(Array.from({ length: 1_000 }, () => client(message(9_999_999))()))
    const others = Promise.all(
      Array.from({ length: 9_000 }, (_, n) => client(message(chats[n % chats.length] ?? 0))()),
    )
    const all = timed(clock, Promise.all([busy, others]))
    let othersTook = 0
    void others.then(() => {
      othersTook = clock.now()
    })
    expect(await all).toBeLessThanOrEqual(1.05 * 999_000)
    // The busy chat takes one place in thirty, as any chat may take.
    expect(othersTook).toBeLessThanOrEqual(1.05 * (9_000 / 29) * 1000)
    expect(refused).toEqual([])
    expect(sent).toHaveLength(10_000)
  })

  it('let a late message of another chat go soon', async () => {
    const { clock, client, sent } = setUp()
    const running = Array.from({ length: 5_000 }, (_, n) => client(message(chats[n % chats.length] ?? 0))())
    await clock.advance(10_000)
    const late = client(message(8_888_888, 'late'))()
    // Before it there is at most one message of each chat, and the longest queue between two of them.
    expect(await timed(clock, late)).toBeLessThanOrEqual((2 * 521 * 1000) / 30)
    await timed(clock, Promise.all(running))
    expect(sent.filter(({ text }) => text === 'late')).toHaveLength(1)
  })
})

describe('with any calls at any time', () => {
  const chat = fc.oneof(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: -3, max: -1 }),
    fc.constantFrom('@news', '@News', '3', '-2'),
  )
  const plans = fc.array(
    fc.record({
      after: fc.oneof(fc.constant(0), fc.nat(1500)),
      chat,
      many: fc.integer({ min: 1, max: 12 }),
      paid: fc.boolean(),
      album: fc.nat(4),
      bulk: fc.boolean(),
    }),
    { minLength: 1, maxLength: 25 },
  )
  const delays = fc.infiniteStream(fc.tuple(fc.nat(400), fc.nat(400)))

  it('no window has more messages than its limit, all calls are sent, and no timer stays', async () => {
    await fc.assert(
      fc.asyncProperty(plans, delays, async (plan, stream) => {
        const { clock, client, sent, refused } = setUp(
          { overall: { messages: 30, window: 1000 } },
          () => stream.next().value ?? [0, 0],
        )
        const running: Array<Promise<E.Either<ApiError, unknown>>> = []
        for (const { after, chat, many, paid, album, bulk } of plan) {
          const classed = bulk ? inBulk : <A>(call: Call<A>) => call
          await clock.advance(after)
          for (let n = 0; n < many; n++) {
            const params = { chat_id: chat, ...(paid ? { allow_paid_broadcast: true } : {}) }
            running.push(
              album < 2
                ? client(
                    classed(
                      forwardMessages({
                        ...params,
                        from_chat_id: 1,
                        message_ids: Array.from({ length: album + 2 }, (_, i) => i),
                      }),
                    ),
                  )()
                : client(classed(sendMessage({ ...params, text: String(running.length) })))(),
            )
          }
        }
        await timed(clock, Promise.all(running))
        expect(refused).toEqual([])
        expect(sent).toHaveLength(running.length)
        expect(
          densest(
            sent.filter(({ paid }) => !paid),
            1000,
          ),
        ).toBeLessThanOrEqual(30)
        expect(clock.sleeping()).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('a chat', () => {
  it('has one key for its number, its text and its known username', async () => {
    expect(keyOf('@channel')).toBe('@channel')
    expect(keyOf('-100')).toBe(-100)
    const clock = makeTestClock()
    const sent: Array<number> = []
    const answer: Interpreter =
      <A>(call: Call<A>) =>
      async () => {
        sent.push(clock.now())
        const chat = { id: -1001, type: 'channel', username: 'News' }
        return E.mapLeft((): ApiError => ({ _tag: 'Malformed', method: '', errors: [] }))(
          call.result.decode(
            call.method === 'getChat'
              ? {
                  ...chat,
                  accent_color_id: 1,
                  max_reaction_count: 1,
                  accepted_gift_types: {
                    unlimited_gifts: true,
                    limited_gifts: true,
                    unique_gifts: true,
                    premium_subscription: true,
                    gifts_from_channels: true,
                  },
                }
              : { message_id: 1, date: 1, chat },
          ),
        )
      }
    const client = through(throttle({ clock }))(answer)
    // The username is not known yet: two keys, and neither is NaN.
    await Promise.all([client(message('@news'))(), client(message('@other'))()])
    expect(sent).toEqual([0, 0])
    await clock.advance(1000)
    const running = Promise.all([
      client(message(-1001))(),
      client(message('@NEWS'))(),
      client(message('-1001'))(),
      client(message('@other'))(),
    ])
    await timed(clock, running)
    expect(sent.slice(2)).toEqual([1000, 2000, 3000, 4000])
    const asked = await client(getChat({ chat_id: '@new_name' }))()
    expect(E.isRight(asked)).toBe(true)
    await clock.advance(1000)
    sent.length = 0
    await timed(clock, Promise.all([client(message('@new_name'))(), client(message(-1001))()]))
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBe(1000)
  })

  it('keeps its order when a username and an id turn out to be one chat', async () => {
    const clock = makeTestClock()
    const began: Array<string> = []
    const queue = makeSendQueue(clock, {
      overall: { messages: 30, window: 1000 },
      perChat: { messages: 1, window: 1000 },
      perGroup: { messages: 20, window: 60_000 },
      paid: { messages: 1, window: 1 },
    })
    const enter = (key: number | string, name: string) =>
      queue.enter(key, {
        messages: 1,
        paid: false,
        bulk: false,
        start: (end) => {
          began.push(`${name} at ${clock.now()}`)
          end()
        },
      })
    enter(-1, 'a')
    enter(-1, 'b')
    enter('@c', 'c')
    enter('@c', 'd')
    queue.join('@c', -1)
    await clock.advance(10_000)
    expect(began).toEqual(['a at 0', 'c at 0', 'b at 1000', 'd at 2000'])
    expect(queue.waiting()).toBe(0)
  })

  it('is forgotten when its limits no longer matter', async () => {
    const clock = makeTestClock()
    const second = { messages: 1, window: 1000 }
    const queue = makeSendQueue(clock, {
      overall: { messages: 1_000, window: 1 },
      perChat: second,
      perGroup: second,
      paid: second,
    })
    queue.hold(0, 3_600_000)
    for (let chat = 1; chat <= 100_000; chat++) {
      queue.enter(chat, { messages: 1, paid: false, bulk: false, start: (end) => end() })
      if (chat % 1_000 === 0) await clock.advance(1)
    }
    expect(queue.waiting()).toBe(0)
    expect(queue.chats()).toBe(100_001)
    await clock.advance(1000)
    queue.enter(-1, { messages: 1, paid: false, bulk: false, start: (end) => end() })
    // The chat with a hold is not forgotten.
    expect(queue.chats()).toBe(2)
  })
})

describe('throttle', () => {
  it('passes calls that send nothing, and holds edits as it holds messages', async () => {
    const { clock, client, sent } = setUp()
    let got = 0
    const running = [
      ...Array.from({ length: 100 }, () =>
        client(getMe())().then(() => {
          got += 1
        }),
      ),
      client(message(1))(),
      client(editMessageText({ chat_id: 1, message_id: 1, text: 'Edited' }))(),
    ]
    await settled()
    expect([got, sent.length]).toEqual([100, 1])
    await timed(clock, Promise.all(running))
    expect(sent).toHaveLength(2)
  })

  it('knows for each method whether it holds it', () => {
    expect(methodNames.length).toBeGreaterThan(150)
    expect(methodNames.filter(isCounted)).toEqual([
      'sendMessage',
      'forwardMessage',
      'forwardMessages',
      'copyMessage',
      'copyMessages',
      'sendPhoto',
      'sendLivePhoto',
      'sendAudio',
      'sendDocument',
      'sendVideo',
      'sendAnimation',
      'sendVoice',
      'sendVideoNote',
      'sendPaidMedia',
      'sendMediaGroup',
      'sendLocation',
      'sendVenue',
      'sendContact',
      'sendPoll',
      'sendChecklist',
      'sendDice',
      'sendGift',
      'editMessageText',
      'editMessageCaption',
      'editMessageMedia',
      'editMessageLiveLocation',
      'stopMessageLiveLocation',
      'editMessageChecklist',
      'editMessageReplyMarkup',
      'stopPoll',
      'editEphemeralMessageText',
      'editEphemeralMessageMedia',
      'editEphemeralMessageCaption',
      'editEphemeralMessageReplyMarkup',
      'sendSticker',
      'sendRichMessage',
      'sendInvoice',
      'sendGame',
      'setGameScore',
      'sendWidget',
      'sendSharedWidget',
      'editMessageWidgetData',
    ])
  })

  it('sends paid messages beyond the overall limit, within the limit of the chat', async () => {
    const { clock, client, sent } = setUp()
    const running = Array.from({ length: 500 }, (_, n) =>
      client(sendMessage({ chat_id: 1 + (n % 250), text: '', allow_paid_broadcast: true }))(),
    )
    await settled()
    expect(sent).toHaveLength(250)
    expect(await timed(clock, Promise.all(running))).toBe(1000)
  })

  it('counts each message of an album, and gives an album above a limit the whole limit', async () => {
    const { clock, client, sent } = setUp()
    const media = Array.from({ length: 10 }, () => ({ type: 'photo', media: 'id' }) as const)
    const running = [
      ...[1, 2, 3, 4].map((chat_id) => client(sendMediaGroup({ chat_id, media }))()),
      client(
        forwardMessages({
          chat_id: 5,
          from_chat_id: 1,
          message_ids: Array.from({ length: 100 }, (_, n) => n),
        }),
      )(),
    ]
    await timed(clock, Promise.all(running))
    expect(sent.map(({ at }) => at)).toEqual([0, 0, 0, 1000, 2000])
  })
})

describe('a 429', () => {
  const limited = (refuse: (call: Call<unknown>) => boolean) => {
    const clock = makeTestClock()
    const sent: Array<string> = []
    const { call } = makeRecorder((request) => {
      sent.push(`${request.method} ${JSON.stringify(Object.values(request.params)[0])} at ${clock.now()}`)
      return refuse(request)
        ? E.left({ _tag: 'RateLimited', method: request.method, retryAfter: 7, description: '' })
        : Answer.success()(request)
    })
    return { clock, sent, client: through(throttle({ clock }))(call) }
  }

  it('holds the chat of its call, and no other', async () => {
    let first = true
    const { clock, sent, client } = limited(() => first && !(first = false))
    expect(await client(message(1))()).toMatchObject(E.left({ _tag: 'RateLimited', retryAfter: 7 }))
    const running = Promise.all([client(message(1))(), client(message(2))()])
    await timed(clock, running)
    expect(sent).toEqual(['sendMessage 1 at 0', 'sendMessage 2 at 0', 'sendMessage 1 at 7000'])
  })

  it('holds all messages if its call has no chat', async () => {
    const { clock, sent, client } = limited(({ method }) => method === 'getMe')
    await client(getMe())()
    await timed(
      clock,
      Promise.all([client(message(1))(), client(message(2))(), client(getChat({ chat_id: 1 }))()]),
    )
    expect(sent).toEqual([
      'getMe undefined at 0',
      'getChat 1 at 0',
      'sendMessage 1 at 7000',
      'sendMessage 2 at 7000',
    ])
  })
})

describe('waiting', () => {
  it('has a limit: one more call fails at once, with a sentence', async () => {
    const { clock, client, sent } = setUp({ maxQueued: 5 })
    const results = Array.from({ length: 8 }, () => client(message(1))())
    expect(await results[6]).toEqual(
      E.left({
        _tag: 'Unsendable',
        method: 'sendMessage',
        reason: expect.stringContaining('5 calls already wait'),
      }),
    )
    expect(await results[7]).toMatchObject(E.left({ _tag: 'Unsendable' }))
    await timed(clock, Promise.all(results))
    expect(sent).toHaveLength(6)
    // Another chat has room at once, and does not wait.
    expect(E.isRight(await client(message(2))())).toBe(true)
  })

  it('ends when the caller aborts, and its place is free', async () => {
    const { clock, client, sent } = setUp({ maxQueued: 2 })
    const quit = new AbortController()
    const hasty = client.with({ signal: quit.signal })
    await client(message(1, 'first'))()
    const given = [hasty(message(1, 'given up'))(), hasty(message(1, 'given up'))()]
    expect(await client(message(1))()).toMatchObject(E.left({ _tag: 'Unsendable' }))
    quit.abort()
    expect(await Promise.all(given)).toEqual(
      [1, 2].map(() => E.left({ _tag: 'Aborted', method: 'sendMessage' })),
    )
    expect(clock.sleeping()).toEqual([])
    expect(await hasty(message(1))()).toEqual(E.left({ _tag: 'Aborted', method: 'sendMessage' }))
    expect(await timed(clock, client(message(1, 'second'))())).toBe(1000)
    expect(sent.map(({ text }) => text)).toEqual(['first', 'second'])
  })

  it('ends for ten thousand calls at once', async () => {
    const { clock, client, sent } = setUp()
    const quit = new AbortController()
    const hasty = client.with({ signal: quit.signal })
    const running = Array.from({ length: 10_000 }, (_, n) => hasty(message(n % 500))())
    await settled()
    quit.abort()
    const results = await Promise.all(running)
    expect(results.filter(E.isLeft)).toHaveLength(10_000 - sent.length)
    expect(sent).toHaveLength(30)
    expect(clock.sleeping()).toEqual([])
  })

  it('is not longer when the clock is set back', async () => {
    let offset = 0
    const clock = makeTestClock(10_000_000)
    const wrong: Clock = { ...clock, now: () => clock.now() + offset }
    const { call, calls } = makeRecorder(Answer.success())
    const client = through(throttle({ clock: wrong }))(call)
    await client(message(1))()
    offset = -5_000_000
    const second = client(message(1))()
    await clock.advance(1000)
    await second
    expect(calls()).toHaveLength(2)
  })

  it('is not longer after a 429 when the clock is set back', async () => {
    for (const limited of [message(1), getMe()]) {
      let offset = 0
      const clock = makeTestClock(10_000_000)
      const wrong: Clock = { ...clock, now: () => clock.now() + offset }
      const { call, calls } = makeRecorder((request) =>
        calls().length === 1
          ? E.left({ _tag: 'RateLimited', method: request.method, retryAfter: 7, description: '' })
          : Answer.success()(request),
      )
      const client = through(throttle({ clock: wrong }))(call)
      await client<unknown>(limited)()
      offset = -5_000_000
      const second = client(message(1))()
      await clock.advance(7_000)
      await second
      expect(calls()).toHaveLength(2)
    }
  })

  it('also ends on the clock of the machine', async () => {
    const { call, calls } = makeRecorder(Answer.success())
    const client = through(throttle({ clock: system, perChat: { messages: 1, window: 5 } }))(call)
    await Promise.all([1, 2, 3].map(() => client(message(1))()))
    expect(calls()).toHaveLength(3)
  })
})

it.each([
  [{ maxQueued: 0 }, /maxQueued is 0/],
  [{ overall: { messages: 0.5, window: 1000 } }, /overall.messages is 0.5/],
  [{ perChat: { messages: 1, window: NaN } }, /perChat.window is NaN/],
])('throttle refuses an option that is wrong: %j', (options, expected) => {
  expect(() => throttle(options)).toThrow(expected)
})
