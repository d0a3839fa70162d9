// The wing `values`: plain values, independent of Telegram and HTTP. Here: time as a parameter. A test moves
// time by hand, and waits for nothing.

import type { IO } from 'fp-ts/lib/IO.js'

// model

/** Milliseconds: a length of time, or an instant since 1970. */
export type Millis = number

/** Cancels a timer. */
export interface Cancel {
  (): void
}

/** A clock that tells the time and has timers. */
export interface EmulatorClock {
  readonly now: IO<Millis>
  /** Runs a function after `wait` ms. Returns an object that cancels this. */
  readonly after: (wait: Millis, run: () => void) => Cancel
}

/** A clock that stands still until a test moves it. */
export interface ManualClock extends EmulatorClock {
  /** Moves time forward by `by` ms, and runs the timers that become due, in order. */
  readonly advance: (by: Millis) => void
}

/** Whole seconds since 1970, as in the dates of Telegram. */
export type Seconds = number

// constructors

/** The clock of the machine. Its timers do not keep the process alive. */
export const systemClock: EmulatorClock = {
  now: () => Date.now(),
  after: (wait, run) => {
    const timer = begun(run, wait)
    if (typeof timer === 'object') timer.unref()
    return () => {
      clearTimeout(timer)
    }
  },
}

/** A clock for tests. Default start: 1 January 2026, UTC. */
export const makeManualClock = (start: Millis = Date.UTC(2026, 0, 1)): ManualClock => {
  let now = start
  let due: ReadonlyArray<{ readonly at: Millis; readonly run: IO<void> }> = []
  return {
    now: () => now,
    after: (wait, run) => {
      const entry = { at: now + Math.max(0, wait), run }
      due = [...due, entry].sort((a, b) => a.at - b.at)
      return () => {
        due = due.filter((other) => other !== entry)
      }
    },
    advance: (by) => {
      const end = now + by
      for (let next = due[0]; next !== undefined && next.at <= end; next = due[0]) {
        due = due.slice(1)
        now = next.at
        next.run()
      }
      now = end
    },
  }
}

// guards

/** True for a clock that a test moves. */
export const isManualClock = (self: EmulatorClock): self is ManualClock => 'advance' in self

// destructors

/** The second of an instant. */
export const toSeconds = (at: Millis): Seconds => Math.floor(at / 1000)

// private

// In a browser a timer is a number.
const begun: (run: () => void, wait: Millis) => NodeJS.Timeout | number = (run, wait) => setTimeout(run, wait)
