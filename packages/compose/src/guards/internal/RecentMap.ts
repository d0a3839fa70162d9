// Recent values by key, in bounded memory: a map of two generations. The older generation is dropped as a
// whole, so an entry costs no extra memory and needs no timer.

import type { Clock, Millis } from '@pipegram/core/Clock'

// model

/**
 * Values by key. An entry stays for `ttl` after it was last set, unless `most` other entries are set in this
 * time. No entry stays longer than twice `ttl`.
 */
export interface RecentMap<K, V> {
  readonly get: (key: K) => V | undefined
  readonly set: (key: K, value: V) => void
  readonly delete: (key: K) => void
  /** The number of entries: never more than `most`. */
  readonly size: () => number
}

/** Options of `makeRecentMap`. */
export interface RecentMapOptions {
  readonly clock: Clock
  readonly ttl: Millis
  /** At least 2. */
  readonly most: number
}

// constructors

/** An empty map. */
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
    // The next generation counts from the time when it was due, not from now. Otherwise old entries would
    // stay for up to three times `ttl`.
    else if (now - since >= ttl) turn(since + ttl, young)
    // Entries must not stay longer after the clock was set back.
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
