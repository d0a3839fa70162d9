// Numbered items for clients that come and go. Each client says which number it has seen last, and may wait
// for the next item. Nothing polls.

import type { IO } from 'fp-ts/lib/IO.js'

// model

/** An item and its number. Numbers rise by 1. */
export interface FeedItem<A> {
  readonly number: number
  readonly item: A
}

/** The newest 10,000 items or more. */
export interface EventFeed<A> {
  readonly push: (item: A) => void
  /** The items after a number that fit. If there are none, waits for them at most `wait` ms. */
  readonly after: (
    number: number,
    wait: number,
    fits: (item: A) => boolean,
  ) => Promise<ReadonlyArray<FeedItem<A>>>
  /** Runs a function for each new item. Returns an effect that ends this. */
  readonly listen: (run: (one: FeedItem<A>) => void) => IO<void>
  /** The number of the newest item. 0 before the first item. */
  readonly last: IO<number>
}

// constructors

/** An empty feed. */
export const makeEventFeed = <A>(): EventFeed<A> => {
  const kept = 10_000
  let items: ReadonlyArray<FeedItem<A>> = []
  let last = 0
  const listeners = new Set<(one: FeedItem<A>) => void>()
  const listen: EventFeed<A>['listen'] = (run) => {
    listeners.add(run)
    return () => void listeners.delete(run)
  }
  const found = (number: number, fits: (item: A) => boolean): ReadonlyArray<FeedItem<A>> =>
    items.filter((one) => one.number > number && fits(one.item))
  return {
    push: (item) => {
      last += 1
      const one = { number: last, item }
      items = [...(items.length < 2 * kept ? items : items.slice(-kept)), one]
      for (const run of listeners) run(one)
    },
    after: (number, wait, fits) => {
      const known = found(number, fits)
      if (known.length > 0 || wait <= 0) return Promise.resolve(known)
      return new Promise((resolve) => {
        const end = (): void => {
          forget()
          clearTimeout(timer)
          resolve(found(number, fits))
        }
        // The client waits in real time, whatever the clock of the emulator shows.
        const timer = setTimeout(end, wait)
        const forget = listen(({ item }) => {
          if (fits(item)) end()
        })
      })
    },
    listen,
    last: () => last,
  }
}
