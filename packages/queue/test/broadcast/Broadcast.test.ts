// A broadcast: everyone gets the message once, whatever happens to the process, the store or the network.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { sendMessage } from '@pipegram/core/Calls'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import { broadcast, type BroadcastOptions, type Recipient } from '@pipegram/queue/Broadcast'
import { broadcastControl } from '@pipegram/queue/BroadcastControl'
import { showProgress, timeLeft } from '@pipegram/queue/BroadcastProgress'
import { printProgress } from '@pipegram/queue/BroadcastTerminal'
import { Answer, makeRecorder, makeTestClock, type TestClock } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const people = (count: number): ReadonlyArray<Recipient> =>
  Array.from({ length: count }, (_, i) => ({ id: i + 1 }))

const success = makeRecorder(Answer.success()).call

// A network that fails as it is told, and counts what arrives.
const makeNetwork = (fault: (chat: number, times: number) => ApiError | undefined = () => undefined) => {
  const arrived: Array<number> = []
  const asked = new Map<number, number>()
  const call: Interpreter =
    <A>(request: Call<A>) =>
    async () => {
      const { chat_id }: { readonly chat_id?: unknown } = request.params
      if (typeof chat_id !== 'number') return success(request)()
      const times = (asked.get(chat_id) ?? 0) + 1
      asked.set(chat_id, times)
      const error = fault(chat_id, times)
      if (error !== undefined) return E.left(error)
      arrived.push(chat_id)
      return success(request)()
    }
  return { arrived, call }
}

const setUp = (options: Partial<BroadcastOptions<Recipient>> = {}, store: Store = makeMemoryStore()) => {
  const clock = makeTestClock()
  const lines: Array<string> = []
  const news = broadcast({
    id: 'news',
    store,
    to: () => people(5),
    message: ({ id }) => sendMessage({ chat_id: id, text: 'News' }),
    report: (line) => () => void lines.push(line),
    random: () => 0,
    ...options,
    clock,
  })
  return { clock, lines, news, store }
}

const ended = async <A>(clock: TestClock, running: Promise<A>): Promise<A> => {
  const over = new AbortController()
  void running.finally(() => over.abort())
  while (!over.signal.aborted) await clock.advance(500)
  return running
}

const rejected = (description: string, reason: 'Other' | 'ChatNotFound' = 'Other', code = 400): ApiError => ({
  _tag: 'Rejected',
  method: 'sendMessage',
  code,
  reason,
  description,
})

const blocked: ApiError = {
  _tag: 'BotBlocked',
  method: 'sendMessage',
  description: 'Forbidden: bot was blocked by the user',
}

describe('a broadcast', () => {
  it('sends to everyone once, and a second start sends nothing', async () => {
    const { clock, news } = setUp({ to: () => people(100), total: 100 })
    const { arrived, call } = makeNetwork()
    const first = await ended(clock, news.start(call)().done())
    expect(first).toMatchObject({ right: { state: 'done', sent: 100, gone: 0, total: 100 } })
    const second = await ended(clock, news.start(call)().done())
    expect(second).toMatchObject({ right: { state: 'done', sent: 100 } })
    expect(arrived.toSorted((a, b) => a - b)).toEqual(people(100).map(({ id }) => id))
  })

  it('marks its calls, so that all others go first', async () => {
    const { clock, news } = setUp()
    const { call, calls } = makeRecorder(Answer.success())
    await ended(clock, news.start(call)().done())
    expect(calls().map(({ bulk }) => bulk)).toEqual([true, true, true, true, true])
  })

  it('goes on after a stop with the recipients who are left', async () => {
    const { clock, news, store } = setUp({ to: () => people(50), inFlight: 1 })
    const slow = makeNetwork()
    const call: Interpreter = (request) => async () => {
      await clock.sleep(100)()
      return slow.call(request)()
    }
    const running = news.start(call)()
    await clock.advance(2_000)
    await ended(clock, running.stop())
    const half = slow.arrived.length
    expect(half).toBeGreaterThan(5)
    expect(half).toBeLessThan(50)
    expect(await running.done()).toMatchObject({ right: { state: 'stopped', sent: half } })
    expect(await broadcastControl(store, 'news').progress()).toMatchObject({ right: { state: 'stopped' } })
    expect(await ended(clock, news.start(call)().done())).toMatchObject({
      right: { state: 'done', sent: 50 },
    })
    expect(slow.arrived).toHaveLength(50)
  })

  it('counts the recipients who are gone, and reports each', async () => {
    const told: Array<number> = []
    const { clock, news } = setUp({
      onGone:
        ({ id }) =>
        async () =>
          void told.push(id),
    })
    const { arrived, call } = makeNetwork((chat) =>
      chat === 2 ? blocked : chat === 4 ? rejected('Bad Request: chat not found', 'ChatNotFound') : undefined,
    )
    expect(await ended(clock, news.start(call)().done())).toMatchObject({
      right: { state: 'done', sent: 3, gone: 2, refused: 0 },
    })
    expect(told.toSorted()).toEqual([2, 4])
    expect(arrived).toHaveLength(3)
  })

  it('ends if the first messages are all refused, and nobody counts as served', async () => {
    const { clock, news } = setUp({ to: () => people(100) })
    let isMended = false
    const { arrived, call } = makeNetwork(() =>
      isMended ? undefined : rejected("Bad Request: can't parse entities"),
    )
    const end = await ended(clock, news.start(call)().done())
    expect(end).toMatchObject({ left: { _tag: 'Refused' } })
    expect(E.isLeft(end) && end.left.reason).toMatch(
      /refused the first messages of "news", 10 of them\. Correct the message/,
    )
    isMended = true
    expect(await ended(clock, news.start(call)().done())).toMatchObject({
      right: { state: 'done', sent: 100 },
    })
    expect(arrived).toHaveLength(100)
  })

  it('counts a single refusal, and goes on', async () => {
    const { clock, news } = setUp()
    const { call } = makeNetwork((chat) => (chat === 3 ? rejected('Bad Request: TOPIC_CLOSED') : undefined))
    expect(await ended(clock, news.start(call)().done())).toMatchObject({
      right: { state: 'done', sent: 4, refused: 1 },
    })
  })

  it('waits as long as a 429 asks, and while there is no connection', async () => {
    const { clock, news } = setUp({ inFlight: 1 })
    const { arrived, call } = makeNetwork((chat, times) =>
      chat === 1 && times === 1
        ? { _tag: 'RateLimited', method: 'sendMessage', retryAfter: 20, description: 'Too Many Requests' }
        : chat === 2 && times < 6
          ? { _tag: 'Unreachable', method: 'sendMessage', reason: 'ECONNREFUSED', unsent: true }
          : undefined,
    )
    const running = news.start(call)()
    await clock.advance(19_000)
    expect(arrived).toEqual([])
    expect(await ended(clock, running.done())).toMatchObject({ right: { sent: 5 } })
    expect(arrived).toEqual([1, 2, 3, 4, 5])
  })

  it('waits longer after each failure, up to a limit', async () => {
    const tried: Array<number> = []
    const { clock, news } = setUp({ to: () => people(1), random: () => 0.5 })
    const { call } = makeNetwork((_, times) => {
      tried.push(clock.now())
      return times < 12
        ? { _tag: 'Unreachable', method: 'sendMessage', reason: 'ECONNREFUSED', unsent: true }
        : undefined
    })
    expect(await ended(clock, news.start(call)().done())).toMatchObject({ right: { sent: 1 } })
    const waits = tried.slice(1).map((time, i) => time - (tried[i] ?? 0))
    expect(waits).toHaveLength(11)
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits)
    expect((waits[3] ?? 0) / (waits[0] ?? 0)).toBe(8)
    expect(waits[10]).toBe(waits[9])
  })

  it('repeats a message whose answer was lost at most twice, or leaves it out', async () => {
    const lost: ApiError = { _tag: 'Timeout', method: 'sendMessage', after: 30_000 }
    for (const [unsure, asked] of [
      ['repeat', 3],
      ['skip', 1],
    ] as const) {
      const { clock, news } = setUp({ unsure })
      let times = 0
      const { call } = makeNetwork((chat) => (chat === 3 ? ((times += 1), lost) : undefined))
      expect(await ended(clock, news.start(call)().done())).toMatchObject({
        right: { state: 'done', sent: 4, unsure: 1 },
      })
      expect(times).toBe(asked)
    }
  })

  it('uses up no tries during an outage of Telegram', async () => {
    const { clock, news } = setUp()
    const { arrived, call } = makeNetwork()
    const away = rejected('Bad Gateway', 'Other', 502)
    const outage = clock.now() + 600_000
    const during: Interpreter = (request) => async () =>
      clock.now() < outage ? E.left(away) : call(request)()
    expect(await ended(clock, news.start(during)().done())).toMatchObject({
      right: { state: 'done', sent: 5 },
    })
    expect(arrived).toHaveLength(5)
  })

  it('follows a group that became a supergroup', async () => {
    const { clock, news } = setUp({ to: () => [{ id: -5 }] })
    const { arrived, call } = makeNetwork((chat) =>
      chat === -5
        ? { _tag: 'ChatMigrated', method: 'sendMessage', to: -1_005, description: 'upgraded' }
        : undefined,
    )
    expect(await ended(clock, news.start(call)().done())).toMatchObject({ right: { sent: 1 } })
    expect(arrived).toEqual([-1_005])
  })

  it('ends with a sentence if the token, the recipients or the message are wrong', async () => {
    const wrong: ReadonlyArray<
      readonly [Partial<BroadcastOptions<Recipient>>, ApiError | undefined, RegExp]
    > = [
      [{}, { _tag: 'Unauthorized', method: 'sendMessage', description: 'Unauthorized' }, /token/],
      [
        {
          to: function* () {
            yield { id: 1 }
            throw new Error('the list is away')
          },
        },
        undefined,
        /recipients of "news" cannot be read: the list is away/,
      ],
      [
        {
          message: () => {
            throw new Error('no text')
          },
        },
        undefined,
        /"message" of the broadcast "news" threw: no text/,
      ],
    ]
    for (const [options, error, sentence] of wrong) {
      const { clock, news } = setUp(options)
      const end = await ended(
        clock,
        news
          .start(makeNetwork(() => error).call)()
          .done(),
      )
      expect(E.isLeft(end) && end.left.reason).toMatch(sentence)
    }
  })

  it('waits for its store, says so once, and loses nobody', async () => {
    const memory = makeMemoryStore()
    let isAway = false
    const away = async () => E.left({ _tag: 'Unavailable', reason: 'The store is away.' } as const)
    const store: Store = {
      get: (key) => (isAway ? away : memory.get(key)),
      set: (key, ...rest) => (isAway ? away : memory.set(key, ...rest)),
      remove: (key, version) => (isAway ? away : memory.remove(key, version)),
    }
    const { clock, lines, news } = setUp({ to: () => people(40), inFlight: 1 }, store)
    const { arrived, call } = makeNetwork()
    const slow: Interpreter = (request) => async () => {
      await clock.sleep(100)()
      return call(request)()
    }
    const running = news.start(slow)()
    await clock.advance(1_000)
    isAway = true
    await clock.advance(60_000)
    expect(lines.filter((line) => line.includes('The store is away.'))).toHaveLength(1)
    isAway = false
    expect(await ended(clock, running.done())).toMatchObject({ right: { state: 'done', sent: 40 } })
    expect(new Set(arrived).size).toBe(40)
    expect(arrived).toHaveLength(40)
  })
})

describe('the control of a broadcast', () => {
  const begin = () => {
    const { clock, news, store } = setUp({ to: () => people(100), inFlight: 1 })
    const { arrived, call } = makeNetwork()
    const slow: Interpreter = (request) => async () => {
      await clock.sleep(100)()
      return call(request)()
    }
    return { arrived, clock, control: broadcastControl(store, 'news'), news, slow }
  }

  it('pauses a broadcast, also after a restart, and resumes it', async () => {
    const { arrived, clock, control, news, slow } = begin()
    const running = news.start(slow)()
    await clock.advance(2_000)
    await control.pause()
    await clock.advance(2_000)
    const before = arrived.length
    await clock.advance(20_000)
    expect(arrived).toHaveLength(before)
    expect(running.progress().state).toBe('paused')
    await ended(clock, running.stop())
    const next = news.start(slow)()
    await clock.advance(5_000)
    expect(next.progress().state).toBe('paused')
    expect(await control.progress()).toMatchObject({ right: { state: 'paused' } })
    await control.resume()
    expect(await ended(clock, next.done())).toMatchObject({ right: { state: 'done', sent: 100 } })
    expect(arrived).toHaveLength(100)
  })

  it('cancels a broadcast for good', async () => {
    const { arrived, clock, control, news, slow } = begin()
    const running = news.start(slow)()
    await clock.advance(2_000)
    await control.cancel()
    expect(await ended(clock, running.done())).toMatchObject({ right: { state: 'cancelled' } })
    const before = arrived.length
    await control.resume()
    expect(await ended(clock, news.start(slow)().done())).toMatchObject({ right: { state: 'cancelled' } })
    expect(arrived).toHaveLength(before)
  })

  it('knows nothing of a broadcast that never began', async () => {
    const control = broadcastControl(makeMemoryStore(), 'news')
    expect(await control.progress()).toEqual(E.right(undefined))
    await control.cancel()
    expect(await control.progress()).toEqual(E.right(undefined))
  })

  it('two processes: one sends, the other stands by and takes over', async () => {
    const { arrived, clock, news, slow } = begin()
    const first = news.start(slow)()
    await clock.advance(1_000)
    const second = news.start(slow)()
    await clock.advance(2_000)
    expect(second.progress().state).toBe('standby')
    await ended(clock, first.stop())
    expect(await ended(clock, second.done())).toMatchObject({ right: { state: 'done', sent: 100 } })
    expect(arrived).toHaveLength(100)
  })
})

describe('the forecast and the progress', () => {
  it('forecasts the recipients who are left, the time and the price', async () => {
    const { clock, news } = setUp({ to: () => people(60) })
    expect(await news.forecast()).toEqual(E.right({ recipients: 60, seconds: 2, stars: 0 }))
    await ended(clock, news.start(makeNetwork().call)().done())
    expect(await news.forecast()).toEqual(E.right({ recipients: 0, seconds: 0, stars: 0 }))
    const paid = setUp({
      to: () => people(2_000),
      message: ({ id }) => sendMessage({ chat_id: id, text: 'News', allow_paid_broadcast: true }),
    }).news
    expect(await paid.forecast()).toEqual(E.right({ recipients: 2_000, seconds: 2, stars: 200 }))
  })

  it('shows the progress as a line for a terminal', () => {
    const counts = { sent: 29_000, gone: 1_000, refused: 0, unsure: 0 }
    expect(showProgress({ ...counts, state: 'running', total: 1_000_000, rate: 29.5 })).toBe(
      '[#-------------------] 3 %  30,000 of 1,000,000  29.5/s  9.2 h left  1,000 gone',
    )
    expect(showProgress({ ...counts, state: 'paused', rate: 0 })).toBe('30,000  paused  1,000 gone')
    expect(timeLeft({ ...counts, state: 'running', rate: 10 })).toBe(undefined)
  })

  it('prints a running broadcast: over the same line in a terminal, now and then in a log', async () => {
    for (const isTTY of [true, false]) {
      const { clock, news } = setUp({ to: () => people(100), total: 100, inFlight: 1 })
      const { call } = makeNetwork()
      const written: Array<string> = []
      const slow: Interpreter = (request) => async () => {
        await clock.sleep(100)()
        return call(request)()
      }
      const output = { isTTY, write: (text: string) => written.push(text) }
      const end = await ended(clock, printProgress(news.start(slow)(), { output, clock })())
      expect(end).toMatchObject({ right: { state: 'done' } })
      expect(written.length).toBe(isTTY ? 12 : 2)
      expect(written.at(-1)).toBe(
        `${isTTY ? '\r\u001B[K' : ''}[####################] 100 %  100 of 100  done\n`,
      )
    }
  })

  it('refuses options that make no sense', () => {
    const options = {
      store: makeMemoryStore(),
      to: () => [],
      message: () => sendMessage({ chat_id: 1, text: '' }),
    }
    expect(() => broadcast({ ...options, id: '' })).toThrow('The id of a broadcast has 0 characters')
    expect(() => broadcast({ ...options, id: 'a', inFlight: 0 })).toThrow('inFlight is 0')
    expect(() => broadcast({ ...options, id: 'a', ttl: '0s' })).toThrow(RangeError)
  })
})
