// Lengths of time in the form that options take: milliseconds, or a text such as `10m`.

import type { Millis } from './Clock.ts'

// model

/** Milliseconds, or a number with its unit: `30s`, `1m`, `2h`, `7d`. */
export type Duration = Millis | `${number}${'s' | 'm' | 'h' | 'd'}`

// destructors

/**
 * The milliseconds, at least 1. Throws a `RangeError` that names the option for any other value.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { toMillis } from '@pipegram/core/Duration'
 *
 *   assert.strictEqual(toMillis('window', '1m'), 60_000)
 *   assert.strictEqual(toMillis('timeout', '1.5s'), 1_500)
 *   assert.throws(() => toMillis('window', 0), RangeError)
 */
export const toMillis = (name: string, duration: Duration): Millis => {
  const ms = typeof duration === 'number' ? duration : (lengthOf(duration, 1_000) ?? NaN)
  if (!(ms >= 1 && Number.isFinite(ms)))
    throw new RangeError(
      `${name} is ${written(duration)} and should be milliseconds from 1 on, ` +
        'or a time such as "30s", "1m" or "2h".',
    )
  return ms
}

/**
 * The number of seconds in a text. `undefined` if the text is not a length of time.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { secondsOf } from '@pipegram/core/Duration'
 *
 *   assert.strictEqual(secondsOf('1h30m'), 5400)
 *   assert.strictEqual(secondsOf('2 days'), 172_800)
 *   assert.strictEqual(secondsOf('soon'), undefined)
 */
export const secondsOf = (word: string): number | undefined => lengthOf(word, 1)

// private

const written = (duration: Duration): string =>
  typeof duration === 'number' ? `${duration}` : `"${duration}"`

// The length of time in parts of a second, each amount rounded to a whole part.
const lengthOf = (word: string, perSecond: number): number | undefined => {
  const part = /(\d{1,16}(?:\.\d{1,3})?) ?([a-z]{1,7}) ?/gy
  const text = word.toLowerCase()
  let sum = 0
  do {
    const [, amount, name = ''] = part.exec(text) ?? []
    const unit = units.find(([names]) => names.test(name))
    if (amount === undefined || unit === undefined) return undefined
    sum += Math.round(Number(amount) * unit[1] * perSecond)
  } while (part.lastIndex < text.length)
  return sum
}

const units: ReadonlyArray<readonly [names: RegExp, seconds: number]> = [
  [/^(?:s|secs?|seconds?)$/, 1],
  [/^(?:m|mins?|minutes?)$/, 60],
  [/^(?:h|hrs?|hours?)$/, 3600],
  [/^(?:d|days?)$/, 86_400],
  [/^(?:w|weeks?)$/, 604_800],
]
