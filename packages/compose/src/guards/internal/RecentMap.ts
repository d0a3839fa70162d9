// What was seen lately, by key, in bounded memory: a map of two generations. The older one is forgotten as a
// whole, so that nothing is kept per entry but the entry, and no timer runs.

import type { Clock, Millis } from '@pipegram/core/Clock'

// model

/**
 * Values by key. One stays for `ttl` after it was last set, unless `most` others are set meanwhile, and at
 * most for twice as long.
 */
export interface RecentMap<K, V> {
  readonly get: (key: K) => V | undefined
  readonly set: (key: K, value: V) => void
  readonly delete: (key: K) => void
  /** How many entries there are: never more than `most`. */
  readonly size: () => number
}

export interface RecentMapOptions {
  readonly clock: Clock
  readonly ttl: Millis
  /** At least 2. */
  readonly most: number
}

// constructors

/** An empty one. */
export const makeRecentMap = <K, V>({ clock, ttl, most }: RecentMapOptions): RecentMap<K, V> => {
  let young = new Map<K, V>()
  let old = new Map<K, V>()
  let since = clock.now()
  const turn = (now: Millis, next: Map<K, V>): void => {
    old = next
    young = new Map()
    since = now
  }
  const age = (): void => {
    const now = clock.now()
    if (now - since >= 2 * ttl) turn(now, new Map())
    // From when it was due, and not from when it is seen to be, or what is old would be kept for up to three
    // times as long.
    else if (now - since >= ttl) turn(since + ttl, young)
    // A clock that was put back must not keep anything for longer.
    else if (now < since) turn(now, young)
  }
  return {
    get: (key) => {
      age()
      return young.get(key) ?? old.get(key)
    },
    set: (key, value) => {
      age()
      old.delete(key)
      young.set(key, value)
      if (young.size >= most / 2) turn(clock.now(), young)
    },
    delete: (key) => {
      young.delete(key)
      old.delete(key)
    },
    size: () => young.size + old.size,
  }
}
