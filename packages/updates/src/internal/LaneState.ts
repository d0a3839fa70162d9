// The updates that wait and the handlers that run in one lane, for updates that replace others.

import type { LaneOverlap } from '@pipegram/compose/LaneMarks'
import type { Clock, Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'

// model

/** A running handler, with the entries that end with it. It handles the last one. */
export interface LaneRun<A> {
  readonly entries: ReadonlyArray<A>
  /** Aborts the signal of the handler. */
  interrupt: IO<void>
  /** True if a newer update has taken the entries: they end with that update. */
  isReplaced: boolean
  isInterrupted: boolean
}

/** The updates of one lane for one step `overlap`. */
export interface LanePlace<A> {
  readonly overlap: LaneOverlap
  /** The entries that wait, oldest first. The newest will be handled, and the others end with it. */
  waiting: ReadonlyArray<A>
  run: LaneRun<A> | undefined
  /** When the first and the last of the waiting entries arrived. */
  first: Millis
  last: Millis
  /** True if the wait of `debounce` is over. */
  isFlushed: boolean
  /** Ends the present wait of `debounce`. */
  nap: AbortController
}

/** The state of one lane. */
export interface LaneState<A> {
  readonly places: Map<LaneOverlap, LanePlace<A>>
  readonly runs: Set<LaneRun<A>>
  /** How many jobs of the lane are made and have not ended. */
  jobs: number
}

// A debounced update waits for at most this many times its quiet time.
const mostQuiet = 10

// constructors

export const makeLaneState = <A>(): LaneState<A> => ({ places: new Map(), runs: new Set(), jobs: 0 })

/** A run of some entries. It handles the last one. */
export const makeRun = <A>(entries: ReadonlyArray<A>): LaneRun<A> => ({
  entries,
  interrupt: () => undefined,
  isReplaced: false,
  isInterrupted: false,
})

// combinators

/** Adds an update that has arrived. It ends the waits of `debounce` at other places. */
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

/** Ends the wait of `debounce`. */
export const flush = <A>(place: LanePlace<A>): void => {
  place.isFlushed = true
  place.nap.abort('flushed')
}

/** Interrupts all runs of a lane. Returns how many there were. */
export const interruptAll = <A>({ runs }: LaneState<A>): number => {
  for (const run of runs) interruptRun(run)
  return runs.size
}

/** Marks that the handler of a run has begun, and can be interrupted. */
export const startRun = <A>(run: LaneRun<A>, interrupt: IO<void>): void => {
  run.interrupt = interrupt
  if (run.isInterrupted) interrupt()
}

/**
 * Takes the waiting entries of a place when `debounce` is over. Returns `undefined` if a newer entry takes
 * them.
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
