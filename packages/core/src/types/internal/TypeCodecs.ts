// The codecs from which generated code is built.

import * as t from 'io-ts'
import type { Codec } from '../Codec.ts'
import { isInputFile } from '../InputFile.ts'
import { remember } from './LossRecord.ts'
import { begin, errorOf, rootOf } from './Reading.ts'
import {
  any,
  broken,
  fields,
  items,
  leaf,
  oneOfThese,
  structure,
  variants,
  type AnyCodec,
  type Shape,
  type Structure,
  type Variants,
} from './Structure.ts'

// codecs

/** A safe integer: the Bot API promises at most 52 significant bits. */
export const integer: Codec<number> = /* @__PURE__ */ make(
  'integer',
  Number.isSafeInteger,
  /* @__PURE__ */ leaf('an integer', Number.isSafeInteger, numberOf),
)

/** A finite number. */
export const float: Codec<number> = /* @__PURE__ */ simple('float', 'a number', Number.isFinite)

export const string: Codec<string> = /* @__PURE__ */ simple('string', 'a string', isString)

export const boolean: Codec<boolean> = /* @__PURE__ */ simple('boolean', 'true or false', isBoolean)

/** The answer of a method that has no other result. */
export const True: Codec<true> = /* @__PURE__ */ make(
  'true',
  isTrue,
  /* @__PURE__ */ leaf('true', isTrue, undefined, false),
)

export const inputFile: Codec<unknown> = /* @__PURE__ */ simple('InputFile', 'an InputFile', isInputFile)

// constructors

export const object = <A>(name: string, is: (u: unknown) => boolean, shape: () => Shape): Codec<A> =>
  make(name, is, fields(name, shape))

export const union = <A>(name: string, is: (u: unknown) => boolean, by: () => Variants): Codec<A> =>
  make(name, is, variants(name, by))

export const anyOf = <A>(
  name: string,
  is: (u: unknown) => boolean,
  members: () => ReadonlyArray<AnyCodec>,
): Codec<A> => make(name, is, any(members))

/** One of some types, without a generated predicate. */
export const either = (...members: ReadonlyArray<AnyCodec>): Codec<unknown> =>
  make(
    members.map((member) => member.name).join(' | '),
    (u) => members.some((member) => member.is(u)),
    any(() => members),
  )

/**
 * The same codec without tolerance: it refuses every value that differs from the Bot API. Use it for values
 * that a person or a program writes.
 *
 * @example
 *   import { isLeft, isRight } from 'fp-ts/lib/Either.js'
 *   import { strict } from '@pipegram/core/StrictCodec'
 *   import { User } from '@pipegram/core/Types'
 *
 *   const ann = { id: 1, is_bot: false, first_name: 'Ann', last_name: null }
 *
 *   assert.ok(isRight(User.decode(ann)))
 *   assert.ok(isLeft(strict(User).decode(ann)))
 */
export const strict = <A>(codec: Codec<A>): Codec<A> => make(codec.name, codec.is, codec[structure], false)

export const literal = (value: string | number): Codec<unknown> =>
  simple(String(value), oneOfThese([value]), (u) => u === value)

export const enumeration = <A extends string | number>(name: string, values: ReadonlyArray<A>): Codec<A> => {
  const known: ReadonlySet<unknown> = new Set(values)
  return simple(name, oneOfThese(values), (u) => known.has(u))
}

export const array = <A>(item: AnyCodec & t.Decoder<unknown, A>): Codec<ReadonlyArray<A>> =>
  arrayOf(item, false)

/** An array in which the meaning of an item depends on its place: a broken item breaks the array. */
export const row = <A>(item: AnyCodec & t.Decoder<unknown, A>): Codec<ReadonlyArray<A>> => arrayOf(item, true)

// predicates

export function isString(u: unknown): boolean {
  return typeof u === 'string'
}

export function isBoolean(u: unknown): boolean {
  return typeof u === 'boolean'
}

export function isTrue(u: unknown): boolean {
  return u === true
}

/** True if a value is an array and every item is right. Holes count as items. */
function every(u: unknown, is: (item: unknown) => boolean): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!is(u[i])) return false
  return true
}

// Private. These are function declarations, because they must exist before the codecs above are made.

function simple<A>(name: string, expected: string, is: (u: unknown) => boolean): Codec<A> {
  return make(name, is, leaf(expected, is))
}

// The JSON form of Protocol Buffers writes an integer of 64 bits as a string.
function numberOf(u: unknown): unknown {
  if (typeof u !== 'string' && typeof u !== 'bigint') return u
  const number = Number(u)
  return String(number) === String(u) ? number : u
}

function arrayOf<A>(item: AnyCodec & t.Decoder<unknown, A>, whole: boolean): Codec<ReadonlyArray<A>> {
  return make(
    `Array<${item.name}>`,
    (u) => every(u, item.is),
    items(() => item, whole),
  )
}

// A codec from its two sides, which must agree. Most values pass the predicate. The structural side reads
// only the others, and its repaired copies must pass the predicate, too. It never throws: a value that is
// nested too deeply for the stack, or that cannot be read, is an error like any other.
function make<A>(name: string, is: (u: unknown) => boolean, sides: Structure, tolerant = true): Codec<A> {
  const guard = (u: unknown): u is A => {
    try {
      return is(u)
    } catch {
      return false
    }
  }
  const read: t.Validate<unknown, A> = (u, context) => {
    try {
      const reading = begin(tolerant)
      const root = rootOf(context, { key: '', type: codec, actual: u })
      const mended = sides.read(u, root, reading)
      if (mended !== broken && guard(mended)) {
        if (reading.losses.length > 0 && typeof mended === 'object' && mended !== null)
          remember(mended, { received: u, depth: root.depth, parts: reading.losses })
        return t.success(mended)
      }
      if (reading.faults.length > 0) return t.failures(reading.faults.map(errorOf))
    } catch (error) {
      if (!(error instanceof RangeError)) return t.failure(u, context, 'expected a value that can be read')
    }
    // One side ran out of stack. The two sides agree on everything else.
    return t.failure(u, context, 'expected fewer levels of nesting')
  }
  const validate: t.Validate<unknown, A> = (u, context) => (guard(u) ? t.success(u) : read(u, context))
  // A context is made only for a refused value.
  const decode: t.Decode<unknown, A> = (u) =>
    guard(u) ? t.success(u) : read(u, [{ key: '', type: codec, actual: u }])
  const codec: Codec<A> = Object.assign(new t.Type<A, A, unknown>(name, guard, validate, t.identity), {
    decode,
    [structure]: sides,
  })
  return codec
}
