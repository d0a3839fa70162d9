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
  /** Aborts the signal before the time is over. */
  readonly abort: IO<void>
  /** The handler has ended. */
  readonly end: IO<void>
}

// constructors

/** A limit that begins now. `most` may be `Infinity`. */
export const makeTimeLimit = (clock: Clock, most: Millis): TimeLimit => {
  const begun = clock.now()
  const over = new AbortController()
  let due = begun + most
  let nap = new AbortController()
  let ended = false
  const wait = async (): Promise<Millis> => {
    // A sleep of the machine lasts 24 days at most, so an endless limit sleeps again.
    while (!ended && clock.now() < due) {
      nap = new AbortController()
      await clock.sleep(due - clock.now(), nap.signal)()
    }
    if (!ended) over.abort(new DOMException('The handler has reached its time limit.', 'TimeoutError'))
    return due - begun
  }
  return {
    signal: over.signal,
    over: wait(),
    extend: (ms) => {
      due = Math.max(due, clock.now() + ms + most)
      nap.abort('extended')
    },
    abort: () => over.abort(),
    end: () => {
      ended = true
      nap.abort('ended')
    },
  }
}
