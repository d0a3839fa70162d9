// What waits and what runs in one lane, for updates that replace others. It lives only while something does.

import type { LaneOverlap } from '@pipegram/compose/LaneMarks'
import type { Clock, Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'

// model

/** A handler that runs, with the entries that end with it; the last one is handled. */
export interface LaneRun<A> {
  readonly entries: ReadonlyArray<A>
  /** Aborts its signal. */
  interrupt: IO<void>
  /** True if a newer update has taken its entries: they end with that one. */
  isReplaced: boolean
  isInterrupted: boolean
}

/** The updates of one lane for one step `overlap`. */
export interface LanePlace<A> {
  readonly overlap: LaneOverlap
  /** Oldest first. The newest is handled, and takes the others with it. */
  waiting: ReadonlyArray<A>
  run: LaneRun<A> | undefined
  /** When the first and the last of those that wait came. */
  first: Millis
  last: Millis
  /** True if the wait for quiet is over. */
  isFlushed: boolean
  /** Ends the present wait for quiet. */
  nap: AbortController
}

/** The state of one lane. */
export interface LaneState<A> {
  readonly places: Map<LaneOverlap, LanePlace<A>>
  readonly runs: Set<LaneRun<A>>
  /** How many jobs of the lane are made and have not ended. */
  jobs: number
}

// A debounced update waits at most this many times as long as it should be quiet.
const mostQuiet = 10

// constructors

export const makeLaneState = <A>(): LaneState<A> => ({ places: new Map(), runs: new Set(), jobs: 0 })

/** A run of some entries, the last of which is handled. */
export const makeRun = <A>(entries: ReadonlyArray<A>): LaneRun<A> => ({
  entries,
  interrupt: () => undefined,
  isReplaced: false,
  isInterrupted: false,
})

// combinators

/** An update has come. It ends the wait for quiet of others. */
export const arrive = <A>(
  state: LaneState<A>,
  overlap: LaneOverlap | undefined,
  entry: A,
  now: Millis,
): LanePlace<A> | undefined => {
  state.jobs += 1
  for (const place of state.places.values()) if (place.overlap !== overlap) flush(place)
  if (overlap === undefined) return undefined
  const place = state.places.get(overlap) ?? makePlace(overlap, now)
  state.places.set(overlap, place)
  if (place.waiting.length === 0) place.first = now
  place.last = now
  const { run } = place
  const isInterrupting = overlap.rule.policy === 'interrupt' && run !== undefined && !run.isReplaced
  place.waiting = [...(isInterrupting ? run.entries : []), ...place.waiting, entry]
  if (isInterrupting) {
    run.isReplaced = true
    interruptRun(run)
  }
  place.nap.abort('newer')
  return place
}

/** Ends the wait for quiet. */
export const flush = <A>(place: LanePlace<A>): void => {
  place.isFlushed = true
  place.nap.abort('flushed')
}

/** Interrupts all runs of a lane. Gives how many there were. */
export const interruptAll = <A>({ runs }: LaneState<A>): number => {
  for (const run of runs) interruptRun(run)
  return runs.size
}

/** A run has begun to handle: from now on it can be interrupted. */
export const startRun = <A>(run: LaneRun<A>, interrupt: IO<void>): void => {
  run.interrupt = interrupt
  if (run.isInterrupted) interrupt()
}

/**
 * Takes what waits at a place, when its turn has come and it is quiet. `undefined`: a newer entry takes it.
 */
export const takeFrom = async <A>(
  place: LanePlace<A>,
  entry: A,
  clock: Clock,
): Promise<ReadonlyArray<A> | undefined> => {
  const { rule } = place.overlap
  const quiet = rule.policy === 'debounce' ? rule.quiet : 0
  const isNewest = (): boolean => place.waiting.at(-1) === entry
  const left = (): Millis => Math.min(place.last + quiet, place.first + mostQuiet * quiet) - clock.now()
  // The rest of a batch enters the lane first.
  await Promise.resolve()
  while (isNewest() && !place.isFlushed && left() > 0) {
    place.nap = new AbortController()
    await clock.sleep(left(), place.nap.signal)()
  }
  if (!isNewest()) return undefined
  const taken = place.waiting
  place.waiting = []
  place.isFlushed = false
  return taken
}

// private

const makePlace = <A>(overlap: LaneOverlap, now: Millis): LanePlace<A> => ({
  overlap,
  waiting: [],
  run: undefined,
  first: now,
  last: now,
  isFlushed: false,
  nap: new AbortController(),
})

const interruptRun = <A>(run: LaneRun<A>): void => {
  run.isInterrupted = true
  run.interrupt()
}
