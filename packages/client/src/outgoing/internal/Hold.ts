// A pause that Telegram asked for by a 429, in which nothing is sent to one chat or to all chats.

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
 * How long a hold still lasts; 0 or less if it is over. If the clock was set back, the hold moves back, too,
 * so that no call waits for the old time.
 */
export const leftOf = (hold: Hold, now: Millis): Millis => {
  if (now < hold.since) {
    hold.until -= hold.since - now
    hold.since = now
  }
  return hold.until - now
}

// combinators

/** Makes a hold last for at least `ms` milliseconds from now. */
export const extend = (hold: Hold, now: Millis, ms: Millis): void => {
  if (ms > leftOf(hold, now)) Object.assign(hold, { since: now, until: now + ms })
}
