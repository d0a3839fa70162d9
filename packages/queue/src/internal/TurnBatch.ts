// The operations of a worker that share a turn, and how they change its lanes.

import { deathsTogether, type InboxClaim, type InboxError, type TakenUpdate } from '@pipegram/updates/Inbox'
import type * as E from 'fp-ts/lib/Either.js'
import type { HeldLanes } from './HeldLanes.ts'
import { parkFacts } from './InboxRecord.ts'

// model

/** An operation on an update that the worker holds. */
export interface TurnOperation {
  /** The letter that the script `turn` knows. */
  readonly letter: 'b' | 'd' | 'p' | 'r'
  readonly update: TakenUpdate
  readonly argument: string
  readonly end: (result: E.Either<InboxError, void>) => void
}

/** A lane that the worker gives back (`x`), or of which it asks for more updates (`g`). */
interface LaneMove {
  readonly letter: 'x' | 'g'
  readonly lane: string
  readonly id: number
  readonly argument: string
}

export interface TurnBatch {
  readonly operations: ReadonlyArray<TurnOperation>
  readonly moves: ReadonlyArray<LaneMove>
  /** How many lanes the worker will hold before it gets new ones. */
  readonly size: number
}

// constructors

/** What a turn does: its operations, and the lanes that they empty. `takes`: true if it asks for updates. */
export const batchOf = (
  lanes: HeldLanes,
  operations: ReadonlyArray<TurnOperation>,
  { perLane }: InboxClaim,
  takes: boolean,
): TurnBatch => {
  const ended = new Map<string, Set<number>>()
  const back = new Set<string>()
  for (const { letter, update } of operations) {
    if (letter === 'r') back.add(update.lane)
    else if (letter !== 'b') ended.set(update.lane, (ended.get(update.lane) ?? new Set()).add(update.id))
  }
  const moves: Array<LaneMove> = []
  let size = lanes.size - back.size
  for (const [lane, { held, hasMore, isLone, last }] of lanes) {
    if (back.has(lane)) continue
    const left = held.size - (ended.get(lane)?.size ?? 0)
    if (left === 0) {
      moves.push({ letter: 'x', lane, id: last, argument: '' })
      size -= 1
    } else if (takes && hasMore && !isLone && left <= perLane / 2)
      moves.push({ letter: 'g', lane, id: last, argument: String(perLane - left) })
  }
  return { operations, moves, size }
}

/** The arguments of the script `turn`. */
export const argumentsOf = (
  lanes: HeldLanes,
  { operations, moves, size }: TurnBatch,
  {
    claim,
    worker,
    number,
    lease,
    takes,
    isUnsure,
    now,
  }: {
    readonly claim: InboxClaim
    readonly worker: string
    readonly number: number
    readonly lease: number
    readonly takes: boolean
    /** True if the answer to the last turn was lost. */
    readonly isUnsure: boolean
    readonly now: number
  },
): ReadonlyArray<string> => {
  const deaths = deathsTogether + claim.attempts
  const died = `The process died while the update was handled, ${deaths} times.`
  return [
    worker,
    String(number),
    String(lease),
    String(takes ? Math.max(0, claim.lanes - size) : 0),
    String(claim.perLane),
    String(deaths),
    parkFacts(died, deaths, now),
    ...(isUnsure ? [String(lanes.size), ...lanes.keys()] : ['-1']),
    ...operations.flatMap(({ letter, update: { lane, token, id }, argument }) => [
      letter,
      lane,
      token,
      String(id),
      argument,
    ]),
    ...moves.flatMap(({ letter, lane, id, argument }) => [
      letter,
      lane,
      lanes.get(lane)?.token ?? '',
      String(id),
      argument,
    ]),
  ]
}

// combinators

/** Changes the lanes after a turn; `done` has a 1 for each operation and move that was done. */
export const settleBatch = (
  lanes: HeldLanes,
  { operations, moves }: TurnBatch,
  done: ReadonlyArray<unknown>,
): void => {
  for (const [i, { letter, update }] of operations.entries()) {
    const lane = lanes.get(update.lane)
    if (lane?.token !== update.token) continue
    // The operation was refused: the server has given the lane to another worker, as after a failover.
    if (done[i] !== 1 || letter === 'r') lanes.delete(update.lane)
    else if (letter !== 'b') lane.held.delete(update.id)
  }
  for (const [i, { letter, lane }] of moves.entries())
    if (letter === 'x' || done[operations.length + i] !== 1) lanes.delete(lane)
}
