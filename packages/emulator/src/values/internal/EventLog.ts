// A log of events for readers that wait. A wait ends with the event or at a deadline; nothing polls.

import type { IO } from 'fp-ts/lib/IO.js'
import type { EmulatorClock, Millis } from '../EmulatorClock.ts'

// model

/** A reader with a position in a log. */
export interface EventReader<A> {
  /**
   * The next items that fit, from the position of the reader, which moves behind them. Rejects at the
   * deadline with an `Error` that says what was found instead.
   */
  readonly take: (count: number, fits?: (item: A) => boolean) => Promise<ReadonlyArray<A>>
}

/** What happened, in order. The log keeps the newest 10,000 items. */
export interface EventLog<A> {
  readonly push: (item: A) => void
  /** A reader at the start of the log. `fault` makes the message of its errors. */
  readonly read: (
    fault: (missing: { readonly count: number; readonly found: ReadonlyArray<A> }) => string,
  ) => EventReader<A>
  readonly items: IO<ReadonlyArray<A>>
}

// constructors

/** An empty log. Its readers wait for at most `patience` ms. */
export const makeEventLog = <A>(clock: EmulatorClock, patience: Millis): EventLog<A> => {
  const kept = 10_000
  let items: Array<A> = []
  // How many old items were dropped. Positions count from the first item ever.
  let dropped = 0
  const waiting = new Set<() => void>()
  return {
    push: (item) => {
      items.push(item)
      if (items.length > 2 * kept) {
        dropped += items.length - kept
        items = items.slice(-kept)
      }
      for (const look of [...waiting]) look()
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
        // One after the other: two waits at once get different items.
        take: (count, fits = () => true) => {
          const mine = turn.then(() => find(count, fits))
          turn = mine.catch(() => undefined)
          return mine
        },
      }
    },
    items: () => items,
  }
}
