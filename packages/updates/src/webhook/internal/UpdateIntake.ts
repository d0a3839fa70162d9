// From the body of a genuine request to its answer: each update runs once, in the lane of its chat, and is
// answered when it was handled or its dead letter was delivered.

import { webhookReply, type WebhookReplyOptions } from '@pipegram/client/Outgoing'
import { within, type Clock, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { decode, idOf } from '../../Batch.ts'
import { persistent, reasonOf, type DeadLetter } from '../../DeadLetter.ts'
import { makeHandling, type Handling } from '../../Handling.ts'
import { albumOf, laneOf, makeLanes, type LaneJob } from '../../Lane.ts'
import { type Answer, busy, empty, withCall } from './Exchange.ts'
import { makeInboxIntake } from './InboxIntake.ts'
import type { IntakeOptions } from './IntakeOptions.ts'
import { makeUpdateMemory } from './UpdateMemory.ts'
import type { WebhookIdentity } from './WebhookIdentity.ts'

// model

export interface UpdateIntake {
  /** Takes a body. `undefined`: too many updates are in flight. It never rejects. */
  readonly take: (bytes: Uint8Array) => Promise<Answer | undefined>
  /** How many updates are taken and not finished. */
  readonly inFlight: IO<number>
  readonly stuck: Handling['stuck']
  /** How many requests brought an update again, and did not run it. */
  readonly repeats: IO<number>
  /** Waits until no update is in flight, at most for `deadline`. Gives how many there are. */
  readonly close: (deadline: Millis) => Promise<number>
}

// constructors

export const makeIntake = (options: IntakeOptions): UpdateIntake => {
  const { answerWithin, clock, identity, inFlight, remembered, report, random } = options
  const lanes = makeLanes(inFlight)
  const lane = laneOf(options.bot, options)
  const memory = makeUpdateMemory(remembered, clock)
  const abandoned = new AbortController()
  const waiting = new Set<(answer: Answer) => void>()
  const runs = makeRuns(options)
  let repeats = 0

  const deliver = async (letter: DeadLetter): Promise<Answer> => {
    const delivered = await persistent(options.onDeadLetter, {
      client: identity.call(),
      clock,
      random,
      report,
      signal: abandoned.signal,
    })(letter)()
    return delivered ? ok : busy(1)
  }

  const inbox = options.inbox === undefined ? undefined : makeInboxIntake(options.inbox, options, deliver)

  // The lane is a queue for turns. An update runs in its own request, and not in that of the update before
  // it: workerd ends the calls of a request together with the request.
  const enter = (key: string | undefined, group: string | undefined) => {
    const turn = Promise.withResolvers<GiveWay>()
    const over = Promise.withResolvers<void>()
    const job: LaneJob = (giveWay) => {
      turn.resolve(giveWay)
      return over.promise
    }
    return lanes.enter(key, group === undefined ? job : Object.assign(job, { group }))
      ? { turn: turn.promise, end: () => over.resolve() }
      : undefined
  }

  const begin = (id: number | undefined, raw: unknown, failures: number): Promise<Answer> | undefined => {
    const decoded = decode(raw)
    const place = E.isRight(decoded)
      ? enter(lane(decoded.right), albumOf(decoded.right))
      : enter(undefined, undefined)
    if (place === undefined) return undefined
    const { promise, resolve } = Promise.withResolvers<Answer>()
    waiting.add(resolve)
    const work = async (giveWay: GiveWay): Promise<RunEnd> => {
      return E.isLeft(decoded)
        ? { letter: { _tag: 'Undecodable', update: raw, errors: decoded.left } }
        : runs.run(decoded.right, failures, giveWay, () => resolve(ok))
    }
    const run = async (): Promise<void> => {
      const end = await work(await place.turn)
      const answer = end.letter === undefined ? end.answer : await deliver(end.letter)
      if (id !== undefined)
        memory.set(id, isOk(answer) ? { failures, answer } : { failures: failures + (end.failed ? 1 : 0) })
      waiting.delete(resolve)
      resolve(answer)
      place.end()
    }
    if (id !== undefined) memory.set(id, { failures, run: promise })
    void run()
    return promise
  }

  return {
    take: async (bytes) => {
      const raw = parsed(bytes)
      if (inbox !== undefined) return inTime(clock, answerWithin, inbox.put(raw))
      const id = idOf(raw)
      const known = id === undefined ? undefined : memory.get(id)
      if (known?.answer !== undefined || known?.run !== undefined) repeats += 1
      if (known?.answer !== undefined) return known.answer
      const answer = known?.run ?? begin(id, raw, known?.failures ?? 0)
      return answer === undefined ? undefined : inTime(clock, answerWithin, answer)
    },
    inFlight: inbox?.inFlight ?? lanes.size,
    repeats: () => repeats,
    stuck: inbox?.stuck ?? runs.stuck,
    close: async (deadline) => {
      const held = await inbox?.close(deadline)
      await within(clock, deadline)(lanes.drain())()
      abandoned.abort()
      runs.close()
      const left = lanes.close()
      for (const resolve of waiting) resolve(busy(1))
      return left + (held ?? 0)
    },
  }
}

// private

type GiveWay = Parameters<Handling>[1]

// How a run has ended: with an answer, or with a letter that is to be delivered. `failed` counts as an
// attempt.
type RunEnd =
  | { readonly answer: Answer; readonly failed?: boolean; readonly letter?: undefined }
  | { readonly letter: DeadLetter; readonly failed?: undefined }

const ok = empty(200)
const failure = empty(500)

const utf8 = new TextDecoder('utf-8', { fatal: true })

// What a body holds. A body that is no JSON is its text, which decodes as no update.
const parsed = (bytes: Uint8Array): unknown => {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const isOk = ({ status }: Answer): boolean => status === 200

// A run may last longer than Telegram waits. The request is refused before, and Telegram's repeat waits for
// the same run. Most runs of a quick handler end within some microtasks: a timer for each would cost more
// than its lane.
const inTime = async (clock: Clock, time: Millis, answer: Promise<Answer>): Promise<Answer> => {
  let found: Answer | undefined
  void answer.then((own) => {
    found = own
  })
  for (let i = 0; i < 24 && found === undefined; i += 1) await Promise.resolve()
  return found ?? (await within(clock, time)(answer)()) ?? busy(1)
}

// Runs the bot on one update. `early` answers the request while the bot still runs.
const makeRuns = ({ bot, identity, attempts, reply, report, clock, timeLimit }: IntakeOptions) => {
  let handling: Handling | undefined
  const options = { bot, report, clock, ...defined({ timeLimit }) }
  const run = async (
    update: Update,
    failures: number,
    giveWay: GiveWay,
    early: IO<void>,
  ): Promise<RunEnd> => {
    const me = await identity.me()
    if (E.isLeft(me))
      return { answer: busy(me.left._tag === 'RateLimited' ? Math.min(me.left.retryAfter, 3600) : 5) }
    const handle = (handling ??= makeHandling({ ...options, call: identity.call(), me: me.right }))
    const way = { isGiven: false }
    const group = albumOf(update)
    // Telegram sends the next update of a chat only after the answer to this one. A handler that gives way
    // waits for it.
    const letNext = (): ReturnType<GiveWay> => {
      way.isGiven = true
      early()
      return giveWay()
    }
    const { letter, answer } =
      reply === undefined || group !== undefined
        ? { letter: await handle(update, letNext), answer: ok }
        : await replied(handle, identity, reply, update, letNext)
    if (letter === undefined) return { answer }
    if (way.isGiven || letter._tag !== 'Thrown' || failures + 1 >= attempts) return { letter }
    report(
      `The bot threw on update ${update.update_id}, attempt ${failures + 1} of ${attempts}: ` +
        `${reasonOf(letter)} Telegram sends the update again.`,
    )()
    return { answer: failure, failed: true }
  }
  return { run, stuck: () => handling?.stuck() ?? [], close: () => handling?.close() }
}

// Handles an update. The first call that fits becomes the answer.
const replied = async (
  handle: Handling,
  identity: WebhookIdentity,
  options: WebhookReplyOptions,
  update: Update,
  giveWay: GiveWay,
): Promise<{ readonly letter?: DeadLetter; readonly answer: Answer }> => {
  const answered = await webhookReply(
    identity.call(),
    options,
  )((own) => async () => {
    const letter = await handle(update, giveWay, { call: own })
    return letter === undefined ? E.right(undefined) : E.left(letter)
  })()
  if (E.isLeft(answered)) return { letter: answered.left, answer: ok }
  const body = await answered.right.text()
  return { answer: body === '' ? ok : withCall(body) }
}
