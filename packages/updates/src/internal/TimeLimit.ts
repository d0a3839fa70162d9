// The time limit of one handler, and its signal.

import { alarm, type Clock, type Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'

// model

/** The time limit of one handler. It ends with `end`, so that no timer stays. */
export interface TimeLimit {
  readonly begun: Millis
  readonly signal: AbortSignal
  /** Moves the end: the handler has at least this many milliseconds from now, and the usual limit after. */
  readonly extend: (ms: Millis) => void
  /** Aborts the signal before the time is over, and ends the limit: it never rings then. */
  readonly abort: IO<void>
  /** Aborts the signal, and leaves the handler one second to end. */
  readonly interrupt: IO<void>
  readonly isInterrupted: IO<boolean>
  /** The handler has ended. */
  readonly end: IO<void>
}

/** How long a handler without a limit runs before it is told. */
export const longTime: Millis = 300_000

// How long an interrupted handler may take to end.
const interruptTime: Millis = 1_000

// constructors

/**
 * A limit that begins now. `most` may be `Infinity`. `ring` runs when the time is over, with the time that it
 * was: by then, the signal is aborted. `onLong` runs once, after `longTime` without a limit. Every update has
 * a limit, so it makes no promise and no listener.
 */
export const makeTimeLimit = (
  clock: Clock,
  most: Millis,
  ring: (after: Millis) => void,
  onLong: IO<void>,
): TimeLimit => {
  const begun = clock.now()
  const over = new AbortController()
  let due = begun + most
  let ended = false
  let interrupted = false
  let isLong = false
  let cancel: IO<void> | undefined
  const wait = (ms: Millis): void => {
    cancel?.()
    cancel = ms === Infinity ? undefined : alarm(clock)(ms, look)
  }
  // The end may have moved, and an alarm of the machine rings after 24 days at most.
  const look = (): void => {
    const now = clock.now()
    if (due === Infinity && now >= begun + longTime) {
      isLong = true
      onLong()
    }
    const next = due === Infinity && !isLong ? begun + longTime : due
    if (next > now) {
      wait(next - now)
      return
    }
    if (!over.signal.aborted)
      over.abort(new DOMException('The handler has reached its time limit.', 'TimeoutError'))
    ring(due - begun)
  }
  wait(most === Infinity ? longTime : most)
  return {
    begun,
    signal: over.signal,
    extend: (ms) => {
      if (!over.signal.aborted) due = Math.max(due, clock.now() + ms + most)
    },
    abort: () => {
      cancel?.()
      over.abort()
    },
    interrupt: () => {
      if (ended || over.signal.aborted) return
      interrupted = true
      due = clock.now() + interruptTime
      over.abort()
      wait(interruptTime)
    },
    isInterrupted: () => interrupted,
    end: () => {
      ended = true
      cancel?.()
    },
  }
}
