// What a worker does with one update of an inbox: it begins the update, and ends it.

import { type Clock, within } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { delay } from '../../../Backoff.ts'
import { type DeadLetter, hookTime, reasonOf } from '../../../DeadLetter.ts'
import type { Lanes } from '../../../Lane.ts'
import type { Notify } from '../../../Notice.ts'
import type { Turns } from '../../../Turns.ts'
import { type InboxLease, type OpenInbox, type TakenUpdate, unavailable } from '../../Inbox.ts'
import type { FreshUpdates } from '../FreshUpdates.ts'
import type { Persist } from '../Outage.ts'
import type { InboxTally } from './InboxWatch.ts'

// model

/** A worker: its settings, its parts and its state. */
export interface WorkerState {
  readonly attempts: number
  readonly clock: Clock
  readonly random: IO<number>
  readonly report: Notify
  readonly inbox: OpenInbox
  readonly inFlight: number
  readonly turns: Turns
  readonly lanes: Lanes
  readonly persist: Persist
  readonly deliver: (letter: DeadLetter) => Task<boolean>
  /** Aborted when the worker should take no more updates. */
  readonly stopping: AbortController
  /** Aborted when the worker should wait for nothing any more. */
  readonly abandoned: AbortController
  readonly fresh: FreshUpdates
  readonly tally: InboxTally
  /** Ends of updates that are not written yet. */
  readonly pending: Set<Promise<unknown>>
  readonly onEnd: IO<void>
  running: number
  /** How many pending ends have failed to be written at least once. */
  unwritten: number
  owned: Promise<void>
  own: () => void
  lease: InboxLease | undefined
}

// combinators

/**
 * Counts the attempt. It fails while the end of an earlier update could not be written. Otherwise, after a
 * kill, that earlier update would run after this one.
 */
export const begun = (worker: WorkerState, lease: InboxLease, taken: TakenUpdate) => {
  const counted = lease.begin(taken)
  const operation: typeof counted = () => (worker.unwritten > 0 ? Promise.resolve(unwritten) : counted())
  return worker.persist(operation, worker.stopping.signal)
}

/** Ends an update. Returns false if it will be tried again: then its lane is given back. */
export const endOf = (
  worker: WorkerState,
  lease: InboxLease,
  taken: TakenUpdate,
  letter: DeadLetter | undefined,
): boolean | Promise<boolean> => {
  const { attempts, clock, random, report } = worker
  const times = taken.attempts + 1
  if (letter === undefined) {
    settle(worker, lease.done(taken), 'handled')
    return true
  }
  if (letter._tag === 'Undecodable' || times >= attempts) return park(worker, lease, taken, letter)
  const wait = delay(taken.attempts, random())
  report(
    `Update ${taken.id} failed, attempt ${times} of ${attempts}: ${reasonOf(letter)} ` +
      `It is tried again in ${Math.ceil(wait / 1000)} s.`,
  )()
  settle(worker, lease.retry(taken, clock.now() + wait), 'retried')
  return false
}

// private

const unwritten = E.left(unavailable('The inbox could not be written, and is tried again.'))

const park = async (
  worker: WorkerState,
  lease: InboxLease,
  taken: TakenUpdate,
  letter: DeadLetter,
): Promise<boolean> => {
  // The inbox keeps the update, so its lane need not wait for a hook that never ends.
  const isDelivered = (await within(worker.clock, hookTime)(worker.deliver(letter)())()) ?? true
  if (isDelivered) settle(worker, lease.park(taken, reasonOf(letter)), 'parked')
  return isDelivered
}

// Writes the end of an update, without a wait: the next update of the lane begins in the same transaction.
const settle = (
  worker: WorkerState,
  operation: ReturnType<InboxLease['done']>,
  outcome: Parameters<InboxTally['ended']>[0],
): void => {
  const { abandoned, pending, persist, tally } = worker
  let hasFailed = false
  const failed = (): void => {
    hasFailed = true
    worker.unwritten += 1
  }
  const written = persist(operation, abandoned.signal, failed).then((end) => {
    if (E.isRight(end)) tally.ended(outcome)
    if (hasFailed) worker.unwritten -= 1
    pending.delete(written)
  })
  pending.add(written)
}
