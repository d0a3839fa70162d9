// How long a timer may run.

import { toMillis, type Duration } from '@pipegram/core/Duration'
import type { Millis } from '../EmulatorClock.ts'
import { within } from './NumberRange.ts'

// constructors

/**
 * The whole milliseconds of a length of time, from 1 ms to 24 days: timers of the machine go no further.
 * Throws a `RangeError` with `name` otherwise.
 */
export const timerLength = (name: string, duration: Duration): Millis =>
  within(name, toMillis(name, duration), 1, 0x7fff_ffff)
