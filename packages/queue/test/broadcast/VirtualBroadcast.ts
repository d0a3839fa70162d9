// A broadcast whose process is killed again and again, on a clock that the test moves: hours pass in seconds.
// A server of our own counts: no second may have more messages than Telegram allows.

import { throttle, through } from '@pipegram/client/Outgoing'
import type { Interpreter } from '@pipegram/core/Call'
import { sendMessage } from '@pipegram/core/Calls'
import type { Clock, Millis } from '@pipegram/core/Clock'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import { broadcast } from '@pipegram/queue/Broadcast'
import { makeTestClock } from '@pipegram/testing/TestClock'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

// model

export interface VirtualKills {
  readonly people: number
  readonly kills: number
  /** How long a call takes at most, and half of it at the mean, in milliseconds. */
  readonly latency: Millis
  readonly inFlight: number
}

export interface VirtualTally {
  readonly kills: number
  readonly leftOut: number
  /** Messages beyond the first of a chat, and the most of one chat. */
  readonly repeats: number
  readonly mostOfOne: number
  /** The most messages in any second. */
  readonly densest: number
  /** On the clock of the broadcast. */
  readonly seconds: number
}

// The limit on all chats. https://core.telegram.org/bots/faq#broadcasting-to-users
const limit = 30

const step: Millis = 1_000

// constructors

/** Runs a broadcast to its end. */
export const virtualBroadcast = async (plan: VirtualKills): Promise<VirtualTally> => {
  const { people, kills, inFlight } = plan
  const clock = makeTestClock(1_000_000)
  const store = makeMemoryStore({ clock })
  const server = makeCountingServer(clock, plan.latency)
  const begin = (): VirtualProcess => {
    const alive = mortal()
    const call = through(throttle({ clock }))(alive.calls(server.call))
    const running = broadcast({
      id: 'news',
      store: alive.store(store),
      to: function* () {
        for (let i = 0; i < people; i++) yield { id: i + 1 }
      },
      message: ({ id }) => sendMessage({ chat_id: id, text: 'News' }),
      ...{ clock, inFlight, random: () => 0.5, report: () => () => undefined },
    }).start(call)()
    return { kill: alive.kill, done: running.done() }
  }
  const began = clock.now()
  const over = new AbortController()
  const isOver = (): boolean => over.signal.aborted
  const watched = (process: VirtualProcess): VirtualProcess => {
    void process.done.then((end) => {
      if (E.isLeft(end)) throw new Error(end.left.reason)
      over.abort()
    })
    return process
  }
  let process = watched(begin())
  let struck = 0
  while (!isOver()) {
    await clock.advance(step)
    // The kills are spread over all recipients.
    if (struck === kills || server.messages() < (people * (struck + 1)) / (kills + 1)) continue
    process.kill()
    struck += 1
    process = watched(begin())
  }
  const { each, times } = server.counted()
  return {
    kills: struck,
    leftOut: people - each.size,
    repeats: times.length - each.size,
    mostOfOne: [...each.values()].reduce((most, count) => Math.max(most, count), 0),
    densest: densestSecond(times),
    seconds: ((times.at(-1) ?? began) - began) / 1_000,
  }
}

/** The most of the sorted times that are within any one second. */
export const densestSecond = (times: ReadonlyArray<Millis>): number => {
  let [first, most] = [0, 0]
  for (const [last, at] of times.entries()) {
    while ((times[first] ?? at) <= at - 1_000) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

// private

interface VirtualProcess {
  readonly kill: () => void
  readonly done: ReturnType<ReturnType<ReturnType<ReturnType<typeof broadcast>['start']>>['done']>
}

// A message counts at some time between the start and the end of its call. What was on its way when its
// process was killed arrives, too.
const makeCountingServer = (clock: Clock, latency: Millis) => {
  const each = new Map<unknown, number>()
  const times: Array<Millis> = []
  let seed = 7
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return (seed >> 8) / 0x7fffff
  }
  const call: Interpreter =
    ({ method, params, result }) =>
    async () => {
      const length = random() * latency
      const until = random() * length
      await clock.sleep(until)()
      const now = clock.now()
      const chat: unknown = Reflect.get(params, 'chat_id')
      const isTooMany = (times.at(-limit) ?? -Infinity) > now - 1_000
      times.push(now)
      each.set(chat, (each.get(chat) ?? 0) + 1)
      await clock.sleep(length - until)()
      if (isTooMany)
        return E.left({ _tag: 'RateLimited', method, retryAfter: 5, description: 'Too Many Requests' })
      const message = {
        message_id: times.length,
        date: 1,
        chat: { id: chat, type: 'private', first_name: 'A' },
      }
      const sent = result.decode(message)
      return E.isRight(sent) ? sent : E.left({ _tag: 'Aborted', method })
    }
  return { call, counted: () => ({ each, times }), messages: () => times.length }
}

// The network of one process: after a kill, nothing answers, and nothing is sent.
const mortal = () => {
  let hasEnded = false
  const isDead = (): boolean => hasEnded
  const living =
    <F, A>(operation: TaskEither<F, A>): TaskEither<F, A> =>
    async () => {
      if (isDead()) return never
      const result = await operation()
      return isDead() ? never : result
    }
  return {
    kill: () => {
      hasEnded = true
    },
    calls:
      (call: Interpreter): Interpreter =>
      (asked) =>
        living(call(asked)),
    store: (store: Store): Store => ({
      get: (key) => living(store.get(key)),
      set: (...given) => living(store.set(...given)),
      remove: (...given) => living(store.remove(...given)),
    }),
  }
}

const never = new Promise<never>(() => undefined)
