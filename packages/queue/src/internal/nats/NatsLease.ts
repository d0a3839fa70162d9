// The lease of a worker on the partitions that it owns.

import { system, within, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import {
  closed,
  deathsTogether,
  erased,
  type InboxClaim,
  type InboxError,
  type InboxLease,
  type TakenUpdate,
} from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { parkFacts } from '../InboxRecord.ts'
import { join } from './Membership.ts'
import { type NatsEngine, partitionOf } from './NatsEngine.ts'
import { look, stop } from './NatsLook.ts'
import type { NatsUpdate } from './NatsRecord.ts'
import { checkTime, makeNatsWorker, type NatsWorker, quit, wakeAll } from './NatsWorker.ts'
import type { Partition } from './partition/Partition.ts'
import { lastIn, park, releaseIdle } from './PartitionShare.ts'

// model

/** A lease, and what only its own process can do with it. */
export interface NatsHold {
  readonly lease: InboxLease
  /** Says that this process has put an update: the next `take` reads it before it waits. */
  readonly expect: (partition: number, seq: number) => void
  /** Tries again to end a lost lease, since the try at the loss may have failed. */
  readonly quit: Task<void>
}

// How long `claim` waits for its share of the partitions, and `take` for updates that were put. After that,
// they go on without them.
const shareTime: Millis = 1_000

// constructors

/** Begins to take updates. Any number of workers can take at the same time. `before`: a lost lease. */
export const claimNats = async (
  engine: NatsEngine,
  claim: InboxClaim,
  before?: NatsHold,
): Promise<E.Either<InboxError, NatsHold>> => {
  const { settings } = engine
  if (claim.signal.aborted) return E.left(closed)
  await before?.quit()
  const id = crypto.randomUUID()
  const sent = settings.clock.now()
  const joined = await engine.attempt(async (link) => E.right(await join(link, settings, id)))()
  if (E.isLeft(joined)) return joined
  const worker = makeNatsWorker(engine, claim, id, joined.right, sent)
  const unlisten = engine.listen(
    () => void look(worker),
    () => {
      for (const partition of worker.partitions.values()) partition.reopen()
      void look(worker)
    },
  )
  worker.over.signal.addEventListener('abort', unlisten)
  await look(worker)
  engine.ring()
  await soon(worker, () => !worker.isShort)
  return E.right({
    expect: (partition, seq) => worker.partitions.get(partition)?.expect(seq),
    quit: async () => {
      if (worker.over.signal.aborted) await quit(worker)
    },
    lease: {
      take: (signal) => () => take(worker, signal),
      ...settling(worker),
      get lost() {
        checkTime(worker)
        return worker.over.signal
      },
      release: async () => {
        unlisten()
        await stop(worker)
      },
    },
  })
}

// private

const take = async (
  worker: NatsWorker,
  signal: AbortSignal,
): Promise<E.Either<InboxError, ReadonlyArray<TakenUpdate>>> => {
  await catchUp(worker)
  let taken = give(worker)
  if (E.isLeft(taken) || taken.right.length > 0) return taken
  // The signal is aborted: return what is there now, also the updates that other processes have put.
  if (isAborted(signal)) {
    await worker.engine.attempt(async ({ jsm }) => {
      await look(worker)
      for (const each of worker.partitions.values())
        each.expect(await lastIn(worker.engine, jsm, each.number))
      return E.right(undefined)
    })()
    await catchUp(worker)
    return give(worker)
  }
  while (!isAborted(signal)) {
    await changed(worker, signal)
    taken = give(worker)
    if (E.isLeft(taken) || taken.right.length > 0) return taken
  }
  return E.right([])
}

// After a check of `aborted`, the compiler would believe that the value never changes.
const isAborted = (signal: AbortSignal): boolean => signal.aborted

// Waits until all updates that were put before are read.
const catchUp = async (worker: NatsWorker): Promise<void> => {
  const marks = [...worker.partitions.values()].map((each) => ({ each, to: each.expected() }))
  await soon(worker, () => marks.every(({ each, to }) => each.hasRead(to)))
}

// Waits until a condition holds, but only for a short time.
const soon = async (worker: NatsWorker, holds: () => boolean): Promise<void> => {
  const wait = async (): Promise<void> => {
    while (!holds() && worker.error === undefined && !isOver) await next(worker)
  }
  let isOver = false
  await within(system, shareTime)(wait())()
  isOver = true
  wakeAll(worker)
}

const next = ({ watchers }: NatsWorker): Promise<void> =>
  new Promise((resolve) => {
    const wake = (): void => {
      watchers.delete(wake)
      resolve()
    }
    watchers.add(wake)
  })

// Waits for a change, for the time of a lane that waits, or until the signal is aborted.
const changed = async (worker: NatsWorker, signal: AbortSignal): Promise<void> => {
  const { book, engine, fresh, error } = worker
  const { clock } = engine.settings
  if (fresh.length > 0 || error !== undefined) return
  const due = book.due()
  const over = new AbortController()
  const waits = [next(worker)]
  if (due !== undefined) waits.push(clock.sleep(Math.max(1, due - clock.now()), over.signal)())
  const wake = (): void => wakeAll(worker)
  signal.addEventListener('abort', wake)
  await Promise.race(waits)
  signal.removeEventListener('abort', wake)
  over.abort('over')
}

const give = (worker: NatsWorker): E.Either<InboxError, ReadonlyArray<TakenUpdate>> => {
  checkTime(worker)
  const { book, engine, error } = worker
  if (error !== undefined) return E.left(error)
  // Some partitions are read faster than others: sort the updates in the order in which they were put.
  for (const update of worker.fresh.splice(0).toSorted((a, b) => a.seq - b.seq)) enter(worker, update)
  const given = book.give(engine.settings.clock.now())
  const taken = given.flatMap(({ lane, token, entry }) => {
    const update = worker.partitions.get(partitionOf(lane))?.state.open.get(entry.seq)?.update
    if (update !== undefined)
      return { id: entry.id, lane, token, attempts: entry.attempts, ...keptOf(update) }
    // The update was erased.
    book.end(lane, entry.id)
    return []
  })
  return given.length > 0 && taken.length === 0 ? give(worker) : E.right(taken)
}

const keptOf = ({ text, receivedAt, trace }: NatsUpdate) => ({ text, ...defined({ receivedAt, trace }) })

const enter = ({ book, engine, partitions }: NatsWorker, update: NatsUpdate): void => {
  const { id, lane, mark, seq } = update
  if (partitions.get(partitionOf(lane))?.has(update) !== true) return
  const entry = { id, seq, attempts: mark.attempts, hasDied: mark.deaths >= deathsTogether }
  update.entry = entry
  book.add(lane, entry)
  if (mark.due > engine.settings.clock.now()) book.postpone(lane, mark.due)
}

interface Held {
  readonly partition: Partition
  /** `undefined` if the update was erased. */
  readonly update: NatsUpdate | undefined
}

// The update, if this worker holds its lane under its token.
const heldIn = (worker: NatsWorker, { id, lane, token }: TakenUpdate): E.Either<InboxError, Held> => {
  checkTime(worker)
  if (worker.error !== undefined) return E.left(worker.error)
  const entry = worker.book.held(lane, token, id)
  const partition = worker.partitions.get(partitionOf(lane))
  return partition === undefined || entry === undefined
    ? E.left({ _tag: 'Lost', reason: `Update ${id} is not held any more: its lane was given back.` })
    : E.right({ partition, update: partition.state.open.get(entry.seq)?.update })
}

// Each operation changes the state in memory at once, and ends when the change is written.
const settling = (worker: NatsWorker): Pick<InboxLease, 'begin' | 'done' | 'retry' | 'park'> => {
  const { book, engine } = worker
  const { clock } = engine.settings
  const changing =
    (taken: TakenUpdate, change: (held: Held) => Promise<boolean | 'erased'>) =>
    async (): Promise<E.Either<InboxError, void>> => {
      const held = heldIn(worker, taken)
      if (E.isLeft(held)) return held
      const isDone = await change(held.right)
      checkTime(worker)
      if (isDone === false || worker.over.signal.aborted) return E.left(worker.error ?? closed)
      return isDone === 'erased' ? E.left(erased(taken.id)) : E.right(undefined)
    }
  const ended = ({ lane, id }: TakenUpdate): void => {
    book.end(lane, id)
    releaseIdle(worker)
    wakeAll(worker)
  }
  const postpone = ({ lane }: TakenUpdate, { partition }: Held, at: Millis): void => {
    for (const { update } of partition.state.open.values())
      if (update?.lane === lane) update.mark.isRunning = false
    book.postpone(lane, at)
    if (partition.isLeaving()) {
      book.forget((each) => each === lane)
      releaseIdle(worker)
    }
    wakeAll(worker)
  }
  return {
    begin: (taken) =>
      changing(taken, async (held) => {
        const { partition, update } = held
        if (update !== undefined) {
          const { entry, mark } = update
          mark.attempts += 1
          mark.isRunning = true
          mark.due = 0
          if (entry !== undefined) entry.attempts = mark.attempts
        }
        const isWritten = await partition.commit()
        // With the write, the worker learned that the update was erased. It gives the lane again without it.
        if (!isWritten || (update !== undefined && partition.has(update))) return isWritten
        book.end(taken.lane, taken.id)
        postpone(taken, held, clock.now())
        return 'erased'
      }),
    done: (taken) =>
      changing(taken, ({ partition, update }) => {
        if (update !== undefined) partition.end(update.seq)
        const written = partition.commit()
        ended(taken)
        return written
      }),
    park: (taken, reason) =>
      changing(taken, async ({ partition, update }) => {
        if (update !== undefined) {
          update.mark.isRunning = false
          update.mark.parking = parkFacts(reason, taken.attempts + 1, clock.now())
          if (!(await park(worker, partition, update))) return false
        }
        ended(taken)
        return true
      }),
    retry: (taken, at) =>
      changing(taken, (held) => {
        if (held.update === undefined) book.end(taken.lane, taken.id)
        else held.update.mark.due = at
        postpone(taken, held, at)
        return held.partition.commit()
      }),
  }
}
