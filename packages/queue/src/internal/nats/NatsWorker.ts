// A worker of a bot's inbox in NATS: it has a lease, owns its share of the partitions, and keeps one book of
// all lanes in them.

import type { Millis } from '@pipegram/core/Clock'
import type { InboxClaim, InboxError } from '@pipegram/updates/Inbox'
import { type LaneBook, makeLaneBook } from '@pipegram/updates/LaneBook'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { leave, type Membership } from './Membership.ts'
import type { NatsEngine } from './NatsEngine.ts'
import type { NatsUpdate } from './NatsRecord.ts'
import type { Partition } from './partition/Partition.ts'

// model

export interface NatsWorker {
  readonly engine: NatsEngine
  readonly claim: InboxClaim
  readonly id: string
  readonly book: LaneBook
  readonly partitions: Map<number, Partition>
  /** Aborted when the lease is lost. */
  readonly over: AbortController
  readonly watchers: Set<IO<void>>
  membership: Membership
  /** The time after which the worker must not rely on its lease. */
  until: Millis
  /** Why the worker does nothing any more. */
  error: InboxError | undefined
  /** Updates that were read and are not in the book yet. */
  fresh: Array<NatsUpdate>
  tokens: number
  /** True after the worker has reported that the stream lost its data. */
  hasTold: boolean
  /** True while the worker owns fewer partitions than it should. */
  isShort: boolean
  looking: Promise<void> | undefined
  /** True if the worker should look again right after the present look. */
  isRung: boolean
  unset: ReadonlyArray<IO<void>>
}

/** The part of a lease in which updates are begun. */
export const safePart = 0.9

// constructors

/** A worker that has joined. */
export const makeNatsWorker = (
  engine: NatsEngine,
  claim: InboxClaim,
  id: string,
  membership: Membership,
  sent: Millis,
): NatsWorker => ({
  engine,
  claim,
  id,
  book: makeLaneBook(claim, membership.joined),
  partitions: new Map(),
  over: new AbortController(),
  watchers: new Set(),
  membership,
  until: sent + safePart * engine.settings.lease,
  error: undefined,
  fresh: [],
  tokens: 0,
  hasTold: false,
  isShort: true,
  looking: undefined,
  isRung: false,
  unset: [],
})

// combinators

/** Ends a lease whose time is over. A process that was stopped may wake up before its timers ring. */
export const checkTime = (worker: NatsWorker): void => {
  if (worker.error === undefined && worker.engine.settings.clock.now() >= worker.until) lose(worker)
}

/** Wakes everything that waits for a change. */
export const wakeAll = ({ watchers }: NatsWorker): void => {
  for (const wake of watchers) wake()
}

/** Removes a worker that does nothing any more, so that others need not wait until its lease ends. */
export const quit = async ({ engine, id, membership }: NatsWorker): Promise<void> => {
  await engine.attempt(async (link) => {
    await leave(link, id, membership)
    engine.ring()
    return E.right(undefined)
  })()
}

/** Ends the lease, even if the worker holds updates. */
export const lose = (worker: NatsWorker): void => {
  if (worker.error !== undefined) return
  worker.error = lostError(worker.engine)
  for (const unset of worker.unset) unset()
  for (const partition of worker.partitions.values()) partition.leave()
  worker.over.abort('lost')
  wakeAll(worker)
  void quit(worker)
}

// private

const lostError = ({ settings: { lease, server } }: NatsEngine): InboxError => ({
  _tag: 'Lost',
  reason:
    `This process was silent for longer than its lease of ${lease / 1000} s, or ${server.name} was away. ` +
    'Other workers have its updates now, and it begins to take updates again.',
})
