// The lease of an inbox in memory: one worker of the process takes the updates, and every operation checks
// that this worker still has the lease.

import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import {
  closed,
  deathsTogether,
  erased,
  type InboxClaim,
  type InboxError,
  type InboxLease,
  type TakenUpdate,
} from '../Inbox.ts'
import { type BookEntry, makeLaneBook } from '../LaneBook.ts'
import { bell } from './Bell.ts'
import {
  type MemoryOwner,
  type MemoryRow,
  type MemorySettings,
  type MemoryState,
  ring,
  setAside,
} from './MemoryState.ts'

// constructors

/** Waits until no other worker has the lease, and takes it. `quit` ends the waiting, and the lease. */
export const claimMemory = async (
  state: MemoryState,
  settings: MemorySettings,
  claim: InboxClaim,
  quit: AbortSignal,
): Promise<E.Either<InboxError, InboxLease>> => {
  const { clock } = settings
  for (let isTold = false; !claim.signal.aborted && !quit.aborted; isTold = true) {
    const until = state.owner?.until ?? 0
    if (until <= clock.now()) return E.right(hold(state, settings, claim, quit))
    if (!isTold) claim.report(ownedBy(settings.lease))()
    await bell(state.bells, [claim.signal, quit], until, clock)
  }
  return E.left(closed)
}

// private

interface Held {
  readonly state: MemoryState
  readonly settings: MemorySettings
  readonly owner: MemoryOwner
  readonly over: AbortController
}

const ownedBy = (lease: Millis): string =>
  'The inbox in memory belongs to another worker of this process. This one waits, and takes over when that ' +
  `one stops, or is silent for ${lease / 1000} s.`

const hold = (
  state: MemoryState,
  settings: MemorySettings,
  claim: InboxClaim,
  quit: AbortSignal,
): InboxLease => {
  const { clock, lease } = settings
  parkDead(state, settings, claim)
  state.leases += 1
  const owner = { book: makeLaneBook(claim, state.leases), until: clock.now() + lease }
  state.owner = owner
  for (const [seq, { id, lane, attempts }] of state.waiting)
    owner.book.add(lane, { id, seq, attempts, hasDied: attempts > 0 })
  const held: Held = { state, settings, owner, over: new AbortController() }
  const gone = new AbortController()
  const stop = AbortSignal.any([gone.signal, held.over.signal, quit])
  void renew(held, stop)
  const release = async (): Promise<void> => {
    gone.abort('released')
    if (state.owner !== owner) return
    state.owner = undefined
    ring(state)
  }
  quit.addEventListener('abort', () => void release())
  return {
    take: (signal) => async () => {
      while (!signal.aborted && !stop.aborted) {
        const fault = lostIn(held)
        if (fault !== undefined) return E.left(fault)
        const taken = given(held)
        if (taken.length > 0) return E.right(taken)
        await bell(state.bells, [signal, stop], owner.book.due(), clock)
      }
      return held.over.signal.aborted ? E.left(lost) : E.right([])
    },
    ...settling(held),
    lost: held.over.signal,
    release,
  }
}

const settling = (held: Held): Pick<InboxLease, 'begin' | 'done' | 'retry' | 'park'> => {
  const { settings, state } = held
  const { book } = held.owner
  const now = settings.clock.now
  const ended = ({ lane, id }: TakenUpdate, { seq }: BookEntry): MemoryRow | undefined => {
    const row = state.waiting.get(seq)
    state.waiting.delete(seq)
    book.end(lane, id)
    ring(state)
    return row
  }
  return {
    begin: holding(held, (update, entry) => {
      const row = state.waiting.get(entry.seq)
      if (row === undefined) {
        // The update was erased: the lane is given again without it.
        book.postpone(update.lane, now())
        ring(state)
        return erased(update.id)
      }
      row.attempts += 1
      entry.attempts += 1
      return undefined
    }),
    done: holding(held, (update, entry) => void ended(update, entry)),
    retry: (update, at) =>
      holding(held, () => {
        book.postpone(update.lane, at)
        ring(state)
        return undefined
      })(update),
    park: (update, reason) =>
      holding(held, (_, entry) => {
        const row = ended(update, entry)
        if (row !== undefined) setAside(state, settings, { ...row, reason, parkedAt: now() })
        return undefined
      })(update),
  }
}

// Runs an operation only while the worker holds the lane of the update under its token.
const holding =
  (held: Held, run: (update: TakenUpdate, entry: BookEntry) => InboxError | undefined) =>
  (update: TakenUpdate): TaskEither<InboxError, void> =>
  async () => {
    const fault = lostIn(held)
    if (fault !== undefined) return E.left(fault)
    const entry = held.owner.book.held(update.lane, update.token, update.id)
    const refusal = entry === undefined ? passedOn(update) : run(update, entry)
    return refusal === undefined ? E.right(undefined) : E.left(refusal)
  }

const lostIn = ({ state, owner, over }: Held): InboxError | undefined => {
  if (state.owner === owner) return undefined
  over.abort('lost')
  return lost
}

const lost: InboxError = {
  _tag: 'Lost',
  reason: 'Another worker has taken over the inbox in memory. This one stops.',
}

const passedOn = ({ id }: TakenUpdate): InboxError => ({
  _tag: 'Lost',
  reason: `Update ${id} is not held any more: its lane was given back.`,
})

// The updates that the book gives now, without erased ones.
const given = (held: Held): ReadonlyArray<TakenUpdate> => {
  const { book } = held.owner
  const entries = book.give(held.settings.clock.now())
  const taken = entries.flatMap(({ lane, token, entry: { id, seq, attempts } }) => {
    const row = held.state.waiting.get(seq)
    if (row !== undefined) {
      const { receivedAt, text, trace } = row
      return { id, lane, text, attempts, receivedAt, token, ...defined({ trace }) }
    }
    book.end(lane, id)
    return []
  })
  return entries.length > 0 && taken.length === 0 ? given(held) : taken
}

const renew = async (
  { state, settings: { clock, lease }, owner }: Held,
  stop: AbortSignal,
): Promise<void> => {
  while (!stop.aborted) {
    owner.until = clock.now() + lease
    await clock.sleep(lease / 4, stop)()
    if (state.owner !== owner) return
  }
}

const parkDead = (state: MemoryState, settings: MemorySettings, { attempts, report }: InboxClaim): void => {
  const deaths = deathsTogether + attempts
  const dead = [...state.waiting].filter(([, row]) => row.attempts >= deaths)
  for (const [seq, row] of dead) {
    state.waiting.delete(seq)
    const reason = `The worker ended while the update was handled, ${deaths} times.`
    setAside(state, settings, { ...row, reason, parkedAt: settings.clock.now() })
  }
  if (dead.length > 0)
    report(`Updates that were running when their worker ended: ${dead.length}. They are parked.`)()
}
