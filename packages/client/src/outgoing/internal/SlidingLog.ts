// When messages were sent, for one limit: no window of its length ever contains more messages than it allows.

import type { Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'

// model

/** The most messages in any window of time. */
export interface WindowLimit {
  readonly messages: number
  readonly window: Millis
}

/**
 * A log of one limit. Telegram counts a message at some time between the start and the end of its call. So
 * the message has its place from the start, and for a whole window after the end.
 */
export interface SlidingLog {
  /**
   * How long until these messages have room. If they are more than the limit, they wait for an empty log.
   * `Infinity` if they need more places than there are now.
   */
  readonly wait: (now: Millis, messages: number) => Millis
  readonly start: (now: Millis, messages: number) => void
  readonly end: (start: Millis, now: Millis, messages: number) => void
  /** Removes messages that started at a time. */
  readonly drop: (start: Millis, messages: number) => void
  /** Whether the log is empty. */
  readonly isEmpty: (now: Millis) => boolean
  /** How many places messages hold. */
  readonly used: (now: Millis) => number
  /** Adds the messages of another log. */
  readonly take: (other: SlidingLog) => void
  readonly stamps: () => ReadonlyArray<Millis>
}

// constructors

/** An empty log. Of the places of the limit, those that `capacity` gives can be taken. Default: all. */
export const makeSlidingLog = (
  { messages: most, window }: WindowLimit,
  capacity: IO<number> = () => most,
): SlidingLog => {
  let stamps: Array<Millis> = []
  const prune = (now: Millis): void => {
    // If the clock was put back, no call waits for the old time.
    if ((stamps.at(-1) ?? now) > now) stamps = stamps.map((stamp) => Math.min(stamp, now))
    const kept = stamps.findIndex((stamp) => stamp + window > now)
    stamps.splice(0, kept < 0 ? stamps.length : kept)
  }
  const add = (stamp: Millis, messages: number): void => {
    prune(stamp)
    for (let i = 0; i < Math.min(messages, most); i++) stamps.push(stamp)
  }
  const drop = (start: Millis, messages: number): void => {
    const at = stamps.indexOf(start)
    // A message whose call ran for longer than a window has lost its place.
    if (at >= 0) stamps.splice(at, Math.min(messages, most))
  }
  return {
    wait: (now, messages) => {
      prune(now)
      const [count, places] = [Math.min(messages, most), capacity()]
      if (count > places) return Infinity
      const over = stamps.length + count - places
      return over <= 0 ? 0 : (stamps[over - 1] ?? now) + window - now
    },
    start: add,
    end: (start, now, messages) => {
      drop(start, messages)
      add(now, messages)
    },
    drop,
    isEmpty: (now) => {
      prune(now)
      return stamps.length === 0
    },
    used: (now) => {
      prune(now)
      return stamps.length
    },
    take: (other) => {
      stamps = [...stamps, ...other.stamps()].sort((a, b) => a - b)
    },
    stamps: () => stamps,
  }
}
