// A log of events for readers that wait. A wait ends with an event or at a deadline; nothing polls.

import type { IO } from 'fp-ts/lib/IO.js'
import type { EmulatorClock, Millis } from '../EmulatorClock.ts'

// model

/** A reader with a position in a log. */
export interface EventReader<A> {
  /**
   * The next items that fit, from the position of the reader, which moves after them. Rejects at the deadline
   * with an `Error` that says what was found instead.
   */
  readonly take: (count: number, fits?: (item: A) => boolean) => Promise<ReadonlyArray<A>>
}

/** Events in order. The log keeps the newest ones. */
export interface EventLog<A> {
  readonly push: (item: A) => void
  /** A reader at the start of the log. `fault` makes the message of its errors. */
  readonly read: (
    fault: (missing: { readonly count: number; readonly found: ReadonlyArray<A> }) => string,
  ) => EventReader<A>
  readonly items: IO<ReadonlyArray<A>>
  /** Runs a function for each new item. Returns an effect that ends this. */
  readonly listen: (run: (item: A) => void) => IO<void>
  /** Drops all items. */
  readonly clear: IO<void>
}

/** The bounds of a log: the most items, and their most total weight. The newest item always stays. */
export interface LogBounds<A> {
  readonly items: number
  readonly weight: number
  readonly weightOf: (item: A) => number
}

// constructors

/** An empty log. Its readers wait for at most `patience` ms. Default bounds: 10,000 items of any weight. */
export const makeEventLog = <A>(
  clock: EmulatorClock,
  patience: Millis,
  bounds: LogBounds<A> = { items: 10_000, weight: Infinity, weightOf: () => 0 },
): EventLog<A> => {
  let items: Array<A> = []
  let weight = 0
  // How many old items were dropped. Positions count from the very first item.
  let dropped = 0
  const waiting = new Set<() => void>()
  const listeners = new Set<(item: A) => void>()
  return {
    push: (item) => {
      items.push(item)
      weight += bounds.weightOf(item)
      // Half of the items are dropped together, so that this is rare.
      if (items.length > 2 * bounds.items || weight > bounds.weight) {
        const kept = newest(items, bounds)
        dropped += items.length - kept.length
        items = kept
        weight = kept.reduce((sum, one) => sum + bounds.weightOf(one), 0)
      }
      for (const look of [...waiting]) look()
      for (const run of listeners) run(item)
    },
    read: (fault) => {
      let place = 0
      let turn: Promise<unknown> = Promise.resolve()
      const find = (count: number, fits: (item: A) => boolean): Promise<ReadonlyArray<A>> =>
        new Promise((resolve, reject) => {
          const found: Array<A> = []
          let seen = place
          const look = (): boolean => {
            for (
              seen = Math.max(seen, dropped);
              seen < dropped + items.length && found.length < count;
              seen++
            )
              for (const item of items.slice(seen - dropped, seen - dropped + 1))
                if (fits(item)) found.push(item)
            if (found.length < count) return false
            place = seen
            resolve(found)
            return true
          }
          if (look()) return
          const again = (): void => {
            if (!look()) return
            waiting.delete(again)
            cancel()
          }
          waiting.add(again)
          const cancel = clock.after(patience, () => {
            waiting.delete(again)
            reject(new Error(fault({ count, found })))
          })
        })
      return {
        // Waits run one after another, so that two waits get different items.
        take: (count, fits = () => true) => {
          const mine = turn.then(() => find(count, fits))
          turn = mine.catch(() => undefined)
          return mine
        },
      }
    },
    items: () => items,
    listen: (run) => {
      listeners.add(run)
      return () => void listeners.delete(run)
    },
    clear: () => {
      dropped += items.length
      items = []
      weight = 0
    },
  }
}

// private

const newest = <A>(items: ReadonlyArray<A>, bounds: LogBounds<A>): Array<A> => {
  const kept: Array<A> = []
  let left = bounds.weight / 2
  for (const item of items.toReversed()) {
    left -= bounds.weightOf(item)
    if (kept.length > 0 && (left < 0 || kept.length === bounds.items)) break
    kept.push(item)
  }
  return kept.reverse()
}
