// What decodes a value of the Bot API: an io-ts type with two sides. A predicate says whether a value is right, and then the
// very same object is the result; only when it is not does the structural side look again, to say where and why.

import * as t from 'io-ts'
import { faultsOf, structure, type Structure } from './internal/Structure.ts'

// model

/**
 * A decoder that copies nothing. Fields that are not listed are kept; a field that is `undefined` counts as absent, `null` does not;
 * integers are safe integers; lengths and ranges are left to the server. It composes with any io-ts codec.
 */
export interface Codec<A> extends t.Type<A, A, unknown> {
  readonly [structure]: Structure
}

// constructors

/** A codec of its two sides, which must agree. Nesting that is too deep for the stack is an error like any other. */
export const make = <A>(name: string, is: (u: unknown) => boolean, sides: Structure): Codec<A> => {
  const guard = (u: unknown): u is A => {
    try {
      return is(u)
    } catch (error) {
      if (error instanceof RangeError) return false
      throw error
    }
  }
  const validate: t.Validate<unknown, A> = (u, context) => {
    if (guard(u)) return t.success(u)
    try {
      const faults = faultsOf(codec, u, context)
      if (faults.length > 0) return t.failures(faults)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
    // One side ran out of stack: the two agree on all else.
    return t.failure(u, context, 'expected fewer levels of nesting')
  }
  const codec: Codec<A> = Object.assign(new t.Type<A, A, unknown>(name, guard, validate, t.identity), { [structure]: sides })
  return codec
}
