// Until when nothing is sent, as Telegram asked by a 429: to one chat, or to all.

import type { Millis } from '@pipegram/core/Clock'

// model

/** Nothing is sent until `until`. `since` is the latest time that was seen. */
export interface Hold {
  since: Millis
  until: Millis
}

// constructors

/** A hold that is over. */
export const makeHold = (): Hold => ({ since: 0, until: 0 })

// destructors

/**
 * How long a hold still lasts; 0 or less if it is over. If the clock was put back, the hold moves back with
 * it: no call waits for the old time.
 */
export const leftOf = (hold: Hold, now: Millis): Millis => {
  if (now < hold.since) {
    hold.until -= hold.since - now
    hold.since = now
  }
  return hold.until - now
}

// combinators

/** Makes a hold last for at least this long from now on. */
export const extend = (hold: Hold, now: Millis, ms: Millis): void => {
  if (ms > leftOf(hold, now)) Object.assign(hold, { since: now, until: now + ms })
}
