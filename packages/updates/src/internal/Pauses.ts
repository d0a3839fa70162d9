// Pauses between polls, and before updates are handled again. A pause of the polling ends after its time,
// when its condition holds, or on a stop.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'

// model

export interface Pauses {
  /** Waits for `ms` milliseconds, until `look` finds that `holds` is true, or until the stop. */
  readonly pause: (ms: Millis, holds?: IO<boolean>) => Promise<void>
  /** Checks the condition of the present pause, after a change. */
  readonly look: IO<void>
  /** Ends the present pause, and all later ones at once. */
  readonly stop: IO<void>
  readonly isStopped: IO<boolean>
}

/** Pauses that run at the same time. */
export interface ParallelPauses {
  /** Waits for `ms` milliseconds. Returns true if it was interrupted. After `close`, it never ends. */
  readonly pause: (ms: Millis) => Promise<boolean>
  /** Ends the present pauses. */
  readonly interrupt: IO<void>
  /** Closes the present and all later pauses. */
  readonly close: IO<void>
}

// constructors

/** Pauses on a clock, one at a time. */
export const makePauses = (clock: Clock): Pauses => {
  let stopped = false
  let look = (): void => undefined
  return {
    pause: async (ms, holds = () => false) => {
      if (ms <= 0 || holds() || stopped) return
      const gate = new AbortController()
      look = () => {
        // Without a reason, each abort would make an error with a stack.
        if (holds() || stopped) gate.abort('over')
      }
      await clock.sleep(ms, gate.signal)()
      look = () => undefined
    },
    look: () => look(),
    stop: () => {
      stopped = true
      look()
    },
    isStopped: () => stopped,
  }
}

/** Pauses on a clock, any number at a time. */
export const makeParallelPauses = (clock: Clock): ParallelPauses => {
  const closed = new AbortController()
  let interrupted = new AbortController()
  return {
    pause: (ms) =>
      new Promise((resolve) => {
        const { signal } = interrupted
        void clock
          .sleep(ms, AbortSignal.any([signal, closed.signal]))()
          .then(() => {
            if (!closed.signal.aborted) resolve(signal.aborted)
          })
      }),
    interrupt: () => {
      interrupted.abort('over')
      interrupted = new AbortController()
    },
    close: () => closed.abort('over'),
  }
}
