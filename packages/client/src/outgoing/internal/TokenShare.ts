// The part of one limit that this process has. A table in the store divides the places of the limit among the
// processes. A process sends within its own places without asking. From time to time it reads the table,
// takes or gives back places that no message of the last window uses, and renews its lease.

import type { Clock, Millis } from '@pipegram/core/Clock'
import { change, type Store } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { isShort, type ShareRow, type ShareTable, tableOf, takenIn, targetsOf } from './FairShare.ts'
import type { WindowLimit } from './SlidingLog.ts'
import type { StoreAsk } from './StoreAsk.ts'
import { makeWakeTimer } from './WakeTimer.ts'

// model

/** The places of a limit that a process needs now. */
export interface ShareDemand extends Pick<ShareRow, 'bulk' | 'calls' | 'least'> {
  /** The places that messages of the last window use. */
  readonly used: number
  /** How long until the first of these places is free. */
  readonly cool: Millis
}

/** The part of a limit that this process has. */
export interface TokenShare {
  /** The places that this process may use now. */
  readonly capacity: IO<number>
  /** Says that calls wait. Asks for more places, unless it has already asked. */
  readonly wake: IO<void>
  /** Makes all processes send nothing for `ms` milliseconds. */
  readonly hold: (ms: Millis) => void
}

export interface ShareOptions {
  readonly key: string
  readonly limit: WindowLimit
  readonly store: Store
  readonly clock: Clock
  readonly ask: StoreAsk
  /** The name of this process: no other process has it. */
  readonly name: string
  /** The places of this process while the store is away. */
  readonly alone: number
  readonly demand: IO<ShareDemand>
  /** Runs when the capacity has changed. */
  readonly changed: IO<void>
  /** Runs when Telegram has asked another process to send nothing for `ms` milliseconds. */
  readonly held: (ms: Millis) => void
}

// constructors

/** A share without places. It does nothing before `wake` or `hold`, or while no call needs a place. */
export const makeTokenShare = (options: ShareOptions): TokenShare => {
  const { clock, changed, demand } = options
  const share: Share = {
    ...options,
    ...{ have: 0, goal: 0, row: undefined, asked: undefined, renewed: -Infinity },
    ...{ told: { until: 0, pause: 0 }, heldUntil: 0 },
    ...{ isAway: false, returned: -Infinity, isBusy: false, workers: 1, seen: new Map() },
  }
  const timer = makeWakeTimer(clock, () => void look())
  const look = async (): Promise<void> => {
    if (share.isBusy) return
    share.isBusy = true
    timer.stop()
    const next = await visit(share)
    share.isBusy = false
    changed()
    if (next !== undefined) timer.set(Math.max(1, next), clock.now())
  }
  return {
    capacity: () =>
      isLeased(share, clock.now()) ? Math.min(share.have, share.goal) : share.isAway ? share.alone : 0,
    wake: () => {
      if (share.isBusy) return
      const { asked, isAway } = share
      const { bulk, calls, least } = demand()
      const isNew = asked === undefined || calls > asked.calls || bulk > asked.bulk || least > asked.least
      if (isNew && !isAway) void look()
      else if (asked === undefined) timer.set(retry, clock.now())
    },
    hold: (ms) => {
      const until = clock.now() + ms
      if (until > share.told.until) share.told = { until, pause: ms }
      void look()
    },
  }
}

// private

interface Share extends ShareOptions {
  /** How many places the table says we have, and how many of them we may use. */
  have: number
  goal: number
  /** Our row in the table, as we last saw it. */
  row: ShareRow | undefined
  /** The places that we needed at the last look; `undefined` if we need none. */
  asked: Pick<ShareRow, 'bulk' | 'calls' | 'least'> | undefined
  /** When we began our last successful write: our lease begins then. */
  renewed: Millis
  /** The latest pause that Telegram asked us for, and the end of the latest pause in the table. */
  told: Pick<ShareTable, 'until' | 'pause'>
  heldUntil: Millis
  isAway: boolean
  /** When the store came back. */
  returned: Millis
  isBusy: boolean
  workers: number
  /** The last write that we have seen of each other process, and when we first saw it. */
  readonly seen: Map<string, { readonly beat: number; readonly at: Millis }>
}

// A process that has not renewed its lease for so long does not use its places.
const lease: Millis = 3_000
const renewal: Millis = 1_000

// The time between two looks at the table grows with the number of processes: `pace` for each.
const pace: Millis = 50
const leastPace: Millis = 100
const retry: Millis = 1_000

const isWithin = (start: Millis, length: Millis, now: Millis): boolean => start <= now && now < start + length

const isLeased = ({ renewed }: Share, now: Millis): boolean => isWithin(renewed, lease, now)

// Looks at the table. Returns when to look again; `undefined` if this process needs no places.
const visit = async (share: Share): Promise<Millis | undefined> => {
  const { ask, clock, demand, held, key, store } = share
  const begun = clock.now()
  share.asked = demand()
  let plan: SharePlan | undefined
  const visited = await ask(
    change(key, (text) => {
      plan = planOf(share, tableOf(text), clock.now())
      // Calls that start before the write has ended must not use the places that we give back.
      share.goal = Math.min(share.goal, plan.goal)
      return { value: plan.isWrite ? textOf(plan.table) : text, ttl: plan.ttl, result: undefined }
    })(store),
  )
  const now = clock.now()
  if (share.isAway && E.isRight(visited)) share.returned = now
  if (E.isLeft(visited) || plan === undefined) {
    share.have = Math.min(share.have, share.goal)
    share.isAway = !isLeased(share, now)
    const { used, calls, bulk } = demand()
    if (used + calls + bulk === 0) {
      share.asked = undefined
      return undefined
    }
    return share.isAway ? retry : Math.min(retry, share.renewed + lease - now)
  }
  const { row, isWrite, table, goal } = plan
  Object.assign(share, { row, goal, have: row?.have ?? 0, isAway: false })
  if (isWrite && row !== undefined) share.renewed = begun
  share.workers = Math.max(1, Object.keys(table.rows).length)
  // Obeyed only once, and not for longer than the pause: the writer's clock may be ahead of ours.
  if (table.until !== share.heldUntil && table.until > now) held(Math.min(table.until - now, table.pause))
  share.heldUntil = table.until
  if (share.told.until > table.until) return 1
  if (row === undefined) {
    share.asked = undefined
    return undefined
  }
  const usual = Math.max(leastPace, pace * share.workers)
  return goal < row.have ? Math.min(usual, demand().cool) : usual
}

interface SharePlan {
  readonly table: ShareTable
  /** Our row; `undefined` if we leave. */
  readonly row: ShareRow | undefined
  readonly goal: number
  readonly isWrite: boolean
  readonly ttl: Millis
}

const planOf = (share: Share, table: ShareTable, now: Millis): SharePlan => {
  const { limit, name, row: known, told } = share
  const { until, rows } = table
  const { used, cool: _, ...wants } = share.demand()
  const others = livingIn(share, rows, now)
  const isTold = told.until > until
  const hold = isTold ? told : { until, pause: table.pause }
  const ttl = Math.max(lease + 3 * limit.window, Math.min(hold.pause, hold.until - now))
  const before = rows[name]
  const base = before?.have ?? 0
  if (used + wants.calls + wants.bulk === 0) {
    const isWrite = before !== undefined || isTold
    return { table: { ...hold, rows: others }, row: undefined, goal: 0, isWrite, ttl }
  }
  const turn = turnOf(before, others, wants.least)
  const wanted: ShareRow = { ...wants, turn, have: base, beat: (known?.beat ?? 0) + 1 }
  const all = { ...others, [name]: wanted }
  const targets = targetsOf(all, limit.messages)
  const target = targets.get(name) ?? 0
  const free = Math.max(0, limit.messages - takenIn(all))
  const isAnyoneShort = Object.keys(others).some((other) => isShort(all, targets, other))
  const isDue = before === undefined || !isWithin(share.renewed, renewal, now)
  const gives = base > target && (isAnyoneShort || isDue)
  // When the store comes back, so do the other processes: they have sent messages, but have no row yet.
  const isEarly = share.isAway || isWithin(share.returned, retry + limit.window, now)
  const most = isEarly ? Math.max(base, share.alone) : limit.messages
  const spare = isAnyoneShort ? 0 : Math.ceil(limit.messages / 10)
  const goal = gives
    ? target + Math.min(spare, base - target)
    : Math.min(most, base + Math.min(free, Math.max(0, target - base + spare)))
  const have = gives ? Math.min(base, Math.max(goal, used)) : goal
  const asksMore = have < target && (wants.calls > (before?.calls ?? 0) || wants.bulk > (before?.bulk ?? 0))
  const isWrite =
    isDue || have < base || (have > base && target > base) || asksMore || turn !== before.turn || isTold
  const row = isWrite ? { ...wanted, have } : before
  return {
    table: { ...hold, rows: { ...others, [name]: row } },
    row,
    goal: isWrite ? goal : Math.min(goal, base),
    isWrite,
    ttl,
  }
}

// A call of several messages gets a turn, so that other calls do not pass it without end.
const turnOf = (before: ShareRow | undefined, others: ShareTable['rows'], least: number): number => {
  if (least <= 1) return 0
  if (before !== undefined && before.turn > 0) return before.turn
  return Math.max(0, ...Object.values(others).map(({ turn }) => turn)) + 1
}

// The other processes, without those that have been silent for so long that their places are free: their
// lease is over, and also a window after the last call that they can have sent.
const livingIn = (
  { limit, name, seen }: Share,
  rows: ShareTable['rows'],
  now: Millis,
): ShareTable['rows'] => {
  for (const other of seen.keys()) if (rows[other] === undefined) seen.delete(other)
  const living = Object.entries(rows).filter(([other, { beat }]) => {
    if (other === name) return false
    const last = seen.get(other)
    if (last === undefined || last.beat !== beat || last.at > now) {
      seen.set(other, { beat, at: now })
      return true
    }
    return now < last.at + lease + 2 * limit.window
  })
  return Object.fromEntries(living)
}

const textOf = (table: ShareTable): string | undefined =>
  Object.keys(table.rows).length === 0 && table.until === 0 ? undefined : JSON.stringify(table)
