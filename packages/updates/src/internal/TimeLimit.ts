// The time limit of one handler, and its signal.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'

// model

/** The time limit of one handler. It ends with `end`, so that no timer stays. */
export interface TimeLimit {
  readonly signal: AbortSignal
  /** Resolves when the time is over, with the time that it was: by then, the signal is aborted. */
  readonly over: Promise<Millis>
  /** Moves the end: the handler has at least this many milliseconds from now, and the usual limit after. */
  readonly extend: (ms: Millis) => void
  /** Aborts the signal before the time is over, and ends the limit: `over` never resolves then. */
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
 * A limit that begins now. `most` may be `Infinity`; `onLong` runs once, after `longTime` without a limit.
 */
export const makeTimeLimit = (clock: Clock, most: Millis, onLong: IO<void>): TimeLimit => {
  const begun = clock.now()
  const over = new AbortController()
  let due = begun + most
  let nap = new AbortController()
  let ended = false
  let interrupted = false
  let isLong = false
  let isLeft = false
  const wait = async (): Promise<Millis> => {
    // A sleep of the machine lasts 24 days at most, so an endless limit sleeps again.
    const isOver = (): boolean => ended || isLeft
    while (!isOver() && clock.now() < due) {
      nap = new AbortController()
      const next = due === Infinity && !isLong ? begun + longTime : due
      await clock.sleep(next - clock.now(), nap.signal)()
      if (isOver() || isLong || due < Infinity || clock.now() < begun + longTime) continue
      isLong = true
      onLong()
    }
    // A handler that the source has left behind has no end.
    if (isLeft) return new Promise(() => undefined)
    if (!ended && !over.signal.aborted)
      over.abort(new DOMException('The handler has reached its time limit.', 'TimeoutError'))
    return due - begun
  }
  return {
    signal: over.signal,
    over: wait(),
    extend: (ms) => {
      if (over.signal.aborted) return
      due = Math.max(due, clock.now() + ms + most)
      nap.abort('extended')
    },
    abort: () => {
      isLeft = true
      over.abort()
      nap.abort('left')
    },
    interrupt: () => {
      if (ended || over.signal.aborted) return
      interrupted = true
      due = clock.now() + interruptTime
      over.abort()
      nap.abort('interrupted')
    },
    isInterrupted: () => interrupted,
    end: () => {
      ended = true
      nap.abort('ended')
    },
  }
}
