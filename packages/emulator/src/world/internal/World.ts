// The only place where state changes: it plays requests and acts one after the other, keeps long polls
// waiting, and writes events down.

import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Fault } from '../../http/Faults.ts'
import type { BotApi } from '../../http/internal/BotApi.ts'
import * as FaultPlan from '../../http/internal/FaultPlan.ts'
import { fileAt } from '../../media/internal/FileStore.ts'
import type { ApiAnswer } from '../../requests/ApiAnswer.ts'
import * as ParameterCheck from '../../requests/internal/ParameterCheck.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { tooMany, refusal, fromRefusal } from '../../requests/internal/Refusals.ts'
import type { ChatEvent } from '../../state/ChatEvent.ts'
import type { Act } from '../../state/internal/Act.ts'
import { withLegacyFields } from '../../state/internal/LegacyFields.ts'
import type { State } from '../../state/State.ts'
import type { EmulatorClock, Millis } from '../../values/EmulatorClock.ts'
import type { EventLog } from '../../values/internal/EventLog.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { RecordedCall } from '../RecordedCall.ts'
import { makeCallRecords } from './CallRecords.ts'
import { makeChatLogs } from './ChatLogs.ts'
import { makeConfirmations } from './Confirmations.ts'
import { makeLongPoll } from './LongPoll.ts'
import { play, refusedWhenLoggedOut } from './MethodTable.ts'
import type { SendTally } from './SendTally.ts'
import { makeStateCell } from './StateCell.ts'

// model

/** The emulator without HTTP. */
export interface World extends BotApi {
  readonly clock: EmulatorClock
  readonly state: IO<State>
  /** Injects a fault, and returns what ends it. */
  readonly inject: FaultPlan.FaultPlan['inject']
  /** Ends all faults. */
  readonly endFaults: IO<void>
  /** Carries out an act of a person. Throws an `Error` that says why it cannot be done. */
  readonly act: <A>(act: Act<A>) => A
  /** A result or an update, as the server writes it. */
  readonly written: (value: unknown) => unknown
  /** Runs a function after each change of the state, and returns what ends that. */
  readonly onChange: (run: IO<void>) => IO<void>
  /** The events of one chat. */
  readonly logOf: (chat_id: number) => EventLog<ChatEvent>
  /** The events of all chats. */
  readonly log: EventLog<ChatEvent>
  /** The newest requests. */
  readonly calls: IO<ReadonlyArray<RecordedCall>>
  /** Runs a function after each request, and returns what ends that. */
  readonly onCall: (run: (call: RecordedCall) => void) => IO<void>
  /** Forgets all that happened, except the webhook, the wanted kinds of update, and the next update id. */
  readonly reset: IO<void>
  /** Goes back to a state. The numbers of updates go on, and events and calls are forgotten. */
  readonly restore: (state: State) => void
  /** Resolves when the bot has confirmed all updates. Rejects with an `Error` if it does not in time. */
  readonly idle: () => Promise<void>
}

// constructors

/** A world that begins in a state. Without a tally there are no limits for sending. */
export const makeWorld = (start: State, clock: EmulatorClock, patience: Millis, tally?: SendTally): World => {
  const cell = makeStateCell(start)
  const pending = (): number => SortedMap.size(cell.get().queue.entries)
  const confirmations = makeConfirmations(pending, clock, patience)
  const polls = makeLongPoll(cell, clock, confirmations.note)
  const logs = makeChatLogs(clock, patience)
  const calls = makeCallRecords(clock, patience)
  const faults = FaultPlan.makeFaultPlan()
  const listeners = new Set<IO<void>>()
  const written = (value: unknown): unknown => withLegacyFields(cell.get(), value)
  let ended = false

  const change = (next: State): void => {
    const before = pending()
    cell.set(next)
    if (pending() < before) confirmations.note()
    polls.resume()
    for (const run of listeners) run()
  }

  const answerTo = (
    method: string,
    params: Parameters.Parameters,
    onGone: (forget: () => void) => void,
  ): ApiAnswer | Promise<ApiAnswer> => {
    if (ended) return fromRefusal(refusal(500, 'restart'))
    const refused = refusedWhenLoggedOut(cell.get().loggedOut, method)
    if (refused !== undefined) return fromRefusal(refused)
    const name = method.toLowerCase()
    if (name === 'getupdates') return polls.poll(params, onGone)
    const now = clock.now()
    const played = play(cell.get(), { method: name, params, now })
    if (E.isLeft(played)) return fromRefusal(played.left)
    const { state, happened = [], result, description, synthesised } = played.right
    const wait = tally === undefined ? 0 : waitFor(tally, happened, params, now)
    // As with any refusal, nothing has happened.
    if (wait > 0) return fromRefusal(tooMany(Math.ceil(wait / 1000)))
    change(state)
    logs.push(happened)
    return { ok: true, result, description, synthesised }
  }

  return {
    clock,
    state: cell.get,
    isLocal: () => cell.get().local,
    request: async (method, params, onGone) => {
      const fault = faults.next(ParameterCheck.nameOf(method) ?? method)
      const answer = (fault && FaultPlan.answerTo(fault)) ?? (await answerTo(method, params, onGone))
      await lateness(clock, fault)
      calls.push({ method, params, answer, at: clock.now(), fault })
      return { answer: answer.ok ? { ...answer, result: written(answer.result) } : answer, fault }
    },
    written,
    download: async (file_path) => {
      const file = fileAt(cell.get(), file_path)
      const fault = faults.next(FaultPlan.downloads)
      await lateness(clock, fault)
      return { file, fault }
    },
    inject: faults.inject,
    endFaults: faults.endAll,
    act: (act) => {
      const done = act(cell.get(), clock.now())
      if (E.isLeft(done)) throw new Error(`This cannot be done: ${done.left}.`)
      change(done.right[0])
      return done.right[1]
    },
    onChange: (run) => {
      listeners.add(run)
      return () => void listeners.delete(run)
    },
    logOf: logs.of,
    log: logs.all,
    calls: calls.items,
    onCall: calls.listen,
    reset: () => {
      faults.endAll()
      calls.clear()
      logs.clear()
      change(begunAgain(start, cell.get()))
    },
    restore: (state) => {
      calls.clear()
      logs.clear()
      change(restored(state, cell.get(), start.queue.next))
    },
    idle: confirmations.idle,
    end: () => {
      ended = true
      polls.end()
    },
  }
}

// private

// The numbers of updates go on: a bot that runs has confirmed those before.
const begunAgain = (start: State, { queue, webhook }: State): State => ({
  ...start,
  webhook,
  queue: { ...start.queue, next: queue.next, allowed: queue.allowed },
})

// A bot that runs has confirmed the updates before the newest one. A new emulator has had no bot yet.
const restored = (state: State, { queue, synthesise, local }: State, first: number): State => {
  const next = queue.next === first ? state.queue.next : Math.max(queue.next, state.queue.next)
  return { ...state, synthesise, local, queue: { ...state.queue, next } }
}

const lateness = async (clock: EmulatorClock, fault: Fault | undefined): Promise<void> => {
  if (fault?._tag === 'Late') await new Promise<void>((resolve) => void clock.after(fault.by, resolve))
}

// How long the bot must wait. Only messages and edits count, and only those that are not refused.
const waitFor = (
  tally: SendTally,
  happened: ReadonlyArray<ChatEvent>,
  params: Parameters.Parameters,
  now: Millis,
): Millis => {
  const [first, ...more] = happened.filter(({ _tag }) => _tag === 'Sent' || _tag === 'Edited')
  return first === undefined
    ? 0
    : tally.admit(first.chat_id, 1 + more.length, Parameters.flag(params, 'allow_paid_broadcast'), now)
}
