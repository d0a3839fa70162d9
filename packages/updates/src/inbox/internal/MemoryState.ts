// The state of one bot's inbox in memory, and the operations that need no lease.

import type { Clock, Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import {
  closed,
  type InboxError,
  type InboxUpdate,
  type OpenInbox,
  type ParkedUpdate,
  seenFor,
} from '../Inbox.ts'
import type { LaneBook } from '../LaneBook.ts'
import { isAbout } from '../RawUpdate.ts'

// model

export interface MemorySettings {
  readonly clock: Clock
  readonly lease: Millis
  readonly most: number
  readonly mostParked: number
}

/** An update that waits. */
export interface MemoryRow extends Pick<InboxUpdate, 'id' | 'lane' | 'kind' | 'text' | 'trace'> {
  readonly receivedAt: Millis
  attempts: number
}

/** An update that is parked. */
export type MemoryAside = ParkedUpdate & Pick<InboxUpdate, 'text' | 'trace'>

/** The state of one bot. Each operation runs in one turn, so that no other one sees it half done. */
export interface MemoryState {
  /** The updates that wait, by row, in the order in which they were put. */
  readonly waiting: Map<number, MemoryRow>
  readonly parked: Map<number, MemoryAside>
  /** The ids that were put, and when; the oldest first. */
  readonly seen: Map<number, Millis>
  /** Rung after each change. */
  readonly bells: Set<() => void>
  /** The worker that takes the updates, and until when. Its book has the updates that wait. */
  owner: MemoryOwner | undefined
  /** How many rows and leases there have been. */
  rows: number
  leases: number
}

export interface MemoryOwner {
  readonly book: LaneBook
  until: Millis
}

/** The operations of an open inbox that need no lease. */
export type MemoryDesk = Required<Omit<OpenInbox, 'claim' | 'close' | 'figures' | 'lead'>>

// Ids are forgotten by count, too: Telegram shows a bot at most some hundred updates a second.
const mostSeen = 200_000

// constructors

export const makeMemoryState = (): MemoryState => ({
  waiting: new Map(),
  parked: new Map(),
  seen: new Map(),
  bells: new Set(),
  owner: undefined,
  rows: 0,
  leases: 0,
})

/** The operations that need no lease. They fail when `isOpen` returns false. */
export const makeMemoryDesk = (
  state: MemoryState,
  settings: MemorySettings,
  isOpen: () => boolean,
): MemoryDesk => {
  const { parked, waiting } = state
  const act =
    <A>(run: () => E.Either<InboxError, A>): TaskEither<InboxError, A> =>
    async () =>
      isOpen() ? run() : E.left(closed)
  const give = <A>(run: () => A): TaskEither<InboxError, A> => act(() => E.right(run()))
  const mine = (person: number) => {
    const isOurs = ({ text }: { readonly text: string }): boolean => isAbout(person)(JSON.parse(text))
    return {
      rows: [...waiting].filter(([, row]) => isOurs(row)),
      asides: [...parked.values()].filter(isOurs),
    }
  }
  return {
    put: (updates) => act(() => put(state, settings, updates)),
    count: give(() => ({ waiting: waiting.size, parked: parked.size })),
    list: (from = Number.MIN_SAFE_INTEGER) =>
      give(() =>
        [...parked.values()]
          .filter(({ id }) => id >= from)
          .toSorted((a, b) => a.id - b.id)
          .slice(0, pageSize)
          .map(({ text, trace, ...rest }) => rest),
      ),
    show: (id) =>
      give(() => {
        const { trace, ...shown } = parked.get(id) ?? {}
        return 'id' in shown ? shown : undefined
      }),
    replay: (ids) =>
      give(() => {
        const found = ids.flatMap((id) => parked.get(id) ?? [])
        for (const { id, lane, kind, text, trace, receivedAt } of found) {
          parked.delete(id)
          add(state, { id, lane, kind, text, receivedAt, attempts: 0, ...defined({ trace }) })
        }
        ring(state)
        return found.length
      }),
    drop: (ids) => give(() => ids.filter((id) => parked.delete(id)).length),
    exportOf: (person) =>
      give(() => {
        const { rows, asides } = mine(person)
        return [...rows.map(([, row]) => row), ...asides]
          .map(({ id, text }) => ({ id, text }))
          .toSorted((a, b) => a.id - b.id)
      }),
    eraseOf: (person) =>
      give(() => {
        const { rows, asides } = mine(person)
        for (const [seq] of rows) waiting.delete(seq)
        for (const { id } of asides) parked.delete(id)
        return rows.length + asides.length
      }),
  }
}

// combinators

/** Parks an update. Above the limit, the oldest parked one is dropped. */
export const setAside = (
  { parked }: MemoryState,
  { mostParked }: MemorySettings,
  update: MemoryAside,
): void => {
  parked.set(update.id, update)
  const [oldest] = parked.size > mostParked ? parked.keys() : []
  if (oldest !== undefined) parked.delete(oldest)
}

/** Wakes everything that waits for a change. */
export const ring = ({ bells }: MemoryState): void => {
  for (const each of bells) each()
}

// private

const pageSize = 1_000

const put = (
  state: MemoryState,
  settings: MemorySettings,
  updates: ReadonlyArray<InboxUpdate>,
): E.Either<InboxError, number> => {
  const { most, clock } = settings
  if (state.waiting.size >= most)
    return E.left({
      _tag: 'Full',
      reason:
        `The inbox in memory holds ${state.waiting.size} updates that wait, of ${most} at most. ` +
        'Nothing more is confirmed until some of them are handled.',
    })
  const now = clock.now()
  forget(state, now)
  let count = 0
  for (const { id, lane, kind, text, trace, fault } of updates) {
    if (state.seen.has(id)) continue
    state.seen.set(id, now)
    count += 1
    if (fault === undefined)
      add(state, { id, lane, kind, text, receivedAt: now, attempts: 0, ...defined({ trace }) })
    else
      setAside(state, settings, {
        ...{ id, lane, kind, text, reason: fault, ...defined({ trace }) },
        ...{ attempts: 0, receivedAt: now, parkedAt: now },
      })
  }
  ring(state)
  return E.right(count)
}

const add = (state: MemoryState, row: MemoryRow): void => {
  state.rows += 1
  state.waiting.set(state.rows, row)
  state.owner?.book.add(row.lane, { id: row.id, seq: state.rows, attempts: 0, hasDied: false })
}

const forget = ({ seen }: MemoryState, now: Millis): void => {
  for (const [id, at] of seen) {
    if (seen.size <= mostSeen && at > now - seenFor) return
    seen.delete(id)
  }
}
