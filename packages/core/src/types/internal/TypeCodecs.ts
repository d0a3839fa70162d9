// The codecs that generated code is built of.

import * as t from 'io-ts'
import type { Codec } from '../Codec.ts'
import { isInputFile } from '../InputFile.ts'
import {
  any,
  faultsOf,
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
export const integer: Codec<number> = /* @__PURE__ */ simple('integer', 'an integer', Number.isSafeInteger)

/** A finite number. */
export const float: Codec<number> = /* @__PURE__ */ simple('float', 'a number', Number.isFinite)

export const string: Codec<string> = /* @__PURE__ */ simple('string', 'a string', isString)

export const boolean: Codec<boolean> = /* @__PURE__ */ simple('boolean', 'true or false', isBoolean)

/** The answer of a method that has no other result. */
export const True: Codec<true> = /* @__PURE__ */ simple('true', 'true', isTrue)

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

export const literal = (value: string | number): Codec<unknown> =>
  simple(String(value), oneOfThese([value]), (u) => u === value)

export const enumeration = <A extends string | number>(name: string, values: ReadonlyArray<A>): Codec<A> => {
  const known: ReadonlySet<unknown> = new Set(values)
  return simple(name, oneOfThese(values), (u) => known.has(u))
}

export const array = <A>(item: AnyCodec & t.Decoder<unknown, A>): Codec<ReadonlyArray<A>> =>
  make(
    `Array<${item.name}>`,
    (u) => every(u, item.is),
    items(() => item),
  )

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

/** True if a value is an array whose every item is right. Holes count as items. */
function every(u: unknown, is: (item: unknown) => boolean): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!is(u[i])) return false
  return true
}

// Private. These are functions, since they must exist before the codecs above are made.

function simple<A>(name: string, expected: string, is: (u: unknown) => boolean): Codec<A> {
  return make(name, is, leaf(expected, is))
}

// A codec from its two sides, which must agree. A value that is nested too deeply for the stack is an error
// like any other.
function make<A>(name: string, is: (u: unknown) => boolean, sides: Structure): Codec<A> {
  const guard = (u: unknown): u is A => {
    try {
      return is(u)
    } catch (error) {
      if (error instanceof RangeError) return false
      throw error
    }
  }
  const refuse: t.Validate<unknown, A> = (u, context) => {
    try {
      const faults = faultsOf(codec, u, context)
      if (faults.length > 0) return t.failures(faults)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
    // One side ran out of stack. The two sides agree on everything else.
    return t.failure(u, context, 'expected fewer levels of nesting')
  }
  const validate: t.Validate<unknown, A> = (u, context) => (guard(u) ? t.success(u) : refuse(u, context))
  // A context is made only for a refused value.
  const decode: t.Decode<unknown, A> = (u) =>
    guard(u) ? t.success(u) : refuse(u, [{ key: '', type: codec, actual: u }])
  const codec: Codec<A> = Object.assign(new t.Type<A, A, unknown>(name, guard, validate, t.identity), {
    decode,
    [structure]: sides,
  })
  return codec
}
