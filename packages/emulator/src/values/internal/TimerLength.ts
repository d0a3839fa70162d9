// The length of a timer.

import { toMillis, type Duration } from '@pipegram/core/Duration'
import type { Millis } from '../EmulatorClock.ts'
import { within } from './NumberRange.ts'

// constructors

/**
 * The whole milliseconds of a length of time, from 1 ms to 24 days, the most that timers of the machine can
 * do. Otherwise throws a `RangeError` with `name`.
 */
export const timerLength = (name: string, duration: Duration): Millis =>
  within(name, toMillis(name, duration), 1, 0x7fff_ffff)
