// Records when messages were sent, for one limit: no window ever contains more messages than the limit
// allows.

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
   * How long until these messages have room. More messages than the limit wait for an empty log. `Infinity`
   * if they need more places than `capacity` returns now.
   */
  readonly wait: (now: Millis, messages: number) => Millis
  readonly start: (now: Millis, messages: number) => void
  readonly end: (start: Millis, now: Millis, messages: number) => void
  /** Removes messages that started at a time. */
  readonly drop: (start: Millis, messages: number) => void
  /** True if the log is empty. */
  readonly isEmpty: (now: Millis) => boolean
  /** How many places are in use. */
  readonly used: (now: Millis) => number
  /** Adds the messages of another log. */
  readonly take: (other: SlidingLog) => void
  readonly stamps: () => ReadonlyArray<Millis>
}

// constructors

/** An empty log. Of the places of the limit, only as many as `capacity` returns can be used. Default: all. */
export const makeSlidingLog = (
  { messages: most, window }: WindowLimit,
  capacity: IO<number> = () => most,
): SlidingLog => {
  let stamps: Array<Millis> = []
  const prune = (now: Millis): void => {
    // If the clock was set back, no call should wait for the old time.
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
    // If the call ran for longer than a window, its messages have lost their places.
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
