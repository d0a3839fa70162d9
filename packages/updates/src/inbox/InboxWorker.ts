// Takes updates from an inbox and handles them: lanes run in parallel, failed updates are tried again, and
// updates that fail too often are parked.

import { system, unless, within, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { type DeadLetter, type DeadLetterHook, persistent, reporting } from '../DeadLetter.ts'
import { type LaneJob, makeLanes } from '../Lane.ts'
import { stderr } from '../Notice.ts'
import { makeTurns, type TurnOptions, type Turns } from '../Turns.ts'
import {
  type InboxError,
  type InboxLease,
  type InboxUpdate,
  type OpenInbox,
  type TakenUpdate,
} from './Inbox.ts'
import type { InboxSeeing } from './InboxSeeing.ts'
import { makeFreshUpdates } from './internal/FreshUpdates.ts'
import { makePersist } from './internal/Outage.ts'
import { makeInboxTally } from './internal/worker/InboxWatch.ts'
import { begun, endOf, type WorkerState } from './internal/worker/WorkerSteps.ts'
import type { TraceCarrier } from './UpdateTracing.ts'

// model

/** The options of a worker of an inbox. */
export interface InboxWorkerOptions extends TurnOptions, InboxSeeing {
  /** How many lanes may run at a time, 1 or more. Default: 100. */
  readonly inFlight?: number
  /** How many times an update may be tried before it is parked, 1 or more. Default: 3. */
  readonly attempts?: number
  /** Gets each update that is parked because the bot failed. Default: one line to `report`. */
  readonly onDeadLetter?: DeadLetterHook
  /** Returns a number from 0 to less than 1, to spread repeats over time. Default: `Math.random`. */
  readonly random?: IO<number>
}

/** A running worker. */
export interface InboxWorker {
  /** Ends when this worker owns the inbox, or was closed. */
  readonly owns: Task<void>
  /** Puts updates, and tries again while the inbox is away or full, until the signal is aborted. */
  readonly put: (
    updates: ReadonlyArray<InboxUpdate>,
    signal: AbortSignal,
    put?: OpenInbox['put'],
  ) => TaskEither<InboxError, number>
  /** True if this worker takes updates now. */
  readonly isOwner: IO<boolean>
  /** How many updates are handled now. */
  readonly inFlight: IO<number>
  /** The handlers that have run for a long time. */
  readonly stuck: Turns['stuck']
  /**
   * Takes no more updates, and waits for the running handlers, for at most `deadline` milliseconds. Other
   * updates stay in the inbox. Returns how many handlers did not end.
   */
  readonly close: (deadline: Millis) => Task<number>
}

// How many updates of one lane are held at a time: enough for an album and messages around it.
const usualPerLane = 20

// The same for a bot whose updates may replace each other: as many as Telegram shows at a time.
const mostPerLane = 100

// constructors

/** Starts a worker. `onEnd` runs after each update. */
export const makeInboxWorker = (
  inbox: OpenInbox,
  options: InboxWorkerOptions,
  onEnd: IO<void> = () => undefined,
): InboxWorker => {
  const worker = prepare(inbox, options, onEnd)
  const ended = work(worker, options.tracing)
  return {
    owns: () => worker.owned,
    put:
      (updates, signal, put = inbox.put) =>
      () => {
        for (const update of updates) worker.fresh.remember(update)
        return worker.persist(put(updates), signal)
      },
    isOwner: () => worker.lease !== undefined,
    inFlight: () => worker.running,
    stuck: worker.turns.stuck,
    close: (deadline) => async () => {
      const { abandoned, clock, lanes, pending, stopping, turns } = worker
      stopping.abort()
      turns.hurry()
      const rest = async (): Promise<void> => {
        await lanes.drain()
        await Promise.all(pending)
      }
      await within(clock, deadline)(rest())()
      const left = worker.running
      abandoned.abort()
      turns.close()
      lanes.close()
      await ended
      return left
    },
  }
}

// private

const prepare = (inbox: OpenInbox, options: InboxWorkerOptions, onEnd: IO<void>): WorkerState => {
  const { attempts = 3, inFlight = 100, clock = system, random = Math.random, report = stderr } = options
  if (!(attempts >= 1)) throw new RangeError(`attempts is ${attempts} and should be 1 or more.`)
  if (!(inFlight >= 1)) throw new RangeError(`inFlight is ${inFlight} and should be 1 or more.`)
  const abandoned = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  // The signal of a lost lease is aborted only when it is read, and a handler may begin just after that. So
  // it is read again before each call.
  const beforeCall = (): void => {
    if (worker.lease?.lost.aborted !== false) worker.turns.interrupt()
  }
  const worker: WorkerState = {
    inbox,
    attempts,
    inFlight,
    clock,
    random,
    report,
    turns: makeTurns({ ...options, report, beforeCall }),
    // The inbox limits the number of jobs.
    lanes: makeLanes(Infinity),
    persist: makePersist(clock, random, report),
    deliver: persistent(options.onDeadLetter ?? reporting(report), {
      client: options.call,
      clock,
      random,
      report,
      signal: abandoned.signal,
    }),
    stopping: new AbortController(),
    abandoned,
    fresh: makeFreshUpdates(),
    tally: makeInboxTally(options.metrics, options.me.id),
    pending: new Set(),
    onEnd,
    running: 0,
    unwritten: 0,
    owned: promise,
    own: resolve,
    lease: undefined,
  }
  return worker
}

// Owns the inbox until the stop. If another worker takes over, this one waits until it can own it again.
const work = async (worker: WorkerState, tracing: TraceCarrier | undefined): Promise<void> => {
  const { abandoned, attempts, inbox, inFlight, persist, report, stopping, tally, turns } = worker
  const { signal } = stopping
  while (!signal.aborted) {
    const perLane = turns.mayReplace ? mostPerLane : usualPerLane
    const claim = { lanes: inFlight, perLane, attempts, report, signal, onChange: tally.changed }
    const lease = await persist(inbox.claim(claim), signal)
    if (E.isLeft(lease)) break
    worker.lease = lease.right
    worker.own()
    tally.changed('claimed')
    // After that, the updates of the running handlers belong to another worker.
    lease.right.lost.addEventListener('abort', turns.interrupt)
    const error = await takeAll(worker, lease.right, tracing)
    if (error === undefined) {
      // The lease is kept until the running handlers have ended.
      await unless(abandoned.signal)(new Promise(() => undefined))()
      await lease.right.release()
    } else {
      worker.lease = undefined
      report(error.reason)()
      const { promise, resolve } = Promise.withResolvers<void>()
      worker.owned = promise
      worker.own = resolve
      if (error._tag === 'Closed') break
      tally.changed('lost')
    }
  }
  worker.own()
}

// Takes updates until the stop, or until the lease ends.
const takeAll = async (
  worker: WorkerState,
  lease: InboxLease,
  tracing: TraceCarrier | undefined,
): Promise<InboxError | undefined> => {
  const { signal } = worker.stopping
  const isOver = (): boolean => signal.aborted
  while (!isOver()) {
    const taken = await worker.persist(lease.take(signal), signal)
    if (E.isLeft(taken)) return isOver() ? undefined : taken.left
    for (const update of taken.right)
      worker.lanes.enter(update.lane, traced(tracing, update, jobOf(worker, lease, update)))
  }
  return undefined
}

// Runs a job within the trace of its update.
const traced = (tracing: TraceCarrier | undefined, { trace }: TakenUpdate, job: LaneJob): LaneJob =>
  tracing === undefined
    ? job
    : Object.assign(
        (giveWay: Parameters<LaneJob>[0]) => tracing.within(trace, () => job(giveWay)),
        defined({ group: job.group }),
      )

const jobOf = (worker: WorkerState, lease: InboxLease, taken: TakenUpdate): LaneJob => {
  const decoded = worker.fresh.decodedOf(taken)
  let hasBegun = false
  const begin = async (): Promise<boolean> => {
    if (worker.stopping.signal.aborted || E.isLeft(await begun(worker, lease, taken))) return false
    hasBegun = true
    worker.running += 1
    const { receivedAt } = taken
    if (receivedAt !== undefined) worker.tally.begun(worker.clock.now() - receivedAt)
    return true
  }
  const leave = (isFinished: boolean): boolean => {
    // An update that was replaced before its turn has not begun.
    if (hasBegun) worker.running -= 1
    worker.onEnd()
    return isFinished
  }
  const finish = (letter: DeadLetter | undefined): boolean | Promise<boolean> => {
    const isFinished = endOf(worker, lease, taken, letter)
    return typeof isFinished === 'boolean' ? leave(isFinished) : isFinished.then(leave)
  }
  return E.isRight(decoded)
    ? worker.turns.job({ update: decoded.right, lane: taken.lane, begin, finish })
    : async () => {
        // Another release put it, and for that release the update decoded.
        if (await begin()) await finish({ _tag: 'Undecodable', update: taken.text, errors: decoded.left })
      }
}
