// A time full of faults of webhooks, on a clock that the test moves: a Telegram in this process posts
// updates over real HTTP to a bot that `startWebhook` runs. Says what became of each update, and whether
// health was ever wrong.

import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { CallMiddleware } from '@pipegram/client'
import type { Bot } from '@pipegram/compose/Handler'
import type { ApiError } from '@pipegram/core/ApiError'
import { settled, makeTestClock, type TestClock } from '@pipegram/testing/TestClock'
import type { DeadLetter } from '@pipegram/updates/DeadLetter'
import { startWebhook } from '@pipegram/updates/WebhookServer'
import * as E from 'fp-ts/lib/Either.js'
import { me, said } from '../Telegram.ts'
import { genuine, secret } from './World.ts'

// model

/** The result. */
export interface WebhookTime {
  readonly sent: number
  /** Updates that were neither handled nor became dead letters, though they should have, by id. */
  readonly missing: ReadonlyArray<number>
  /** Updates that ended more than once, or in another way than they should have. */
  readonly wrong: ReadonlyArray<number>
  /** How many updates Telegram still keeps. */
  readonly left: number
  readonly state: string
  /** When health said `running`, although updates had waited and none had come for more than a minute. */
  readonly lies: ReadonlyArray<number>
  /** How many faults there were of each kind. */
  readonly faults: Readonly<Record<DayFault, number>>
}

/** A fault of the webhook, or of the calls that check it. */
export type DayFault = (typeof dayFaults)[number]

/** The faults, in order. */
export const dayFaults = [
  'refused',
  'slow',
  'halfRequest',
  'halfAnswer',
  'badGateway',
  'repeated',
  'swapped',
  'certificate',
  'deleted',
  'taken',
  'stranger',
  'infoFails',
  'infoSilent',
] as const

const step = 5_000
const updateInterval = 40_000
const faultInterval = 420_000
const faultTime = 150_000

const fateOf = (id: number): 'handled' | DeadLetter['_tag'] =>
  id % 23 === 5 ? 'Undecodable' : id % 50 === 7 ? 'TimedOut' : id % 11 === 3 ? 'Thrown' : 'handled'

// constructors

/** Lets some hours pass, with a fault every 7 minutes and an update every 40 seconds. */
export const liveByWebhook = async (hours: number): Promise<WebhookTime> => {
  const clock = makeTestClock(Date.UTC(2026, 0, 1))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/hook`
  const telegram = makeTelegram(clock, url)
  const fates = new Map<number, ReadonlyArray<string>>()
  const end = (id: number, fate: string): void => void fates.set(id, [...(fates.get(id) ?? []), fate])
  let hooks = 0
  const bot: Bot =
    ({ update: { update_id: id } }) =>
    async () => {
      telegram.arrived(id)
      const fate = fateOf(id)
      if (fate === 'TimedOut') {
        telegram.released(id)
        await new Promise(() => undefined)
      }
      if (fate === 'Thrown') throw new TypeError('a bug')
      end(id, 'handled')
      return E.right('handled')
    }
  const started = await startWebhook(bot, {
    ...{ url, port, host: '127.0.0.1', secret, clock, token: '1000000:test-token-of-a-webhook-of-a-day-xy' },
    ...{ random: () => 0.5, report: () => () => undefined, allowedUpdates: ['message'] },
    middlewares: [telegram.answers],
    onDeadLetter: (letter) => async () => {
      const id = idOf(letter.update)
      telegram.arrived(id)
      hooks += 1
      if (hooks % 10 === 4) {
        telegram.released(id)
        throw new Error('The hook fails, too.')
      }
      end(id, letter._tag)
    },
  })()
  if (E.isLeft(started)) throw new Error(JSON.stringify(started.left))
  const running = started.right
  const lies: Array<number> = []
  const begun = clock.now()
  let sent = 0
  let faults = 0
  for (let now = 0; now < hours * 3_600_000; now += step) {
    if (now % updateInterval === 0) telegram.push((sent += 1))
    if (now % faultInterval === 200_000) telegram.fail(dayFaults[faults++ % dayFaults.length] ?? 'refused')
    await telegram.advance(step)
    if (running.health().state === 'running' && telegram.deafFor() > 60_000 + 2 * step)
      lies.push(clock.now() - begun)
  }
  await telegram.advance(1_800_000)
  const { state } = running.health()
  const ids = Array.from({ length: sent }, (_, i) => i + 1)
  const found = {
    sent,
    missing: ids.filter((id) => !fates.has(id)),
    wrong: [...fates].flatMap(([id, all]) => (all.join() === fateOf(id) ? [] : [id])),
    left: telegram.left(),
    state,
    lies,
    faults: telegram.met(),
  }
  const stopped = { isStopped: false }
  const ended = running.stop().then(() => (stopped.isStopped = true))
  while (!stopped.isStopped) await telegram.advance(step)
  await ended
  return found
}

// private

// `Host.ts` has the same, for tests only.
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

const idOf = (update: unknown): number => {
  const id: unknown = typeof update === 'object' && update !== null ? Reflect.get(update, 'update_id') : 0
  return typeof id === 'number' ? id : 0
}

const bodyOf = (id: number): string =>
  JSON.stringify(fateOf(id) === 'Undecodable' ? { update_id: id, message: 5 } : said(id, laneOf(id)))

const laneOf = (id: number): number => (id % 17) + 1

// The wait before an update is posted again, as in the emulator.
const waitAfter = (tries: number): number => (tries === 1 ? 0 : Math.min(2 ** (tries - 1), 90) * 1_000)

const makeTelegram = (clock: TestClock, url: string) => {
  const lanes = new Map<number, ReadonlyArray<number>>()
  // When each update arrived that the bot has not seen, and when the bot last saw one.
  const waiting = new Map<number, number>()
  const releases = new Map<number, PromiseWithResolvers<void>>()
  const met = { ...zero }
  const held: Array<number> = []
  let [seenAt, busy] = [clock.now(), 0]
  let webhook = { url: '', last_error_message: '', last_error_date: 0 }
  let fault: DayFault | undefined

  const release = (id: number): PromiseWithResolvers<void> => {
    const found = releases.get(id) ?? Promise.withResolvers<void>()
    releases.set(id, found)
    return found
  }

  // No time passes while a post runs, unless only time can end it.
  const asleep = async <A>(waits: Promise<A>): Promise<A> => {
    busy -= 1
    const result = await waits
    busy += 1
    return result
  }

  const post = async (id: number, via: Way): Promise<string | undefined> => {
    busy += 1
    let isCounted = true
    const uncount = (): void => {
      if (isCounted) busy -= 1
      isCounted = false
    }
    if (via.waits === undefined) void release(id).promise.then(uncount)
    try {
      return await httpPost(url, bodyOf(id), { ...via, sleep: (ms) => asleep(clock.sleep(ms)()) })
    } finally {
      uncount()
    }
  }

  // What Telegram sees of a post: success, or the words of its error.
  const deliver = async (id: number): Promise<string | undefined> => {
    if (fault !== undefined) met[fault] += 1
    switch (fault) {
      case 'refused':
        return 'Connection refused'
      case 'certificate':
        return 'SSL error {error:0A000086:SSL routines::certificate verify failed}'
      case 'badGateway':
        return 'Wrong response from the webhook: 502 Bad Gateway'
      case 'slow':
        return post(id, { waits: 20_000 })
      case 'halfRequest':
        return post(id, { cut: 'request' })
      case 'halfAnswer':
        return post(id, { cut: 'answer' })
      case 'repeated': {
        const answers = await Promise.all([post(id, {}), post(id, {}), post(id, {})])
        // An old update, once more.
        await post(Math.max(1, id - 20), {})
        return answers[0]
      }
      case 'stranger':
        await post(id, { secret: 'a guess' })
        return post(id, {})
      case 'swapped':
      case 'deleted':
      case 'taken':
      case 'infoFails':
      case 'infoSilent':
      case undefined:
        return post(id, {})
    }
  }

  const drain = async (lane: number, tries = 0): Promise<void> => {
    const [id] = lanes.get(lane) ?? []
    if (id === undefined) return
    if (webhook.url !== url) {
      await clock.sleep(1_000)()
      return drain(lane, tries)
    }
    const words = await deliver(id)
    if (words === undefined) {
      lanes.set(lane, (lanes.get(lane) ?? []).slice(1))
      return drain(lane)
    }
    webhook = { ...webhook, last_error_message: words, last_error_date: Math.floor(clock.now() / 1_000) }
    await clock.sleep(waitAfter(tries + 1))()
    return drain(lane, tries + 1)
  }

  const enqueue = (id: number): void => {
    const ids = lanes.get(laneOf(id)) ?? []
    lanes.set(laneOf(id), [...ids, id])
    if (ids.length === 0) void drain(laneOf(id))
  }

  const left = (): number => held.length + [...lanes.values()].reduce((sum, ids) => sum + ids.length, 0)

  const infoOf = () => ({
    url: webhook.url,
    has_custom_certificate: false,
    pending_update_count: left(),
    allowed_updates: ['message'],
    ...(webhook.last_error_date > 0 && {
      last_error_message: webhook.last_error_message,
      last_error_date: webhook.last_error_date,
    }),
  })

  const answers: CallMiddleware = (call) => async () => {
    const { method } = call
    if (method === 'getWebhookInfo' && (fault === 'infoFails' || fault === 'infoSilent')) {
      met[fault] += 1
      if (fault === 'infoSilent') await clock.sleep(faultTime)()
      const error: ApiError = { _tag: 'Unreachable', method, reason: 'ECONNRESET' }
      return E.left(error)
    }
    if (method === 'setWebhook') webhook = { url, last_error_message: '', last_error_date: 0 }
    const result = call.result.decode(method === 'getMe' ? me : method === 'getWebhookInfo' ? infoOf() : true)
    if (E.isLeft(result)) throw new Error(`This Telegram does not know ${method}.`)
    return result
  }

  return {
    answers,
    arrived: (id: number): void => {
      seenAt = clock.now()
      waiting.delete(id)
    },
    released: (id: number): void => release(id).resolve(),
    push: (id: number): void => {
      waiting.set(id, clock.now())
      if (fault !== 'swapped') return enqueue(id)
      // Of two updates, the newer one comes first.
      met.swapped += 1
      held.unshift(id)
      if (held.length === 2) for (const each of held.splice(0)) enqueue(each)
    },
    fail: (next: DayFault): void => {
      fault = next
      if (next === 'deleted' || next === 'taken') {
        met[next] += 1
        webhook = { ...webhook, url: next === 'taken' ? 'https://other.example/hook' : '' }
      }
      void clock
        .sleep(faultTime)()
        .then(() => {
          fault = undefined
          for (const each of held.splice(0)) enqueue(each)
        })
    },
    advance: async (ms: number): Promise<void> => {
      for (let passed = 0; passed < ms; passed += 1_000) {
        await clock.advance(1_000)
        do await settled()
        while (busy > 0)
      }
    },
    deafFor: (): number => {
      const [oldest] = waiting.values()
      return oldest === undefined ? 0 : clock.now() - Math.max(oldest, seenAt)
    },
    left,
    met: () => met,
  }
}

const zero: { [F in DayFault]: number } = {
  ...{ refused: 0, slow: 0, halfRequest: 0, halfAnswer: 0, badGateway: 0, repeated: 0, swapped: 0 },
  ...{ certificate: 0, deleted: 0, taken: 0, stranger: 0, infoFails: 0, infoSilent: 0 },
}

// How a post fails. `waits`: the time between the two halves of the body, in ms.
interface Way {
  readonly waits?: number
  readonly cut?: 'request' | 'answer'
  readonly secret?: string
}

const httpPost = async (
  url: string,
  body: string,
  { waits, cut, secret: own, sleep }: Way & { readonly sleep: (ms: number) => Promise<void> },
): Promise<string | undefined> => {
  const posted = request(url, {
    method: 'POST',
    agent: false,
    headers: {
      ...genuine,
      ...(own !== undefined && { 'x-telegram-bot-api-secret-token': own }),
      'content-length': Buffer.byteLength(body),
    },
  })
  const answered = new Promise<string | undefined>((resolve) => {
    posted.on('error', () => resolve('Connection reset by peer'))
    posted.on('response', (response) => {
      response.resume()
      const { statusCode = 0 } = response
      response.on('close', () =>
        resolve(statusCode === 200 && cut !== 'answer' ? undefined : `Wrong response: ${statusCode}`),
      )
    })
  })
  const half = Math.floor(body.length / 2)
  posted.write(body.slice(0, half))
  if (waits !== undefined) await sleep(waits)
  if (cut === 'request') {
    await once(posted, 'socket')
    posted.destroy()
  } else posted.end(body.slice(half))
  return answered
}
