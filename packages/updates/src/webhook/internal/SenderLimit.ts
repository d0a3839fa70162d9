// Limits the refused requests of each address.

import type { Clock, Millis } from '@pipegram/core/Clock'

// model

export interface SenderLimit {
  /** True if an address has reached its limit of refused requests in this window. */
  readonly isFull: (address: string) => boolean
  /** Counts a refused request of an address. */
  readonly count: (address: string) => void
}

const window: Millis = 60_000

// The most addresses that are counted in a window. This limit does not stop an attacker with more addresses.
const most = 10_000

// constructors

/** Counts in windows of one minute. All addresses share one window, so that its end frees all memory. */
export const makeSenderLimit = (limit: number, clock: Clock): SenderLimit => {
  const counts = new Map<string, number>()
  let began = clock.now()
  const roll = (): void => {
    const now = clock.now()
    if (now - began < window && now >= began) return
    began = now
    counts.clear()
  }
  return {
    isFull: (address) => {
      roll()
      return (counts.get(address) ?? 0) >= limit
    },
    count: (address) => {
      roll()
      if (counts.has(address) || counts.size < most) counts.set(address, (counts.get(address) ?? 0) + 1)
    },
  }
}
