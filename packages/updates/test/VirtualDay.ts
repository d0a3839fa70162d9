// A time full of faults on a clock that the test moves: polls fail in every way, some never end; handlers
// throw and hang; updates do not decode. The client is the real one, over a `fetch`. Says what became of each
// update, and whether health was ever wrong.

import { makeClient } from '@pipegram/client/Client'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import * as Token from '@pipegram/core/Token'
import type { Update } from '@pipegram/core/Types'
import { settled, type TestClock, makeTestClock } from '@pipegram/testing/TestClock'
import type { DeadLetter } from '@pipegram/updates/DeadLetter'
import { poll } from '@pipegram/updates/Polling'
import * as E from 'fp-ts/lib/Either.js'
import { faultsOfDay, faulty, type DayFault } from './FaultyDay.ts'
import { answerTo, token } from './Server.ts'
import { makeTelegram, me, said } from './Telegram.ts'

// model

/** The result. */
export interface VirtualTime {
  readonly sent: number
  /** Updates that were neither handled nor became dead letters, though they should have, by id. */
  readonly missing: ReadonlyArray<number>
  /** Updates that were handled or delivered more than once, or in another way than they should have. */
  readonly wrong: ReadonlyArray<number>
  /** How many updates Telegram still keeps. */
  readonly left: number
  readonly state: string
  /** When health said `running`, although the oldest update had waited for more than a minute. */
  readonly lies: ReadonlyArray<number>
  /** How many calls met a fault. */
  readonly faults: number
  /** The kinds of faults that calls met. */
  readonly kinds: ReadonlyArray<string>
}

const step = 5_000
const updateInterval = 40_000
const faultInterval = 420_000

// The fate of an update, by its id.
const fateOf = (id: number): 'handled' | DeadLetter['_tag'] =>
  id % 23 === 5 ? 'Undecodable' : id % 50 === 7 ? 'TimedOut' : id % 11 === 3 ? 'Thrown' : 'handled'

// constructors

/** Lets some hours pass, with faults every 7 minutes and an update every 40 seconds. */
export const live = async (hours: number): Promise<VirtualTime> => {
  const clock = makeTestClock()
  const telegram = makeTelegram()
  const network = makeNetwork(clock, telegram)
  const came = new Map<number, number>()
  const fates = new Map<number, ReadonlyArray<string>>()
  const lies: Array<number> = []
  const end = (id: number, fate: string): void => void fates.set(id, [...(fates.get(id) ?? []), fate])
  let hooks = 0
  const running = poll({
    ...{ me, clock, random: () => 0.5, report: () => () => undefined },
    withSignal: network.withSignal,
    call: network.withSignal(new AbortController().signal),
    bot:
      ({ update: { update_id: id } }) =>
      async () => {
        came.delete(id)
        const fate = fateOf(id)
        if (fate === 'TimedOut') await new Promise(() => undefined)
        if (fate === 'Thrown') throw new TypeError('a bug')
        end(id, 'handled')
        return E.right('handled')
      },
    onDeadLetter: (letter) => async () => {
      hooks += 1
      if (hooks % 10 === 4) throw new Error('The hook fails, too.')
      const id = idOf(letter.update)
      came.delete(id)
      end(id, letter._tag)
    },
  })()
  let sent = 0
  for (let now = 0; now < hours * 3_600_000; now += step) {
    if (now % updateInterval === 0) {
      sent += 1
      came.set(sent, now)
      telegram.push(updateOf(sent))
    }
    if (now % faultInterval === 200_000) network.fail()
    await network.advance(step)
    const [oldest = Infinity] = came.values()
    if (running.health().state === 'running' && clock.now() - oldest > 60_000 + 2 * step)
      lies.push(clock.now())
  }
  await network.advance(900_000)
  const { state } = running.health()
  await stop(running.stop, network)
  const ids = Array.from({ length: sent }, (_, i) => i + 1)
  return {
    sent,
    missing: ids.filter((id) => !fates.has(id)),
    wrong: [...fates].flatMap(([id, found]) => (found.join() === fateOf(id) ? [] : [id])),
    left: telegram.queue().length,
    state,
    lies,
    ...network.met(),
  }
}

// private

const stop = async (end: () => Promise<void>, network: Network): Promise<void> => {
  const over = { isOver: false }
  const ended = end().then(() => (over.isOver = true))
  while (!over.isOver) await network.advance(step)
  await ended
}

const updateOf = (id: number): unknown =>
  fateOf(id) === 'Undecodable' ? { update_id: id, message: 5 } : (said(id, id % 17) satisfies Update)

const idOf = (update: unknown): number => {
  const id: unknown = typeof update === 'object' && update !== null ? Reflect.get(update, 'update_id') : 0
  return typeof id === 'number' ? id : 0
}

interface Network {
  readonly withSignal: (signal: AbortSignal) => Interpreter
  /** The next faults of the day begin. */
  readonly fail: () => void
  /** Moves the clock forward. It stands still while the client works on a call. */
  readonly advance: (ms: number) => Promise<void>
  readonly met: () => Pick<VirtualTime, 'faults' | 'kinds'>
}

// Calls of a real client. What it measures by its own clock, the virtual one measures here: a poll ends after
// 30 s without updates, and a client gives up after a minute.
const makeNetwork = (clock: TestClock, telegram: ReturnType<typeof makeTelegram>): Network => {
  const parsed = Token.fromString(token)
  if (E.isLeft(parsed)) throw new Error(parsed.left)
  const waiting: Array<DayFault> = []
  const kinds = new Set<string>()
  let [faults, next, working] = [0, 0, 0]
  const answer = async (url: string, body: string): Promise<string> => {
    const over = new AbortController()
    const slept = clock
      .sleep(30_000, over.signal)()
      .then(() => over.abort('over'))
    const found = await answerTo(telegram, new URL(url).pathname, body, over.signal)
    const isIdle = over.signal.aborted
    over.abort('answered')
    await slept
    return JSON.stringify(isIdle ? { ok: true, result: [] } : found)
  }
  const client = makeClient({
    token: parsed.right,
    fetch: async (url, { body, signal }) => {
      working -= 1
      const isPoll = url.endsWith('/getUpdates')
      const fault = isPoll ? waiting.shift() : undefined
      if (fault !== undefined) {
        faults += 1
        kinds.add(fault._tag)
      }
      try {
        return await faulty(fault, {
          answer: () => answer(url, String(body)),
          sleep: (ms) => clock.sleep(ms)(),
          gone: () =>
            new Promise((_, reject) =>
              signal?.addEventListener('abort', () => reject(new DOMException('over', 'AbortError'))),
            ),
        })
      } finally {
        working += 1
      }
    },
  })
  const withSignal =
    (signal: AbortSignal): Interpreter =>
    <A>(call: Call<A>) =>
    async (): Promise<E.Either<ApiError, A>> => {
      working += 1
      const limit = new AbortController()
      const over = new AbortController()
      void clock
        .sleep(60_000, over.signal)()
        .then(() => limit.abort('late'))
      const result = await client.with({ signal: AbortSignal.any([signal, limit.signal]), timeout: '1d' })(
        call,
      )()
      working -= 1
      const isLate = limit.signal.aborted
      over.abort('answered')
      return isLate && E.isLeft(result)
        ? E.left({ _tag: 'Timeout', method: call.method, after: 60_000 })
        : result
    }
  return {
    withSignal,
    fail: () => {
      waiting.push(...(faultsOfDay[next % faultsOfDay.length] ?? []))
      next += 1
    },
    advance: async (ms) => {
      for (let left = ms; left > 0; left -= 1_000) {
        await clock.advance(Math.min(left, 1_000))
        do await settled()
        while (working > 0)
      }
    },
    met: () => ({ faults, kinds: [...kinds].sort() }),
  }
}
