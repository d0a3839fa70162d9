// Takes the body of a genuine request, and answers it. Each update runs once, in the lane of its chat. The
// answer comes when the update was handled, or its dead letter was delivered.

import { alarm, type Clock, type Millis, within } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { decode, idOf } from '../../Batch.ts'
import { persistent, type DeadLetter } from '../../DeadLetter.ts'
import type { Handling } from '../../Handling.ts'
import { albumOf, laneOf, makeLanes, type LaneJob, type Lanes } from '../../Lane.ts'
import { makeTurns, type Turns } from '../../Turns.ts'
import { type Answer, busy, isOk, ok } from './Exchange.ts'
import { makeInboxIntake } from './InboxIntake.ts'
import type { IntakeOptions, IntakeState } from './IntakeOptions.ts'
import { makeUpdateMemory } from './UpdateMemory.ts'
import { makeUpdateRun, type RunEnd, type UpdateRun } from './UpdateRun.ts'

// model

export interface UpdateIntake {
  /** Takes a body. Returns `undefined` if too many updates are in flight. It never rejects. */
  readonly take: (bytes: Uint8Array) => Answer | Promise<Answer> | undefined
  /** How many updates are taken and not finished. */
  readonly inFlight: IO<number>
  readonly stuck: Handling['stuck']
  readonly state: IO<IntakeState>
  /** How many requests had an update that ran already, and so did not run it again. */
  readonly repeats: IO<number>
  /** Waits until no update is in flight, for at most `deadline`. Returns how many did not end. */
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
  const turnsOf = makeTurnsOnce(options)
  let turns: Turns | undefined
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

  const begin = (id: number | undefined, raw: unknown, failures: number): Promise<Answer> | undefined => {
    const decoded = decode(raw)
    const key = E.isRight(decoded) ? lane(decoded.right) : undefined
    const { promise, resolve } = Promise.withResolvers<Answer>()
    const settle = ({ answer, hasFailed }: RunEnd): void => {
      if (id !== undefined && isOk(answer)) memory.set(id, failures, undefined, answer)
      else if (id !== undefined) memory.set(id, failures + (hasFailed ? 1 : 0))
      waiting.delete(resolve)
      resolve(answer)
    }
    const run = (turn: GiveWay | Promise<GiveWay>): Promise<void> => {
      const early = (): void => resolve(ok)
      const own = E.isRight(decoded)
        ? makeUpdateRun(options, { update: decoded.right, lane: key, failures, deliver, settle, early })
        : undefined
      // Most updates have their turn at once, and the bot is known.
      return own === undefined || turns === undefined || typeof turn !== 'function'
        ? runLater(own, turn)
        : own.run(turns.job(own.entry), turn)
    }
    const runLater = async (own: UpdateRun | undefined, turn: GiveWay | Promise<GiveWay>): Promise<void> => {
      // The first updates have no job yet, since the bot is not known. They replace no other updates.
      const job = own === undefined ? undefined : turns?.job(own.entry)
      const giveWay = typeof turn === 'function' ? turn : await turn
      if (own === undefined) {
        const errors = E.isLeft(decoded) ? decoded.left : []
        const answer = await deliver({ _tag: 'Undecodable', update: raw, errors })
        settle({ answer, hasFailed: false })
        return
      }
      const known = turns === undefined ? await turnsOf() : E.right(turns)
      if (E.isLeft(known)) {
        settle({ answer: known.left, hasFailed: false })
        return
      }
      turns = known.right
      await own.run(job ?? turns.job(own.entry), giveWay)
    }
    const group = E.isRight(decoded) ? albumOf(decoded.right) : undefined
    if (!enter(lanes, key, group, run)) return undefined
    // This is in time: a run ends in a later microtask at the earliest.
    waiting.add(resolve)
    if (id !== undefined) memory.set(id, failures, promise)
    return promise
  }

  return {
    take: (bytes) => {
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
    state: inbox?.state ?? (() => 'running'),
    stuck: () => inbox?.stuck() ?? turns?.stuck() ?? [],
    close: async (deadline) => {
      turns?.hurry()
      const held = await inbox?.close(deadline)
      await within(clock, deadline)(lanes.drain())()
      abandoned.abort()
      turns?.close()
      const left = lanes.close()
      for (const resolve of waiting) resolve(busy(1))
      return left + (held ?? 0)
    },
  }
}

// private

type GiveWay = Parameters<LaneJob>[0]

const utf8 = new TextDecoder('utf-8', { fatal: true })

// The value in a body. A body that is no JSON gives its text, which does not decode as an update.
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

// A run may last longer than Telegram waits. Before that, the request is refused, and Telegram's repeat waits
// for the same run.
const inTime = (clock: Clock, time: Millis, answer: Promise<Answer>): Promise<Answer> =>
  new Promise((resolve) => {
    const cancel = alarm(clock)(time, () => resolve(busy(1)))
    void answer.then((own) => {
      cancel()
      resolve(own)
    })
  })

// A lane is a queue for turns. An update runs in its own request, not in the request of the update before it:
// workerd ends the calls of a request together with the request. Most updates have their turn at once.
const enter = (
  lanes: Lanes,
  key: string | undefined,
  group: string | undefined,
  run: (turn: GiveWay | Promise<GiveWay>) => Promise<void>,
): boolean => {
  const line: { turn?: PromiseWithResolvers<GiveWay>; over?: Promise<void> } = {}
  const job: LaneJob = (giveWay) => {
    line.turn?.resolve(giveWay)
    return (line.over ??= run(giveWay))
  }
  if (!lanes.enter(key, group === undefined ? job : Object.assign(job, { group }))) return false
  if (line.over === undefined) {
    line.turn = Promise.withResolvers<GiveWay>()
    line.over = run(line.turn.promise)
  }
  return true
}

// Turns need the bot's user, and the first update asks Telegram for it.
const makeTurnsOnce = (options: IntakeOptions) => {
  const { bot, clock, identity, lane, report, timeLimit } = options
  let turns: Turns | undefined
  return async (): Promise<E.Either<Answer, Turns>> => {
    const me = await identity.me()
    if (E.isLeft(me))
      return E.left(busy(me.left._tag === 'RateLimited' ? Math.min(me.left.retryAfter, 3600) : 5))
    return E.right(
      (turns ??= makeTurns({
        ...{ bot, call: identity.call(), me: me.right, report, clock },
        ...defined({ lane, timeLimit }),
      })),
    )
  }
}
