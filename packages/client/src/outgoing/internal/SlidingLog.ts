// When messages went out, as far back as a limit looks: no window of its length ever holds more than it
// allows.

import type { Millis } from '@pipegram/core/Clock'

// model

/** The most messages in any window of time. */
export interface WindowLimit {
  readonly messages: number
  readonly window: Millis
}

/**
 * A log of one limit. Telegram counts a message somewhere between the start of its call and the answer, so it
 * has its place from its start, and for a whole window after its end.
 */
export interface SlidingLog {
  /** How long until so many messages have a place. More than the limit wait for all of it. */
  readonly wait: (now: Millis, messages: number) => Millis
  readonly start: (now: Millis, messages: number) => void
  readonly end: (start: Millis, now: Millis, messages: number) => void
  /** Takes back what started then. */
  readonly drop: (start: Millis, messages: number) => void
  /** Whether nothing is in it. */
  readonly isEmpty: (now: Millis) => boolean
  /** Takes over what another log holds. */
  readonly take: (other: SlidingLog) => void
  readonly stamps: () => ReadonlyArray<Millis>
}

// constructors

/** A log, empty or of what is known already, in order of time. */
export const makeSlidingLog = (
  { messages: most, window }: WindowLimit,
  known: ReadonlyArray<Millis> = [],
): SlidingLog => {
  let stamps = [...known]
  const prune = (now: Millis): void => {
    // A clock that was put back must not make anybody wait for the old time.
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
    // One that ran for longer than a window has lost its place.
    if (at >= 0) stamps.splice(at, Math.min(messages, most))
  }
  return {
    wait: (now, messages) => {
      prune(now)
      const over = stamps.length + Math.min(messages, most) - most
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
    take: (other) => {
      stamps = [...stamps, ...other.stamps()].sort((a, b) => a - b)
    },
    stamps: () => stamps,
  }
}
