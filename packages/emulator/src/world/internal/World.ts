// The only place where state changes: it plays requests and acts one after the other, keeps long polls
// waiting, and writes events down.

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Fault } from '../../http/Faults.ts'
import * as FaultPlan from '../../http/internal/FaultPlan.ts'
import type { BotApi } from '../../http/internal/HttpServer.ts'
import { fileAt } from '../../media/internal/FileStore.ts'
import type { ApiAnswer } from '../../requests/ApiAnswer.ts'
import * as ParameterCheck from '../../requests/internal/ParameterCheck.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { tooMany, refusal, fromRefusal, conflict } from '../../requests/internal/Refusals.ts'
import type { ChatEvent } from '../../state/ChatEvent.ts'
import type { Act } from '../../state/internal/Act.ts'
import type { State } from '../../state/State.ts'
import * as GetUpdates from '../../updates/internal/GetUpdates.ts'
import type { EmulatorClock, Millis } from '../../values/EmulatorClock.ts'
import { makeLog, type EventLog } from '../../values/internal/EventLog.ts'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { RecordedCall } from '../RecordedCall.ts'
import { play, refusedAlways } from './MethodTable.ts'
import type { SendTally } from './SendTally.ts'

// model

/** The emulator without HTTP. */
export interface World extends BotApi {
  readonly clock: EmulatorClock
  readonly state: IO<State>
  /** Lets something go wrong from now on; what it gives ends that. */
  readonly inject: FaultPlan.FaultPlan['inject']
  /** Lets a person do something. Throws an `Error` that says why it cannot be done. */
  readonly act: <A>(act: Act<A>) => A
  /** Runs something after each change; what it gives ends that. */
  readonly onChange: (run: () => void) => () => void
  /** What happened in one chat, and everywhere. */
  readonly logOf: (chat_id: number) => EventLog<ChatEvent>
  readonly log: EventLog<ChatEvent>
  /** Requests, the newest 10,000. */
  readonly calls: IO<ReadonlyArray<RecordedCall>>
  /** Resolves when the bot has confirmed all updates. Rejects with an `Error` where it has not in time. */
  readonly idle: () => Promise<void>
}

// constructors

/** A world that begins in a state; without a tally, a bot may send as much as it likes. */
export const makeWorld = (start: State, clock: EmulatorClock, patience: Millis, tally?: SendTally): World => {
  let state = start
  let waiting: Waiting | undefined
  let nextConflict = -Infinity
  let ended = false
  const confirmations = makeLog<number>(clock, patience)
  const log = makeLog<ChatEvent>(clock, patience)
  const logs = new Map<number, EventLog<ChatEvent>>()
  const listeners = new Set<() => void>()
  const faults = FaultPlan.makeFaultPlan()
  const calls = makeLog<
    Pick<RecordedCall, 'answer' | 'at' | 'fault'> & {
      readonly method: string
      readonly params: Parameters.Parameters
    }
  >(clock, patience)

  const logOf = (chat_id: number): EventLog<ChatEvent> => {
    const found = logs.get(chat_id) ?? makeLog<ChatEvent>(clock, patience)
    logs.set(chat_id, found)
    return found
  }

  const stop = (): Waiting | undefined => {
    const stopped = waiting
    waiting = undefined
    stopped?.cancel()
    return stopped
  }

  // Conflicts that follow each other closely are answered late, so that two bots in a fight do not spin.
  const late = (why: Refusal): Promise<Refusal> => {
    if (clock.now() >= nextConflict) {
      nextConflict = clock.now() + 3000
      return Promise.resolve(why)
    }
    return new Promise((resolve) => {
      clock.after(3000, () => resolve(why))
    })
  }

  const resume = ({ offset, limit }: Waiting): void => {
    const resumed = GetUpdates.resume(state, offset, limit, clock.now())
    state = resumed.state
    if (resumed.updates.length > 0) stop()?.answer(resumed.updates)
  }

  const lateBy = async (fault: Fault | undefined): Promise<void> => {
    if (fault?._tag === 'Late') await new Promise<void>((resolve) => void clock.after(fault.by, resolve))
  }

  const change = (next: State): void => {
    const pending = SortedMap.size(next.queue.entries)
    const confirms = pending < SortedMap.size(state.queue.entries)
    state = next
    if (confirms) confirmations.push(pending)
    if (waiting !== undefined && state.webhook.url === '') resume(waiting)
    else stop()?.refuse(conflict('terminated by setWebhook request'))
    for (const run of listeners) run()
  }

  const poll = (params: Parameters.Parameters, onGone: (forget: () => void) => void): Promise<ApiAnswer> => {
    const polled = GetUpdates.poll(state, { method: 'getupdates', params, now: clock.now() })
    if (E.isLeft(polled)) return late(polled.left).then(fromRefusal)
    state = polled.right.state
    confirmations.push(SortedMap.size(state.queue.entries))
    if (polled.right._tag === 'Fetched') return Promise.resolve({ ok: true, result: polled.right.updates })
    const { offset, limit, until } = polled.right
    stop()?.refuse(
      conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
    )
    return new Promise((resolve) => {
      const mine: Waiting = {
        offset,
        limit,
        answer: (updates) => resolve({ ok: true, result: updates }),
        refuse: (why) => void late(why).then((refused) => resolve(fromRefusal(refused))),
        end: () => resolve(fromRefusal(refusal(500, 'restart'))),
        cancel: clock.after(until - clock.now(), () => {
          stop()
          resolve({ ok: true, result: [] })
        }),
      }
      waiting = mine
      onGone(() => {
        if (waiting === mine) stop()
      })
    })
  }

  // What was refused counts for nothing, and what is no message, neither.
  const waitFor = (happened: ReadonlyArray<ChatEvent>, params: Parameters.Parameters): Millis => {
    const [first, ...more] = happened.filter(({ _tag }) => _tag === 'Sent' || _tag === 'Edited')
    return first === undefined || tally === undefined
      ? 0
      : tally.admit(
          first.chat_id,
          1 + more.length,
          Parameters.flag(params, 'allow_paid_broadcast'),
          clock.now(),
        )
  }

  const answerTo = (
    method: string,
    params: Parameters.Parameters,
    onGone: (forget: () => void) => void,
  ): Promise<ApiAnswer> => {
    if (ended) return Promise.resolve(fromRefusal(refusal(500, 'restart')))
    const refused = refusedAlways(state.loggedOut, method)
    if (refused !== undefined) return Promise.resolve(fromRefusal(refused))
    if (method.toLowerCase() === 'getupdates') return poll(params, onGone)
    const played = play(state, { method: method.toLowerCase(), params, now: clock.now() })
    if (E.isLeft(played)) return Promise.resolve(fromRefusal(played.left))
    const { happened = [], result, description } = played.right
    const wait = waitFor(happened, params)
    // As with any refusal, what would have happened has not.
    if (wait > 0) return Promise.resolve(fromRefusal(tooMany(Math.ceil(wait / 1000))))
    change(played.right.state)
    for (const one of happened) {
      log.push(one)
      logOf(one.chat_id).push(one)
    }
    return Promise.resolve({ ok: true, result, ...(description === undefined ? {} : { description }) })
  }

  return {
    clock,
    state: () => state,
    isLocal: () => state.local,
    request: async (method, params, onGone) => {
      const fault = faults.next(ParameterCheck.nameOf(method) ?? method)
      const answer = (fault && FaultPlan.answerTo(fault)) ?? (await answerTo(method, params, onGone))
      await lateBy(fault)
      calls.push({
        method,
        params,
        answer: inShort(answer),
        at: clock.now(),
        ...(fault === undefined ? {} : { fault }),
      })
      return { answer, fault }
    },
    download: async (file_path) => {
      const file = fileAt(state, file_path)
      const fault = faults.next(FaultPlan.downloads)
      await lateBy(fault)
      return { file, fault }
    },
    inject: faults.inject,
    act: (act) => {
      const done = act(state, clock.now())
      if (E.isLeft(done)) throw new Error(`This cannot be done: ${done.left}.`)
      change(done.right[0])
      return done.right[1]
    },
    onChange: (run) => {
      listeners.add(run)
      return () => void listeners.delete(run)
    },
    logOf,
    log,
    calls: () =>
      calls.items().map(({ method, params, ...rest }) => {
        const name = ParameterCheck.nameOf(method) ?? method
        return { method: name, params: ParameterCheck.toValues(name, params), ...rest }
      }),
    idle: async () => {
      const reader = confirmations.read(
        () =>
          `${SortedMap.size(state.queue.entries)} updates are not confirmed: the bot is at work, or does not run.`,
      )
      while (SortedMap.size(state.queue.entries) > 0)
        await reader.take(1, () => SortedMap.size(state.queue.entries) === 0)
    },
    end: () => {
      ended = true
      stop()?.end()
    },
  }
}

// private

// Ten thousand answers of a hundred updates each would be too much to keep.
const inShort = (answer: ApiAnswer): ApiAnswer =>
  answer.ok && Array.isArray(answer.result)
    ? {
        ...answer,
        result: answer.result.map((one: unknown) =>
          Json.isObject(one) && 'update_id' in one ? one['update_id'] : one,
        ),
      }
    : answer

interface Waiting {
  readonly offset: number
  readonly limit: number
  readonly answer: (updates: ReadonlyArray<unknown>) => void
  readonly refuse: (why: Refusal) => void
  readonly end: () => void
  readonly cancel: () => void
}
