// The lanes that a worker holds, in memory. They change only after the server has the change.

import type { TakenUpdate } from '@pipegram/updates/Inbox'
import { keptIn } from './InboxRecord.ts'
import { listOf } from './InboxServer.ts'

// model

/** A lane that a worker holds. */
export interface HeldLane {
  readonly token: string
  /** The updates that the worker was given and that have not ended. */
  readonly held: Set<number>
  /** The update that the worker was given last. */
  last: number
  /** True if the server has more updates of the lane. */
  hasMore: boolean
  /** True if its update runs alone: the worker gets no other update of the lane. */
  isLone: boolean
}

export type HeldLanes = Map<string, HeldLane>

// guards

/** True if the worker holds an update under its token. */
export const isHeld = (lanes: HeldLanes, { id, lane, token }: TakenUpdate): boolean => {
  const found = lanes.get(lane)
  return found?.token === token && found.held.has(id)
}

// combinators

/** Adds the lanes that a turn gave, and returns their updates. */
export const addGiven = (lanes: HeldLanes, given: unknown): ReadonlyArray<TakenUpdate> =>
  listOf(given).flatMap((each) => {
    const [name, token, , more, list] = listOf(each)
    const updates = updatesOf(String(name), String(token), listOf(list))
    const known = lanes.get(String(name))
    const lane: HeldLane =
      known !== undefined && known.token === token
        ? known
        : { token: String(token), held: new Set(), last: 0, hasMore: false, isLone: false }
    lanes.set(String(name), lane)
    lane.hasMore = more === '1'
    lane.isLone ||= more === '2'
    for (const { id } of updates) lane.held.add(id)
    lane.last = updates.at(-1)?.id ?? lane.last
    return updates
  })

// private

const updatesOf = (lane: string, token: string, list: ReadonlyArray<unknown>): ReadonlyArray<TakenUpdate> =>
  Array.from({ length: Math.floor(list.length / 3) }, (_, i) => ({
    id: Number(list[3 * i]),
    lane,
    token,
    attempts: Number(list[3 * i + 1]),
    ...keptIn(String(list[3 * i + 2])),
  }))
