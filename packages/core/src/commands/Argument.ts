// Codecs of the arguments that users type after a command: from a word to a value. The name of a codec tells
// the user what to type.
//
// Wing `commands`: commands, their arguments, and the menu that lists them.

import * as t from 'io-ts'
import type { Seconds } from '../calls/ApiError.ts'
import { secondsOf } from '../ports/Duration.ts'

// model

/** An argument that may be missing. `of` is the codec of the argument if it is there. */
export interface OptionalArgument<A> extends t.Type<A, unknown> {
  readonly of: t.Mixed
}

// codecs

/** Text that is not only white space. */
export const NonEmptyString = /* @__PURE__ */ argument(
  'some text',
  (u): u is string => typeof u === 'string' && /\S/.test(u),
  String,
  String,
)

/**
 * The rest of the message as it was typed, with white space and quotation marks. It must be the last
 * argument.
 */
export const RestOfText = /* @__PURE__ */ argument('some text', NonEmptyString.is, String, String)

/** A whole number that a user typed, from −2^53 + 1 to 2^53 − 1. */
export const IntFromString = /* @__PURE__ */ argument('a whole number', isInt, intOf, String)

/**
 * A whole number within limits, both included.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft, right } from 'fp-ts/lib/Either.js'
 *   import { IntBetween } from '@pipegram/core/Argument'
 *
 *   assert.deepStrictEqual(IntBetween(1, 6).decode('6'), right(6))
 *   assert.ok(isLeft(IntBetween(1, 6).decode('7')))
 */
export const IntBetween = (min: number, max: number): t.Type<number, string, unknown> => {
  if (!isInt(min) || !isInt(max) || min > max)
    throw new RangeError(`No whole number is between ${min} and ${max}.`)
  return argument(
    `a whole number from ${min} to ${max}`,
    (u): u is number => isInt(u) && u >= min && u <= max,
    intOf,
    String,
  )
}

/** A number with a decimal point, with at most 15 digits on each side. */
export const NumberFromString = /* @__PURE__ */ argument(
  'a number such as 3.5',
  (u): u is number => typeof u === 'number' && Math.abs(u) < 1e15 && Number(decimal(u)) === u,
  (word) => (/^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(word) ? Number(word) + 0 : undefined),
  decimal,
)

/** `yes`, `on`, `true`, `y`, `+`, `1`, or `no`, `off`, `false`, `n`, `-`, `0`, in any case. */
export const BooleanFromString = /* @__PURE__ */ argument(
  'yes or no',
  t.boolean.is,
  (word) =>
    /^(?:yes|on|true|y|\+|1)$/i.test(word)
      ? true
      : /^(?:no|off|false|n|-|0)$/i.test(word)
        ? false
        : undefined,
  (value) => (value ? 'yes' : 'no'),
)

/**
 * One of some words, in any case.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { right } from 'fp-ts/lib/Either.js'
 *   import { Choice } from '@pipegram/core/Argument'
 *
 *   assert.deepStrictEqual(Choice('north', 'south').decode('North'), right('north'))
 */
export const Choice = <V extends string>(
  ...values: readonly [V, ...ReadonlyArray<V>]
): t.Type<V, string, unknown> =>
  argument(
    values.join(' or '),
    (u): u is V => values.some((value) => value === u),
    (word) =>
      values.find((value) => value === word) ??
      values.find((value) => value.toLowerCase() === word.toLowerCase()),
    String,
  )

/**
 * A duration in whole seconds: `90s`, `10m`, `1h30m`, `1.5h`, `2d`, `3 weeks`. A duration with white space
 * needs quotation marks, or must be in the rest of the text.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { right } from 'fp-ts/lib/Either.js'
 *   import { DurationFromString } from '@pipegram/core/Argument'
 *
 *   assert.deepStrictEqual(DurationFromString.decode('1h30m'), right(5400))
 *   assert.deepStrictEqual(DurationFromString.decode('2 days'), right(172800))
 */
export const DurationFromString = /* @__PURE__ */ argument<Seconds>(
  'a time such as 10m, 2h or 3d',
  (u): u is Seconds => isInt(u) && u >= 0,
  secondsOf,
  (value) => `${value}s`,
)

/**
 * A duration within limits, both included. Write the limits as users write them. Telegram treats a
 * restriction or a ban of less than 30 seconds, or more than 366 days, as permanent.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft, right } from 'fp-ts/lib/Either.js'
 *   import { DurationBetween } from '@pipegram/core/Argument'
 *
 *   assert.deepStrictEqual(DurationBetween('1m', '366d').decode('10m'), right(600))
 *   assert.ok(isLeft(DurationBetween('1m', '366d').decode('0s')))
 */
export const DurationBetween = (min: string, max: string): t.Type<Seconds, string, unknown> => {
  const [least, most] = [secondsOf(min), secondsOf(max)]
  if (least === undefined || most === undefined || !isInt(most) || least > most)
    throw new RangeError(`No duration is between "${min}" and "${max}".`)
  return argument(
    `a time from ${min} to ${max}`,
    (u): u is Seconds => isInt(u) && u >= least && u <= most,
    secondsOf,
    (value) => `${value}s`,
  )
}

/**
 * A day, or a time of a day: `2026-11-21`, `21.11.2026`, `2026-11-21T15:30`, `2026-11-21 15:30:00+01:00`.
 * Default time zone: UTC.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft, right } from 'fp-ts/lib/Either.js'
 *   import { DateFromString } from '@pipegram/core/Argument'
 *
 *   assert.deepStrictEqual(DateFromString.decode('21.11.2026'), right(new Date('2026-11-21T00:00:00Z')))
 *   assert.ok(isLeft(DateFromString.decode('2026-02-30')))
 */
export const DateFromString = /* @__PURE__ */ argument(
  'a date such as 2026-11-21',
  (u): u is Date => u instanceof Date && !Number.isNaN(u.getTime()),
  dateOf,
  (value) => value.toISOString(),
)

/**
 * A username, with or without the `@`, or as a link to t.me. The value has no `@`.
 * https://core.telegram.org/api/username
 */
export const UsernameFromString = /* @__PURE__ */ argument(
  'a username such as @durov',
  (u): u is string => typeof u === 'string' && /^[A-Za-z]\w{3,31}$/.test(u),
  (word) => /^(?:@|(?:https?:\/\/)?t\.me\/)?([A-Za-z]\w{3,31})$/.exec(word)?.[1],
  (value) => `@${value}`,
)

/**
 * The id of a user: a number, or a link `tg://user?id=…`. A username can change its owner; an id cannot.
 */
export const UserIdFromString = /* @__PURE__ */ argument(
  'the id of a user, which is a number',
  (u): u is number => isInt(u) && u > 0,
  (word) => intOf(word.replace(/^tg:\/\/user\?id=(?=\d)/, '')),
  String,
)

/** A chat, in the form that `chat_id` takes: a number, or a username with its `@`. */
export const ChatFromString = /* @__PURE__ */ argument(
  'a chat such as @durov or -1001234567890',
  (u): u is number | string =>
    (isInt(u) && u !== 0) || (typeof u === 'string' && /^@[A-Za-z]\w{3,31}$/.test(u)),
  (word): number | string | undefined => (word.startsWith('@') ? word : intOf(word)),
  String,
)

/** A web link, with `http://` or `https://`. */
export const UrlFromString = /* @__PURE__ */ argument(
  'a link such as https://example.com',
  (u): u is string => typeof u === 'string' && /^https?:\/\/[^\s/]/i.test(u) && URL.canParse(u),
  String,
  String,
)

// combinators

/**
 * An argument that may be missing. If it is missing, its value is `undefined`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { right } from 'fp-ts/lib/Either.js'
 *   import { IntFromString, Optional } from '@pipegram/core/Argument'
 *
 *   assert.deepStrictEqual(Optional(IntFromString).decode(undefined), right(undefined))
 */
export const Optional = <A, O>(codec: t.Type<A, O, unknown>): OptionalArgument<A | undefined> =>
  withFallback(codec, undefined)

/**
 * An argument that may be missing. If it is missing, its value is `value`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { right } from 'fp-ts/lib/Either.js'
 *   import { Default, IntFromString } from '@pipegram/core/Argument'
 *
 *   assert.deepStrictEqual(Default(IntFromString, 1).decode(undefined), right(1))
 */
export const Default = <A, O>(codec: t.Type<A, O, unknown>, value: A): OptionalArgument<A> =>
  withFallback(codec, value)

// private

function argument<A>(
  name: string,
  is: t.Is<A>,
  read: (word: string) => unknown,
  write: (value: A) => string,
): t.Type<A, string, unknown> {
  return new t.Type(
    name,
    is,
    (u, context) => {
      const value = typeof u === 'string' ? read(u) : undefined
      return is(value) ? t.success(value) : t.failure(u, context, `expected ${name}`)
    },
    write,
  )
}

const withFallback = <A, B, O>(codec: t.Type<A, O, unknown>, value: B): OptionalArgument<A | B> =>
  Object.assign(
    new t.Type<A | B, unknown, unknown>(
      codec.name,
      (u): u is A | B => codec.is(u) || u === value,
      (u, context) => (u === undefined ? t.success(value) : codec.validate(u, context)),
      (a) => (codec.is(a) ? codec.encode(a) : undefined),
    ),
    { of: codec },
  )

function isInt(u: unknown): u is number {
  return Number.isSafeInteger(u)
}

// Without an exponent, and with at most 15 digits after the point.
function decimal(value: number): string {
  const text = String(value)
  return /e|\.\d{16}/.test(text) ? value.toFixed(15) : text
}

function intOf(word: string): number | undefined {
  return /^[+-]?\d{1,16}$/.test(word) ? Number(word) + 0 : undefined
}

function dateOf(word: string): Date | undefined {
  const day = word.replace(/^(\d{2})\.(\d{2})\.(\d{4})(?=$|[ T])/, '$3-$2-$1')
  const [, date, time = '00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(day) ?? []
  if (date === undefined) return undefined
  const value = new Date(`${date}T${time}${zone}`)
  // `Date` would turn a wrong day of a month into a day of the next month.
  return Number.isNaN(value.getTime()) || new Date(`${date}T00:00Z`).toISOString().slice(0, 10) !== date
    ? undefined
    : value
}
