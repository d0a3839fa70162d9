// Arguments within limits. The name of the codec has the limits, so that the user sees them.

import { isRight } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { DateFromString, NumberFromString } from './Argument.ts'

// codecs

/**
 * A number with a decimal point, within limits, both included. Throws a `RangeError` if no number is between
 * them.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft, right } from 'fp-ts/lib/Either.js'
 *   import { NumberBetween } from '@pipegram/core/ArgumentRange'
 *
 *   assert.deepStrictEqual(NumberBetween(0.5, 2.5).decode('1.75'), right(1.75))
 *   assert.ok(isLeft(NumberBetween(0.5, 2.5).decode('3')))
 */
export const NumberBetween = (min: number, max: number): t.Type<number, string, unknown> => {
  if (!NumberFromString.is(min) || !NumberFromString.is(max) || min > max)
    throw new RangeError(`No number is between ${min} and ${max}.`)
  const [least, most] = [min, max].map(NumberFromString.encode)
  return within(`a number from ${least} to ${most}`, NumberFromString, (n) => n >= min && n <= max)
}

/**
 * A day, or a time of a day, within limits, both included. Write the limits as users write them, such as
 * `2026-11-21`; the last day ends at its midnight. Default time zone: UTC. Throws a `RangeError` if no date
 * is between them. For limits that change, such as today, ask with `calendar`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft, right } from 'fp-ts/lib/Either.js'
 *   import { DateBetween } from '@pipegram/core/ArgumentRange'
 *
 *   const ThisYear = DateBetween('2026-01-01', '2026-12-31')
 *   assert.deepStrictEqual(ThisYear.decode('21.11.2026'), right(new Date('2026-11-21T00:00:00Z')))
 *   assert.ok(isLeft(ThisYear.decode('2027-01-01')))
 */
export const DateBetween = (min: string, max: string): t.Type<Date, string, unknown> => {
  const [least, most] = [DateFromString.decode(min), DateFromString.decode(max)]
  const [from, to] = [
    isRight(least) ? least.right.getTime() : NaN,
    isRight(most) ? endOf(max, most.right) : NaN,
  ]
  if (!(from <= to)) throw new RangeError(`No date is between "${min}" and "${max}".`)
  return within(
    `a date from ${min} to ${max}`,
    DateFromString,
    (date) => date.getTime() >= from && date.getTime() <= to,
  )
}

// private

const oneDay = 86_400_000

// A limit without a time includes the whole day.
const endOf = (text: string, date: Date): number => date.getTime() + (text.includes(':') ? 0 : oneDay - 1)

const within = <A>(
  name: string,
  codec: t.Type<A, string, unknown>,
  fits: (value: A) => boolean,
): t.Type<A, string, unknown> =>
  new t.Type(
    name,
    (u): u is A => codec.is(u) && fits(u),
    (u, context) => {
      const read = codec.decode(u)
      return isRight(read) && fits(read.right) ? read : t.failure(u, context, `expected ${name}`)
    },
    codec.encode,
  )
