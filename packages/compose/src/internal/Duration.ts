// Lengths of time as options take them: milliseconds, or in words such as `10m`.

import { DurationFromString } from '@pipegram/core/Argument'
import type { Millis } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'

// model

/** Milliseconds, or a number with its unit: `30s`, `1m`, `2h`, `7d`. */
export type Duration = Millis | `${number}${'s' | 'm' | 'h' | 'd'}`

// destructors

/** The milliseconds, at least one. Anything else throws a `RangeError` that names the option. */
export const toMillis = (name: string, duration: Duration): Millis => {
  const decoded =
    typeof duration === 'number' ? E.right(duration / 1_000) : DurationFromString.decode(duration)
  const ms = E.isRight(decoded) ? decoded.right * 1_000 : NaN
  if (!(ms >= 1 && Number.isFinite(ms)))
    throw new RangeError(
      `${name} is ${duration} and should be milliseconds from 1 on, or a time such as "30s", "1m" or "2h".`,
    )
  return ms
}

/** A number that should be a whole one from `least` on; any other throws a `RangeError` that names the option. */
export const atLeast = (least: number, name: string, value: number): number => {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${name} is ${value} and should be a whole number from ${least} on.`)
  return value
}
