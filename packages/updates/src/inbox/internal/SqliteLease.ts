// The lease of a bot's inbox in a SQLite file: one process owns the inbox, and every transaction checks that
// this process still does.

import type { Millis } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import {
  closed,
  deathsTogether,
  erased,
  type InboxClaim,
  type InboxError,
  type InboxLease,
  type TakenUpdate,
} from '../Inbox.ts'
import { type BookEntry, type LaneBook, makeLaneBook } from '../LaneBook.ts'
import { bell } from './Bell.ts'
import type { GroupJob } from './GroupCommit.ts'
import { readOn, type SqliteState } from './SqliteState.ts'
import type { BotRow } from './SqliteTable.ts'

// model

// How often a waiting claim tries again.
const lookTime: Millis = 1_000

// A lease of this process.
interface Lease {
  readonly state: SqliteState
  readonly book: LaneBook
  readonly token: number
  readonly over: AbortController
  readonly claim: InboxClaim
}

// constructors

/** Waits until no other process owns the inbox, and takes it. */
export const claimSqlite = async (
  state: SqliteState,
  claim: InboxClaim,
): Promise<E.Either<InboxError, InboxLease>> => {
  const { clock, lease } = state.settings
  for (let isTold = false; !claim.signal.aborted;) {
    const owner = await state.group.run(tryClaim(state, claim))
    if (E.isLeft(owner)) return owner
    if (typeof owner.right !== 'string') return E.right(owner.right)
    if (!isTold) claim.report(owner.right)()
    isTold = true
    await clock.sleep(Math.min(lookTime, lease / 4), claim.signal)()
  }
  return E.left(closed)
}

// private

// Returns the lease, or a sentence about its owner.
const tryClaim =
  (state: SqliteState, claim: InboxClaim): GroupJob<InboxLease | string> =>
  () => {
    const { table, settings, row } = state
    const now = settings.clock.now()
    if (isAlive(row, now)) return E.right(() => ownedBy(state, row))
    const token = row.token + 1
    const deaths = deathsTogether + claim.attempts
    const parked = table.parkDead(deaths, now)
    state.row = { ...mine(now + settings.lease), token, waiting: row.waiting - parked }
    return E.right(() => {
      if (parked > 0)
        claim.report(
          `Updates that were running when the process died, ${deaths} times: ${parked}. They are parked in ` +
            `${settings.file}.`,
        )()
      return hold(state, token, claim)
    })
  }

const mine = (until: Millis): Pick<BotRow, 'host' | 'pid' | 'until'> => ({
  host: here(),
  pid: process.pid,
  until,
})

// A process id is valid only on one machine, and in one container.
const here = (): string => {
  const host = process.getBuiltinModule('node:os').hostname()
  try {
    return `${host} ${process.getBuiltinModule('node:fs').readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return host
  }
}

const isAlive = ({ host, pid, until }: BotRow, now: Millis): boolean =>
  host !== undefined && until > now && (host !== here() || isRunning(pid))

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    // EPERM: the process runs, but this one may not send it a signal.
    return cause instanceof Error && Reflect.get(cause, 'code') === 'EPERM'
  }
}

const ownedBy = ({ settings: { file, lease } }: SqliteState, { host = '', pid }: BotRow): string =>
  `${file} belongs to process ${pid} on ${host.split(' ')[0] ?? host}, which handles its updates. ` +
  `This process waits, and takes over when that one stops, or is silent for ${lease / 1000} s.`

const hold = (state: SqliteState, token: number, claim: InboxClaim): InboxLease => {
  const { clock } = state.settings
  const book = makeLaneBook(claim, token)
  const lease: Lease = { state, book, token, over: new AbortController(), claim }
  const bells = new Set<() => void>()
  state.book = book
  state.read = 0
  state.ring = () => {
    for (const ring of bells) ring()
  }
  readOn(state)
  const gone = new AbortController()
  const stop = AbortSignal.any([gone.signal, lease.over.signal])
  void renew(lease, stop)
  const release = async (): Promise<void> => {
    if (gone.signal.aborted) return
    gone.abort()
    state.book = undefined
    state.release = async () => undefined
    await state.group.run(
      fenced(lease, () => {
        state.row = { ...state.row, host: undefined, until: 0 }
        return E.right(() => undefined)
      }),
    )
  }
  state.release = release
  return {
    take: (signal) => async () => {
      while (!signal.aborted && !stop.aborted) {
        const taken = read(lease)
        if (E.isLeft(taken) || taken.right.length > 0) return taken
        await bell(bells, [signal, stop], book.due(), clock)
      }
      return lease.over.signal.aborted ? E.left(lost(lease)) : E.right([])
    },
    ...settling(lease),
    lost: lease.over.signal,
    release,
  }
}

const settling = (lease: Lease): Pick<InboxLease, 'begin' | 'done' | 'retry' | 'park'> => {
  const { book, state } = lease
  const { table, settings } = state
  const ended =
    (update: TakenUpdate, write: (entry: BookEntry) => boolean) => (): Promise<E.Either<InboxError, void>> =>
      state.group.run(
        holding(lease, update, (entry) => {
          // An update that was erased in the meantime is no longer counted as waiting.
          if (write(entry)) state.row = { ...state.row, waiting: state.row.waiting - 1 }
          return E.right(() => {
            book.end(update.lane, update.id)
            state.ring()
          })
        }),
      )
  return {
    begin: (update) => () =>
      state.group.run(
        holding(lease, update, (entry) => {
          if (table.count(entry.seq))
            return E.right(() => {
              entry.attempts += 1
            })
          // The update was erased: the lane is given again without it.
          book.postpone(update.lane, settings.clock.now())
          state.ring()
          return E.left(erased(update.id))
        }),
      ),
    done: (update) => ended(update, ({ seq }) => table.remove(seq)),
    park: (update, reason) => ended(update, ({ seq }) => table.park(seq, reason, settings.clock.now())),
    retry: (update, at) => () =>
      state.group.run(
        holding(lease, update, () => {
          // Before the commit: a later update of the lane must not begin in the same transaction.
          book.postpone(update.lane, at)
          return E.right(state.ring)
        }),
      ),
  }
}

// Runs a job only while this process owns the inbox.
const fenced =
  <A>(lease: Lease, job: GroupJob<A>): GroupJob<A> =>
  () => {
    if (lease.state.row.token === lease.token && lease.state.row.host !== undefined) return job()
    lease.over.abort('lost')
    return E.left(lost(lease))
  }

// Runs a write only while this process holds the lane of the update under its token.
const holding = (
  lease: Lease,
  { lane, token, id }: TakenUpdate,
  write: (entry: BookEntry) => E.Either<InboxError, () => void>,
): GroupJob<void> =>
  fenced(lease, () => {
    const entry = lease.book.held(lane, token, id)
    return entry === undefined
      ? E.left({ _tag: 'Lost', reason: `Update ${id} is not held any more: its lane was given back.` })
      : write(entry)
  })

const lost = ({ state: { settings } }: Lease): InboxError => ({
  _tag: 'Lost',
  reason: `Another process has taken over ${settings.file}. This one stops.`,
})

// The updates that the book gives now, with their texts, without erased ones.
const read = ({
  book,
  state,
}: Pick<Lease, 'book' | 'state'>): E.Either<InboxError, ReadonlyArray<TakenUpdate>> => {
  const { table, file, settings, texts } = state
  const given = book.give(settings.clock.now())
  try {
    const taken = given.flatMap(({ lane, token, entry }) => {
      const kept = texts.take(entry.seq) ?? table.text(entry.seq)
      if (kept !== undefined) return { ...kept, id: entry.id, lane, attempts: entry.attempts, token }
      book.end(lane, entry.id)
      return []
    })
    return given.length > 0 && taken.length === 0 ? read({ book, state }) : E.right(taken)
  } catch (cause) {
    for (const { lane } of given) book.postpone(lane, settings.clock.now() + lookTime)
    return E.left(file.faultOf(cause))
  }
}

// Renews the lease, and reads the updates that other processes have put.
const renew = async (lease: Lease, stop: AbortSignal): Promise<void> => {
  const { state } = lease
  const { clock, lease: length } = state.settings
  let seen = state.table.dataVersion()
  for (;;) {
    await clock.sleep(length / 4, stop)()
    if (stop.aborted) return
    await state.group.run(
      fenced(lease, () => {
        state.row = { ...state.row, until: clock.now() + length }
        return E.right(() => {
          const now = state.table.dataVersion()
          if (now !== seen) readOn(state)
          seen = now
        })
      }),
    )
  }
}
