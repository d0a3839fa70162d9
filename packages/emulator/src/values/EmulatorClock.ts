// The wing `values`: plain values that know nothing of Telegram or HTTP. Here: time as a parameter.
// A test moves time by hand, and waits for nothing.

import type { IO } from 'fp-ts/lib/IO.js'

// model

/** Milliseconds, since 1970 where an instant is meant. */
export type Millis = number

/** Keeps what was to run from running. */
export interface Cancel {
  (): void
}

/** What the emulator knows of time. */
export interface EmulatorClock {
  readonly now: IO<Millis>
  /** Runs something after a while. What it gives cancels that. */
  readonly after: (wait: Millis, run: () => void) => Cancel
}

/** A clock that stands still until it is moved. */
export interface ManualClock extends EmulatorClock {
  /** Moves time forward and runs all that falls due on the way, in order. */
  readonly advance: (by: Millis) => void
}

/** Whole seconds since 1970, as Telegram dates messages. */
export type Seconds = number

// constructors

/** The machine's clock. Its timers keep no process alive. */
export const systemClock: EmulatorClock = {
  now: () => Date.now(),
  after: (wait, run) => {
    const timer = setTimeout(run, wait)
    timer.unref()
    return () => {
      clearTimeout(timer)
    }
  },
}

/** A clock for tests. It begins on the first of January 2026, or where it is told to. */
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

// destructors

/** The second of an instant. */
export const toSeconds = (at: Millis): Seconds => Math.floor(at / 1000)
