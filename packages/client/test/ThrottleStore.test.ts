// Several processes that share a store keep Telegram's limits together.

import { bounded, through } from '@pipegram/client/CallMiddleware'
import { throttle, type CallThrottleOptions } from '@pipegram/client/CallThrottle'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { getMe, sendMessage } from '@pipegram/core/Calls'
import type { Clock } from '@pipegram/core/Clock'
import { makeMemoryStore, prefixed, type Store, type StoreError } from '@pipegram/core/Store'
import { Answer, makeRecorder, makeTestClock, settled } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { densest, makeModel, message, timed } from './Limited.ts'

/** The same store, behind a network. */
const distant = (store: Store, clock: Clock, delay: () => number): Store => {
  // Each request takes time, and so does its answer.
  const far =
    <A extends ReadonlyArray<unknown>, B>(act: (...given: A) => () => Promise<B>) =>
    (...given: A) =>
    async () => {
      await clock.sleep(delay())()
      const result = await act(...given)()
      await clock.sleep(delay())()
      return result
    }
  return { get: far(store.get), set: far(store.set), remove: far(store.remove) }
}

/** Processes of one bot with one Telegram: each has a throttle of its own, and all share a store. */
const processes = (
  count: number,
  options: CallThrottleOptions = {},
  delay?: () => readonly [number, number],
  away: () => number = () => 0,
) => {
  const clock = makeTestClock()
  const store = makeMemoryStore({ clock })
  const model = makeModel(clock, delay)
  let requests = 0
  const counted: Store = {
    ...store,
    get: (key) => {
      requests += 1
      return store.get(key)
    },
  }
  const clients = Array.from({ length: count }, () =>
    through(throttle({ clock, store: distant(counted, clock, away), ...options }))(bounded(model.call)),
  )
  return { clock, store, clients, requests: () => requests, ...model }
}

const unavailable = { _tag: 'Unavailable', reason: 'No route to the store.' } as const

describe('with any calls of any processes at any time', () => {
  const chat = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -2, max: -1 }))
  const plans = fc.array(
    fc.record({
      after: fc.oneof(fc.constant(0), fc.nat(1500)),
      chat,
      many: fc.integer({ min: 1, max: 8 }),
      paid: fc.boolean(),
      by: fc.nat(2),
    }),
    { minLength: 1, maxLength: 15 },
  )
  const delays = fc.infiniteStream(fc.tuple(fc.nat(200), fc.nat(200)))
  const distances = fc.infiniteStream(fc.nat(15))

  it('no window has more messages than its limit, all calls are sent, and no timer stays', async () => {
    await fc.assert(
      fc.asyncProperty(plans, delays, distances, async (plan, calls, ways) => {
        const { clock, clients, sent, refused } = processes(
          3,
          {},
          () => calls.next().value ?? [0, 0],
          () => ways.next().value ?? 0,
        )
        const running: Array<Promise<E.Either<ApiError, unknown>>> = []
        for (const { after, chat, many, paid, by } of plan) {
          await clock.advance(after)
          for (let n = 0; n < many; n++)
            running.push(
              clients[by]?.(
                sendMessage({ chat_id: chat, text: '', ...(paid ? { allow_paid_broadcast: true } : {}) }),
              )() ?? Promise.reject(new Error()),
            )
        }
        await timed(clock, Promise.all(running))
        expect(refused).toEqual([])
        expect((await Promise.all(running)).every(E.isRight)).toBe(true)
        expect(sent).toHaveLength(running.length)
        await clock.advance(5_000)
        expect(clock.sleeping()).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe('two processes', () => {
  it('send to many chats without a 429, in at most 10 % more than the least time, and share it', async () => {
    const { clock, clients, sent, refused, requests } = processes(
      2,
      {},
      () => [5, 5],
      () => 1,
    )
    const running = Promise.all(
      clients.flatMap((client, i) =>
        Array.from({ length: 600 }, (_, n) => client(message(1 + ((n * 2 + i) % 300), String(i)))()),
      ),
    )
    const took = await timed(clock, running)
    expect(refused).toEqual([])
    expect(sent).toHaveLength(1_200)
    expect(densest(sent, 1000)).toBeLessThanOrEqual(30)
    const least = (1_200 / 30 - 1) * 1000
    expect(took).toBeGreaterThanOrEqual(least)
    expect(took).toBeLessThanOrEqual(1.1 * least)
    const halfway = sent.slice(0, 600).filter(({ text }) => text === '0').length
    expect(halfway).toBeGreaterThan(150)
    expect(halfway).toBeLessThan(450)
    // Many calls share a look at the table of all places.
    expect(requests() / 1_200).toBeLessThan(2)
  })

  it('keep the order of a chat, and a full chat holds no other', async () => {
    const {
      clock,
      clients: [one, two],
      sent,
    } = processes(2)
    if (one === undefined || two === undefined) throw new Error()
    const busy = Array.from({ length: 20 }, (_, n) => one(message(1, `one ${n}`))())
    await settled()
    const waiting = Array.from({ length: 20 }, (_, n) => two(message(1, `two ${n}`))())
    await settled()
    expect(await timed(clock, two(message(2, 'other'))())).toBe(0)
    await timed(clock, Promise.all([...busy, ...waiting]))
    for (const name of ['one', 'two'])
      expect(sent.map(({ text }) => text).filter((text) => String(text).startsWith(name))).toEqual(
        Array.from({ length: 20 }, (_, n) => `${name} ${n}`),
      )
    expect(sent.filter(({ chat }) => chat === 1).map(({ at }) => at)).toEqual(
      Array.from({ length: 40 }, (_, n) => n * 1000),
    )
  })

  it('both wait after a 429 of one of them, for its chat or for all chats', async () => {
    for (const [limited, expected] of [
      [message(1), ['2 at 0', '1 at 7000']],
      [getMe(), ['1 at 7000', '2 at 7000']],
    ] as const) {
      const clock = makeTestClock()
      const store = makeMemoryStore({ clock })
      const times: Array<string> = []
      const failing: Interpreter =
        ({ method }) =>
        async () =>
          E.left({ _tag: 'RateLimited', method, retryAfter: 7, description: '' })
      await through(throttle({ clock, store }))(failing)<unknown>(limited)()
      await settled()
      const { call } = makeRecorder((request) => {
        times.push(`${String(Object.values(request.params)[0])} at ${clock.now()}`)
        return Answer.success()(request)
      })
      const other = through(throttle({ clock, store }))(call)
      await timed(clock, Promise.all([other(message(1))(), other(message(2))()]))
      expect(times).toEqual(expected)
    }
  })

  it('of two bots do not share limits if each has a prefix', async () => {
    const clock = makeTestClock()
    const store = makeMemoryStore({ clock })
    const { call, calls } = makeRecorder(Answer.success())
    const bots = ['first ', 'second '].map((name) =>
      through(throttle({ clock, store: prefixed(name)(store) }))(call),
    )
    expect(await timed(clock, Promise.all(bots.map((client) => client(message(1))())))).toBe(0)
    expect(calls()).toHaveLength(2)
  })

  it('take no place in a chat while the shared limit has none', async () => {
    const {
      clock,
      clients: [one, two],
      sent,
    } = processes(2, { overall: { messages: 1, window: 100 } })
    if (one === undefined || two === undefined) throw new Error()
    await timed(clock, Promise.all([one(message(1))(), two(message(2))()]))
    expect(sent.map(({ at }) => at)).toEqual([0, 100])
  })
})

describe('a caller that aborts', () => {
  it('gives its places back while it asks the store', async () => {
    const {
      clock,
      store,
      clients: [client],
      sent,
    } = processes(1, {}, undefined, () => 10)
    if (client === undefined) throw new Error()
    const quit = new AbortController()
    const given = client.with({ signal: quit.signal })(message(1))()
    await clock.advance(15)
    quit.abort()
    expect(await given).toEqual(E.left({ _tag: 'Aborted', method: 'sendMessage' }))
    await clock.advance(500)
    expect(store.size()).toBe(0)
    expect(await timed(clock, client(message(1))())).toBeLessThan(200)
    expect(sent).toHaveLength(1)
    await clock.advance(1_000)
    expect(clock.sleeping()).toEqual([])
  })

  it('is not counted as waiting while it asks the store', async () => {
    const {
      clock,
      clients: [client],
    } = processes(1, { maxQueued: 1 }, undefined, () => 10)
    if (client === undefined) throw new Error()
    // After this, the process has some places.
    await timed(clock, client(message(99))())
    const running = Promise.all(Array.from({ length: 3 }, (_, n) => client(message(1 + n))()))
    await timed(clock, running)
    expect((await running).map((result) => result._tag)).toEqual(['Right', 'Right', 'Right'])
  })
})

describe('a store', () => {
  const broken: ReadonlyArray<readonly [string, (store: Store) => Store, StoreError]> = [
    ['cannot be reached', (store) => ({ ...store, get: () => async () => E.left(unavailable) }), unavailable],
    [
      'rejects',
      (store) => ({ ...store, get: () => () => Promise.reject(new Error('of its driver')) }),
      { _tag: 'Unavailable', reason: 'The store failed: Error.', isFinal: true },
    ],
    [
      'is never up to date',
      (store) => ({ ...store, set: (key) => async () => E.left({ _tag: 'Outdated', key }) }),
      { _tag: 'Outdated', key: 'calls all' },
    ],
  ]

  it.each(broken)(
    'that %s is reported, and the limits of the process remain',
    async (_name, damage, error) => {
      const clock = makeTestClock()
      const { call, sent, refused } = makeModel(clock)
      const heard: Array<StoreError> = []
      const onStoreError = (one: StoreError): never => {
        heard.push(one)
        throw new Error('of mine')
      }
      const client = through(throttle({ clock, store: damage(makeMemoryStore({ clock })), onStoreError }))(
        call,
      )
      await timed(clock, Promise.all([1, 2, 3].map(() => client(message(1))())))
      expect(sent.map(({ at }) => at)).toEqual([0, 1000, 2000])
      expect(refused).toEqual([])
      expect(heard[0]).toEqual(error)
    },
  )

  it('that never answers holds no call without end', async () => {
    const clock = makeTestClock()
    const { call, sent } = makeModel(clock)
    const heard: Array<StoreError> = []
    const silent: Store = { ...makeMemoryStore({ clock }), get: () => () => new Promise(() => undefined) }
    const client = through(throttle({ clock, store: silent, onStoreError: (error) => heard.push(error) }))(
      call,
    )
    await timed(clock, Promise.all([client(message(1))(), client(message(2))()]))
    expect(sent).toHaveLength(2)
    expect(heard[0]).toEqual({ _tag: 'Unavailable', reason: 'The store has not answered within 2000 ms.' })
    await clock.advance(10_000)
    expect(clock.sleeping()).toEqual([])
  })

  it('with a foreign value under a key is overwritten', async () => {
    const {
      clock,
      store,
      clients: [client],
      sent,
    } = processes(1)
    if (client === undefined) throw new Error()
    for (const [n, value] of ['{"until":', '{}', '["a",null]', '1'].entries())
      await store.set(`chat ${n + 1} calls`, value, undefined)()
    await timed(clock, Promise.all([1, 2, 3, 4].map((chat) => client(message(chat))())))
    expect(sent.map(({ at }) => at)).toEqual([0, 0, 0, 0])
  })

  it('keeps nothing of a chat whose limits no longer matter', async () => {
    const {
      clock,
      store,
      clients: [client],
    } = processes(1)
    for (let chat = 1; chat <= 3_000; chat++) {
      await client?.(message(chat))()
      if (chat % 30 === 0) await clock.advance(1_000)
    }
    expect(store.size()).toBeLessThanOrEqual(1_024)
  })

  it('is not asked about calls that send no message', async () => {
    const {
      store,
      clients: [client],
    } = processes(1)
    const asked: Call<unknown> = getMe()
    await client?.(asked)()
    expect(store.size()).toBe(0)
  })
})
