// Pauses between polls: each ends with its time, when its reason is gone, or on a stop.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'

// model

export interface Pauses {
  /** Waits for so many milliseconds, until a condition holds when `look` runs, or until the stop. */
  readonly pause: (ms: Millis, holds?: IO<boolean>) => Promise<void>
  /** Something changed: looks whether the condition of the present pause holds. */
  readonly look: IO<void>
  /** Ends the present pause, and all later ones at once. */
  readonly stop: IO<void>
  readonly isStopped: IO<boolean>
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
        // With a reason: without one an error is made for each, with its stack.
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
