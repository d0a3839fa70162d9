// The updates that the bot has not confirmed yet, for those who wait for their confirmation.

import type { IO } from 'fp-ts/lib/IO.js'
import type { EmulatorClock, Millis } from '../../values/EmulatorClock.ts'
import { makeEventLog } from '../../values/internal/EventLog.ts'

// model

/** How many updates the bot has not confirmed. */
export interface Confirmations {
  /** Notes that the number may have changed. */
  readonly note: IO<void>
  /** Checks whether the number has become smaller since the last check, and notes that. */
  readonly look: IO<void>
  /** Resolves when the number is 0. Rejects with an `Error` if that takes too long. */
  readonly idle: () => Promise<void>
}

// constructors

/** Watches a number of updates. A wait lasts at most `patience`. */
export const makeConfirmations = (
  pending: IO<number>,
  clock: EmulatorClock,
  patience: Millis,
): Confirmations => {
  const log = makeEventLog<number>(clock, patience)
  let seen = pending()
  const note = (): void => log.push(pending())
  return {
    note,
    look: () => {
      const before = seen
      seen = pending()
      if (seen < before) note()
    },
    idle: async () => {
      const reader = log.read(
        () => `${pending()} updates are not confirmed: the bot is at work, or does not run.`,
      )
      while (pending() > 0) await reader.take(1, () => pending() === 0)
    },
  }
}
