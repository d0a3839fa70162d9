// The only place where the state changes: it plays requests and acts one after another, keeps long polls
// waiting, and records events. Each bot has its own world, over the state that all bots share.

import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { allManaged } from '../../bot/internal/ManagedBots.ts'
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
import { botIds } from '../../state/internal/BotView.ts'
import { withLegacyFields } from '../../state/internal/LegacyFields.ts'
import type { State } from '../../state/State.ts'
import type { EmulatorClock, Millis } from '../../values/EmulatorClock.ts'
import type { EventLog } from '../../values/internal/EventLog.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { RecordedCall } from '../RecordedCall.ts'
import { makeCallRecords, type RawCall } from './CallRecords.ts'
import { makeChatLogs } from './ChatLogs.ts'
import { makeConfirmations } from './Confirmations.ts'
import { makeLongPoll } from './LongPoll.ts'
import { play, refusedWhenLoggedOut } from './MethodTable.ts'
import { makePipelineView, type PipelineView } from './PipelineView.ts'
import type { SendTally } from './SendTally.ts'
import { cellOf, makeStateCell, type StateCell } from './StateCell.ts'
import { makeWebhookTurns } from './webhooks/WebhookTurns.ts'
import { begunAgain, restored } from './WorldRestart.ts'

// model

/** The emulator without HTTP. */
export interface World extends BotApi {
  readonly bot_id: number
  /** The current token of the bot. */
  readonly token: IO<string>
  /** The world of another bot. `undefined` if there is no such bot. */
  readonly of: (bot_id: number) => World | undefined
  readonly clock: EmulatorClock
  /** The pipeline that the bot reports. */
  readonly pipeline: PipelineView
  readonly state: IO<State>
  /** Injects a fault, and returns a function that ends it. */
  readonly inject: FaultPlan.FaultPlan['inject']
  /** Ends all faults. */
  readonly endFaults: IO<void>
  /** Runs an act of a person. Throws an `Error` that says why it is impossible. */
  readonly act: <A>(act: Act<A>) => A
  /** A result or an update, as the server writes it. */
  readonly written: (value: unknown) => unknown
  /** Runs a function after each change of the state. Returns an effect that ends this. */
  readonly onChange: (run: IO<void>) => IO<void>
  /** The events of one chat. */
  readonly logOf: (chat_id: number) => EventLog<ChatEvent>
  /** The events of all chats. */
  readonly log: EventLog<ChatEvent>
  /** The newest requests. */
  readonly calls: IO<ReadonlyArray<RecordedCall>>
  /** Runs a function after each request. Returns an effect that ends this. */
  readonly onCall: (run: (call: RecordedCall) => void) => IO<void>
  /** Forgets everything, except the webhook, the wanted kinds of update, and the next update id. */
  readonly reset: IO<void>
  /** Restores a state. The ids of updates continue, and events and calls are forgotten. */
  readonly restore: (state: State) => void
  /** Resolves when the bot has confirmed all updates. Rejects with an `Error` if that takes too long. */
  readonly idle: () => Promise<void>
}

// constructors

/** One world for each bot of a state. Without tallies, sending has no limits. */
export const makeWorlds = (
  start: State,
  tokens: ReadonlyArray<string>,
  clock: EmulatorClock,
  patience: Millis,
  makeTally: () => SendTally | undefined,
): ReadonlyArray<World> => {
  const cell = makeStateCell(start)
  let parts: ReadonlyArray<BotWorld> = []
  const shared: SharedWorld = {
    cell,
    of: (bot_id) => parts.find((one) => one.bot_id === bot_id)?.world,
    tokenOf: (bot_id) =>
      tokens.find((one) => one.startsWith(`${bot_id}:`)) ??
      allManaged(cell.get()).find(({ bot }) => bot.id === bot_id)?.token ??
      '',
    clock,
    patience,
    noticed: () => {
      grow()
      for (const { notice } of parts) notice()
    },
    heard: (events, by) => {
      for (const { bot_id, hear } of parts) if (bot_id !== by) hear(events)
    },
    reset: () => {
      for (const { forget, world } of parts) {
        world.endFaults()
        forget()
      }
      cell.set(begunAgain(start, cell.get()))
      shared.noticed()
    },
    restore: (state) => {
      for (const { forget } of parts) forget()
      cell.set(restored(state, cell.get(), start))
      shared.noticed()
    },
  }
  // People can make bots at any time, and a reset removes them.
  const grow = (): void => {
    const ids = botIds(cell.get())
    if (ids.length === parts.length && parts.every(({ bot_id }) => ids.includes(bot_id))) return
    for (const { bot_id, world } of parts) if (!ids.includes(bot_id)) world.end()
    parts = ids.map(
      (id) => parts.find(({ bot_id }) => bot_id === id) ?? makeBotWorld(shared, id, makeTally()),
    )
  }
  grow()
  return parts.map(({ world }) => world)
}

// private

interface SharedWorld {
  readonly cell: StateCell
  readonly of: World['of']
  readonly tokenOf: (bot_id: number) => string
  readonly clock: EmulatorClock
  readonly patience: Millis
  /** Runs after each change of the state. */
  readonly noticed: IO<void>
  /** Tells the other bots about the events that one bot caused. */
  readonly heard: (events: ReadonlyArray<ChatEvent>, by: number) => void
  readonly reset: IO<void>
  readonly restore: (state: State) => void
}

interface BotWorld {
  readonly bot_id: number
  readonly world: World
  readonly notice: IO<void>
  readonly hear: (events: ReadonlyArray<ChatEvent>) => void
  /** Forgets calls and events. */
  readonly forget: IO<void>
}

const makeBotWorld = (shared: SharedWorld, bot_id: number, tally: SendTally | undefined): BotWorld => {
  const { clock, patience } = shared
  const cell = cellOf(shared.cell, bot_id)
  const confirmations = makeConfirmations(() => SortedMap.size(cell.get().queue.entries), clock, patience)
  const polls = makeLongPoll(cell, clock, confirmations.note)
  const logs = makeChatLogs(clock, patience)
  const calls = makeCallRecords(clock, patience)
  const faults = FaultPlan.makeFaultPlan()
  const listeners = new Set<IO<void>>()
  const written = (value: unknown): unknown => withLegacyFields(cell.get(), value)
  let ended = false

  const change = (next: State): void => {
    cell.set(next)
    shared.noticed()
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
    // As after any refusal, nothing has happened.
    if (wait > 0) return fromRefusal(tooMany(Math.ceil(wait / 1000)))
    change(state)
    logs.push(happened)
    shared.heard(happened, bot_id)
    return { ok: true, result, description, synthesised }
  }

  const world: World = {
    bot_id,
    token: () => shared.tokenOf(bot_id),
    of: shared.of,
    clock,
    pipeline: makePipelineView(),
    state: cell.get,
    isLocal: () => cell.get().local,
    ...withFaults(clock, faults, {
      answerTo,
      written,
      file: (file_path) => fileAt(cell.get(), file_path),
      note: calls.push,
    }),
    written,
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
    reset: shared.reset,
    restore: shared.restore,
    idle: confirmations.idle,
    end: () => {
      ended = true
      polls.end()
    },
  }
  return {
    bot_id,
    world,
    notice: () => {
      confirmations.look()
      polls.resume()
      for (const run of listeners) run()
    },
    // A private chat belongs to only one bot.
    hear: (events) => logs.push(events.filter(({ chat_id }) => chat_id < 0)),
    forget: () => {
      calls.clear()
      logs.clear()
    },
  }
}

interface FaultlessApi {
  readonly answerTo: (
    method: string,
    params: Parameters.Parameters,
    onGone: (forget: () => void) => void,
  ) => ApiAnswer | Promise<ApiAnswer>
  readonly written: World['written']
  readonly file: (file_path: string) => File | undefined
  readonly note: (call: RawCall) => void
}

// Answers requests, each with its fault.
const withFaults = (
  clock: EmulatorClock,
  faults: FaultPlan.FaultPlan,
  { answerTo, written, file, note }: FaultlessApi,
): Pick<World, 'request' | 'download'> => {
  const settings = makeWebhookTurns()
  return {
    request: async (method, params, onGone) => {
      const fault = faults.next(ParameterCheck.nameOf(method) ?? method)
      const given = (fault && FaultPlan.answerTo(fault)) ?? (await answerTo(method, params, onGone))
      const answer = await settings.turn(method, given, lateness(clock, fault))
      note({ method, params, answer, at: clock.now(), fault })
      return { answer: answer.ok ? { ...answer, result: written(answer.result) } : answer, fault }
    },
    download: async (file_path) => {
      const found = file(file_path)
      const fault = faults.next(FaultPlan.downloads)
      await lateness(clock, fault)
      return { file: found, fault }
    },
  }
}

const lateness = async (clock: EmulatorClock, fault: Fault | undefined): Promise<void> => {
  if (fault?._tag === 'Late') await new Promise<void>((resolve) => void clock.after(fault.by, resolve))
}

// How long the bot must wait. Only messages and edits that are not refused count.
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
