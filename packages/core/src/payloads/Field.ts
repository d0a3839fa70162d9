// The fields of callback data and of start payloads: how to write a value, and the most bytes that it can
// take.

import * as t from 'io-ts'
import { utf8 } from '../ports/internal/TextBytes.ts'

// model

/** A field: a codec whose texts contain no `.`, and the most bytes of such a text. */
export interface Field<A, N extends number = number> {
  readonly codec: t.Type<A, string, string>
  readonly maxBytes: N
}

/** Fields by name. */
export interface FieldTable {
  readonly [name: string]: { readonly codec: t.Any; readonly maxBytes: number }
}

/** The record of some fields. An optional field may be missing. */
export type ValueOf<F extends FieldTable> = Flat<
  { [K in keyof F as undefined extends t.TypeOf<F[K]['codec']> ? never : K]: t.TypeOf<F[K]['codec']> } & {
    [K in keyof F as undefined extends t.TypeOf<F[K]['codec']> ? K : never]?: t.TypeOf<F[K]['codec']>
  }
>

// Inferred, so that errors and tooltips show the fields instead of the name of this type.
type Flat<A> = A extends infer B ? { [K in keyof B]: B[K] } : never

/** The text between two fields. */
export const separator = '.'

// constructors

/**
 * A whole number from −2^53 + 1 to 2^53 − 1, for any id. At most 12 bytes, in base 36.
 */
export const int: Field<number, 12> = /* @__PURE__ */ make(
  12,
  'an integer',
  (u): u is number => Number.isSafeInteger(u),
  (text) => Number.parseInt(text, 36),
  (value) => value.toString(36),
)

/**
 * A whole number within limits, both included. It takes at most as many bytes as the longer limit in base 36.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { boundedInt } from '@pipegram/core/Field'
 *
 *   assert.strictEqual(boundedInt(0, 1295).maxBytes, 2)
 */
export const boundedInt = (min: number, max: number): Field<number> => {
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || min > max)
    throw new RangeError(`No whole number is between ${min} and ${max}.`)
  const within = (u: unknown): u is number => int.codec.is(u) && u >= min && u <= max
  return make(
    Math.max(min.toString(36).length, max.toString(36).length),
    `an integer from ${min} to ${max}`,
    within,
    (text) => Number.parseInt(text, 36),
    (value) => value.toString(36),
  )
}

/**
 * A signed whole number of 64 bits, for ids that are strings elsewhere, such as those of custom emoji. At
 * most 14 bytes.
 */
export const int64: Field<bigint, 14> = /* @__PURE__ */ make(
  14,
  'an integer of 64 bits',
  (u): u is bigint => typeof u === 'bigint' && BigInt.asIntN(64, u) === u,
  (text) => {
    if (!/^-?[0-9a-z]{1,13}$/.test(text)) return undefined
    const size = Array.from(text.replace('-', '')).reduce(
      (sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)),
      0n,
    )
    return text.startsWith('-') ? -size : size
  },
  (value) => value.toString(36),
)

/** True or false. One byte. */
export const flag: Field<boolean, 1> = /* @__PURE__ */ make(
  1,
  'a flag',
  t.boolean.is,
  (text) => (text === '1' ? true : text === '0' ? false : undefined),
  (value) => (value ? '1' : '0'),
)

/**
 * One of some words, written as the word itself. It takes at most as many bytes as the longest word.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { oneOf } from '@pipegram/core/Field'
 *
 *   assert.strictEqual(oneOf('S', 'XL').maxBytes, 2)
 */
export const oneOf = <V extends string>(...values: readonly [V, ...ReadonlyArray<V>]): Field<V> => {
  const found = (u: unknown): V | undefined => values.find((value) => value === u)
  if (found(values[0]) === undefined) throw new RangeError('A field of words needs at least one word.')
  const broken = values.find((value) => !value.isWellFormed())
  if (broken !== undefined)
    throw new RangeError(
      `A value of callback data cannot hold half a surrogate pair: ${JSON.stringify(broken)} does.`,
    )
  const dotted = values.find((value) => value.includes(separator))
  if (dotted !== undefined)
    throw new RangeError(`A value of callback data cannot contain "${separator}": "${dotted}" does.`)
  return make(
    Math.max(...values.map(bytesOf)),
    values.join(' or '),
    (u): u is V => found(u) !== undefined,
    found,
    String,
  )
}

/**
 * One of at most 36 words, written as its position. One byte. Add new words at the end, so that old buttons
 * keep their meaning.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { enumOf } from '@pipegram/core/Field'
 *
 *   assert.strictEqual(enumOf('small', 'medium', 'large').codec.encode('large'), '2')
 */
export const enumOf = <V extends string>(...values: readonly [V, ...ReadonlyArray<V>]): Field<V, 1> => {
  if (values.length > 36) throw new RangeError(`One byte tells 36 words apart; there are ${values.length}.`)
  return make(
    1,
    values.join(' or '),
    (u): u is V => values.some((value) => value === u),
    (text) => values[Number.parseInt(text, 36)],
    (value) => values.indexOf(value).toString(36),
  )
}

/**
 * Text of at most `max` bytes of UTF-8. Each `.` and each `~` takes two bytes.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { string } from '@pipegram/core/Field'
 *
 *   assert.strictEqual(string(8).codec.encode('v1.5'), 'v1~15')
 *   assert.ok(!string(8).codec.is('día de sol'))
 */
export const string = <N extends number>(max: N): Field<string, N> => {
  if (!Number.isSafeInteger(max) || max < 0)
    throw new RangeError(`The length of a text is a whole number of bytes, such as 20; it is ${max}.`)
  return make(
    max,
    `text of at most ${max} bytes`,
    (u): u is string => typeof u === 'string' && u.isWellFormed() && bytesOf(escaped(u)) <= max,
    (text) => text.replaceAll('~1', separator).replaceAll('~0', '~'),
    escaped,
  )
}

/** A time, to the second: fractions of a second are cut off. At most 10 bytes, and 6 until the year 2038. */
export const date: Field<Date, 10> = /* @__PURE__ */ make(
  10,
  'a date',
  (u): u is Date => u instanceof Date && !Number.isNaN(u.getTime()),
  (text) => new Date(Number.parseInt(text, 36) * 1000),
  (value) => Math.floor(value.getTime() / 1000).toString(36),
)

// combinators

/**
 * A field that may be missing. It takes one byte more only if the text is empty or begins with `?`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { int, maybe } from '@pipegram/core/Field'
 *
 *   assert.strictEqual(maybe(int).codec.encode(undefined), '')
 *   assert.strictEqual(maybe(int).codec.encode(36), '10')
 */
export const maybe = <A, N extends number>({
  codec,
  maxBytes,
}: Field<A, N>): Field<A | undefined, Successor<N>> => ({
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the compiler does not count
  maxBytes: (maxBytes + 1) as Successor<N>,
  codec: new t.Type(
    codec.name,
    (u): u is A | undefined => u === undefined || codec.is(u),
    (text, context) => {
      if (text === '') return t.success(undefined)
      const rest = text.slice(1)
      if (!text.startsWith('?')) return codec.validate(text, context)
      return rest === '' || rest.startsWith('?')
        ? codec.validate(rest, context)
        : t.failure(text, context, `expected ${codec.name}`)
    },
    (value) => {
      if (value === undefined) return ''
      const text = codec.encode(value)
      return text === '' || text.startsWith('?') ? `?${text}` : text
    },
  ),
})

/**
 * A field whose value an io-ts codec decodes further: a brand, a newtype, a text with its own form.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft } from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import * as t from 'io-ts'
 *   import { int, refine } from '@pipegram/core/Field'
 *
 *   const percent = pipe(int, refine(t.refinement(t.number, (n) => n >= 0 && n <= 100, 'a percentage')))
 *
 *   assert.ok(isLeft(percent.codec.decode('zz')))
 */
export const refine =
  <I, A extends I, B>(codec: t.Type<B, A, I>) =>
  <N extends number>(self: Field<A, N>): Field<B, N> => ({
    maxBytes: self.maxBytes,
    codec: new t.Type(
      codec.name,
      (u): u is B => codec.is(u) && self.codec.is(codec.encode(u)),
      (text, context) => {
        const value = self.codec.validate(text, context)
        return value._tag === 'Left' ? value : codec.validate(value.right, context)
      },
      (value) => self.codec.encode(codec.encode(value)),
    ),
  })

// private

/** The next number, if the number is known. */
export type Successor<N extends number> = number extends N ? number : [...Units<N>, 0]['length'] & number

/** A tuple with the given number of zeros: at most 65, which is more than a button can contain. */
export type Units<N extends number, T extends ReadonlyArray<0> = []> = T['length'] extends N | 65
  ? T
  : Units<N, [...T, 0]>

const bytesOf = (text: string): number => utf8(text).length

// Refuses a text that `write` would write differently: each value has only one form.
function make<A, N extends number>(
  maxBytes: N,
  name: string,
  is: t.Is<A>,
  read: (text: string) => A | undefined,
  write: (value: A) => string,
): Field<A, N> {
  return {
    maxBytes,
    codec: new t.Type(
      name,
      is,
      (text, context) => {
        const value = read(text)
        return value !== undefined && is(value) && write(value) === text
          ? t.success(value)
          : t.failure(text, context, `expected ${name}`)
      },
      write,
    ),
  }
}

const escaped = (text: string): string => text.replaceAll('~', '~0').replaceAll(separator, '~1')
