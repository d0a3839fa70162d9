// Processes divide the limit on all chats: who asks for more gets more, people go before bulk, and the places
// of a process that is dead, stalled or cut off are given to others when nothing of it can be on its way.

import { through } from '@pipegram/client/CallMiddleware'
import { throttle, type CallThrottleOptions } from '@pipegram/client/CallThrottle'
import { type Call, inBulk, type Interpreter } from '@pipegram/core/Call'
import { getMe, sendMediaGroup } from '@pipegram/core/Calls'
import type { Clock } from '@pipegram/core/Clock'
import { makeMemoryStore, type Store, type StoreError } from '@pipegram/core/Store'
import { makeTestClock, settled } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { densest, makeModel, message, timed } from '../Limited.ts'

/** One Telegram and one store, with a count of the requests to it. */
const setUp = (delay?: () => readonly [number, number]) => {
  const clock = makeTestClock(1_700_000_000_000)
  const model = makeModel(clock, delay)
  const memory = makeMemoryStore({ clock })
  let requests = 0
  const counted =
    <A extends ReadonlyArray<unknown>, B>(act: (...given: A) => B) =>
    (...given: A) => {
      requests += 1
      return act(...given)
    }
  const store: Store = { get: counted(memory.get), set: counted(memory.set), remove: counted(memory.remove) }
  const join = (options: CallThrottleOptions = {}, wire: Interpreter = model.call) =>
    through(throttle({ clock, store, ...options }))(wire)
  return { clock, store, join, requests: () => requests, ...model }
}

const wave = (
  client: Interpreter,
  from: number,
  count: number,
  mark: (call: Call<unknown>) => Call<unknown>,
) => Promise.all(Array.from({ length: count }, (_, n) => client(mark(message(from + n)))()))

const plain = (call: Call<unknown>): Call<unknown> => call

/** The same store, which can be cut off. */
const severable = (store: Store) => {
  let isCut = false
  const cut = E.left<StoreError>({ _tag: 'Unavailable', reason: 'It is away.' })
  const safe =
    <A extends ReadonlyArray<unknown>, B>(act: (...given: A) => () => Promise<E.Either<StoreError, B>>) =>
    (...given: A) =>
    async () =>
      isCut ? cut : act(...given)()
  return {
    store: { get: safe(store.get), set: safe(store.set), remove: safe(store.remove) },
    set: (now: boolean) => {
      isCut = now
    },
  }
}

/** How many messages were sent between two moments of the clock. */
const between = (sent: ReadonlyArray<{ readonly at: number }>, from: number, to: number): number =>
  sent.filter(({ at }) => at >= from && at < to).length

describe('three processes', () => {
  it('with calls in bulk use 95 % of the limit, and each about a third', async () => {
    const { clock, join, requests, sent, refused } = setUp(() => [5, 5])
    const clients = [join(), join(), join()]
    const running = Promise.all(clients.map((client, i) => wave(client, 1 + i * 10_000, 600, inBulk)))
    const took = await timed(clock, running)
    expect(refused).toEqual([])
    expect(densest(sent, 1_000)).toBeLessThanOrEqual(30)
    expect(took).toBeLessThanOrEqual(60_000 / 0.95)
    for (const [i] of clients.entries()) {
      const share = sent.slice(300, 1_200).filter(({ chat }) => Math.floor(Number(chat) / 10_000) === i)
      expect(share.length).toBeGreaterThan(250)
    }
    expect(requests() / 1_800).toBeLessThan(2.5)
  })

  it('let calls of people go before calls in bulk of another process, within 0.4 s', async () => {
    const { clock, join, refused } = setUp(() => [5, 5])
    const [first, second, third] = [join(), join(), join()]
    const running = Promise.all([wave(first, 1, 900, inBulk), wave(second, 10_000, 900, inBulk)])
    await clock.advance(10_000)
    const waits: Array<number> = []
    for (let n = 0; n < 10; n++) {
      await clock.advance(2_370)
      const [begun, asked] = [clock.now(), third(message(900_000 + n))()]
      void asked.then(() => waits.push(clock.now() - begun))
      await clock.advance(1_000)
    }
    expect(waits).toHaveLength(10)
    expect(Math.max(...waits)).toBeLessThanOrEqual(400)
    await timed(clock, running)
    expect(refused).toEqual([])
  })

  it('send albums, even if each has fewer places than an album needs', async () => {
    const { clock, join, sent, refused } = setUp()
    const clients = [join(), join(), join(), join()]
    const photo = { type: 'photo', media: 'x' } as const
    const album = (chat_id: number) =>
      sendMediaGroup({ chat_id, media: Array.from({ length: 10 }, () => photo) })
    const running = Promise.all(
      clients.flatMap((client, i) => [
        wave(client, 1 + i * 10_000, 200, plain),
        ...[0, 1, 2].map((n) => client(album(500_000 + i * 10 + n))()),
      ]),
    )
    await timed(clock, running)
    expect(refused).toEqual([])
    expect(sent.filter(({ messages }) => messages === 10)).toHaveLength(12)
  })

  it('hold all calls when one of them gets a 429 without a chat', async () => {
    const { clock, join, sent, call } = setUp()
    const limited: Interpreter = (request) =>
      request.method === 'getMe'
        ? async () => E.left({ _tag: 'RateLimited', method: 'getMe', retryAfter: 5, description: '' })
        : call(request)
    const [first, second] = [join(), join({}, limited)]
    const running = wave(first, 1, 600, plain)
    await clock.advance(3_500)
    const heard = clock.now()
    await second(getMe())()
    await timed(clock, running)
    expect(between(sent, heard + 200, heard + 5_000)).toBe(0)
    expect(between(sent, heard + 5_000, heard + 6_500)).toBeGreaterThan(0)
  })

  it('share the limit of a chat, and a single call costs fewer than two requests', async () => {
    const { clock, join, requests, sent } = setUp(() => [10, 10])
    const [first, second] = [join(), join()]
    await timed(clock, Promise.all([first(message(1))(), second(message(1))()]))
    const [one, two] = sent.map(({ at }) => at)
    expect((two ?? 0) - (one ?? 0)).toBeGreaterThanOrEqual(1_000)
    await clock.advance(5_000)
    const before = requests()
    await timed(clock, wave(first, 100, 900, plain))
    expect((requests() - before) / 900).toBeLessThan(2)
  })
})

describe('a process', () => {
  it('that was killed leaves its places to others within 7 s', async () => {
    const { call, clock, store, join, sent, refused } = setUp()
    const link = severable(store)
    let isDead = false
    const silent: Interpreter = () => () => new Promise(() => undefined)
    const wire: Interpreter = (request) => (isDead ? silent(request) : call(request))
    const [doomed, other] = [join({ store: link.store, onStoreError: () => undefined }, wire), join()]
    void wave(doomed, 1, 900, inBulk)
    await clock.advance(5_000)
    isDead = true
    link.set(true)
    const begun = clock.now()
    const running = wave(other, 100_000, 300, plain)
    await clock.advance(7_000)
    expect(between(sent, begun + 7_000 - 1_000, begun + 7_000)).toBeGreaterThanOrEqual(28)
    await timed(clock, running)
    expect(refused).toEqual([])
  })

  it('that stalls for longer than its lease sends nothing by its old places, by any clock', async () => {
    const { call, clock, join, sent, refused } = setUp(() => [5, 5])
    // The stalled process has a clock that is an hour behind. Timers and answers wait for its end.
    let end: Promise<unknown> = Promise.resolve()
    const own: Clock = {
      now: () => clock.now() - 3_600_000,
      sleep: (ms, signal) => async () => {
        await clock.sleep(ms, signal)()
        await end
      },
    }
    const wire: Interpreter = (request) => async () => {
      const answer = await call(request)()
      await end
      return answer
    }
    const [stalled, other] = [join({ clock: own }, wire), join()]
    const waits = wave(stalled, 1, 400, plain)
    await clock.advance(4_000)
    const running = wave(other, 100_000, 300, plain)
    await clock.advance(1_000)
    const { promise, resolve } = Promise.withResolvers<undefined>()
    end = promise
    await clock.advance(9_000)
    expect(between(sent, clock.now() - 1_000, clock.now())).toBeGreaterThanOrEqual(28)
    resolve(undefined)
    await timed(clock, Promise.all([waits, running]))
    expect(refused).toEqual([])
    expect(sent.length).toBe(700)
  })

  it('without its store uses its part, reports that once, and later returns to the full pace', async () => {
    const { clock, store, join, sent, refused } = setUp()
    const link = severable(store)
    const heard: Array<StoreError> = []
    const client = join({ store: link.store, processes: 6, onStoreError: (error) => void heard.push(error) })
    const running = wave(client, 1, 400, plain)
    await clock.advance(2_000)
    expect(sent.length).toBeGreaterThanOrEqual(59)
    link.set(true)
    await clock.advance(6_000)
    const away = clock.now()
    await clock.advance(10_000)
    expect(between(sent, away, away + 10_000)).toBeGreaterThanOrEqual(49)
    expect(between(sent, away, away + 10_000)).toBeLessThanOrEqual(50)
    expect(heard).toEqual([{ _tag: 'Unavailable', reason: 'It is away.' }])
    link.set(false)
    await clock.advance(4_000)
    const back = clock.now()
    await clock.advance(2_000)
    expect(between(sent, back, back + 2_000)).toBeGreaterThanOrEqual(58)
    await timed(clock, running)
    expect(refused).toEqual([])
  })

  it('that comes back with all others at the end of an outage keeps the limits', async () => {
    const { clock, store, join, sent, refused } = setUp(() => [5, 5])
    const link = severable(store)
    link.set(true)
    const clients = [0, 1, 2].map(() => join({ store: link.store, onStoreError: () => undefined }))
    const running = Promise.all(clients.map((client, i) => wave(client, 1 + i * 10_000, 150, plain)))
    await clock.advance(5_300)
    expect(sent.length).toBeGreaterThan(40)
    link.set(false)
    await timed(clock, running)
    expect(refused).toEqual([])
    expect(sent).toHaveLength(450)
  })

  it('without calls asks its store for nothing', async () => {
    const { clock, join, requests } = setUp()
    const client = join()
    await timed(clock, client(message(1))())
    await clock.advance(5_000)
    const before = requests()
    expect(before).toBeLessThanOrEqual(20)
    expect(clock.sleeping()).toEqual([])
    await clock.advance(600_000)
    expect(requests()).toBe(before)
  })
})

it('processes that restart at any time keep the limits, for any seed', async () => {
  const step = fc.record({
    by: fc.nat(2),
    many: fc.integer({ min: 1, max: 25 }),
    bulk: fc.boolean(),
    after: fc.nat(2_500),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), fc.nat(2), async (steps, fresh) => {
      const { clock, join, sent, refused } = setUp(() => [3, 7])
      const clients = [join(), join(), join()]
      const running: Array<Promise<unknown>> = []
      let chat = 1
      for (const { by, many, bulk, after } of steps) {
        await clock.advance(after)
        // The process restarts, and does not know what it has sent.
        if (after % 5 === 0) clients[fresh] = join()
        const client = clients[by]
        if (client === undefined) throw new Error()
        running.push(wave(client, chat, many, bulk ? inBulk : plain))
        chat += many
      }
      await timed(clock, Promise.all(running))
      await settled()
      expect(refused).toEqual([])
      expect(densest(sent, 1_000)).toBeLessThanOrEqual(30)
      expect(sent).toHaveLength(chat - 1)
    }),
    { numRuns: 40 },
  )
})
