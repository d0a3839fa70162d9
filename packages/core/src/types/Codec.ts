// The codec of a Bot API value: an io-ts type with two sides. A predicate tests the value. If the value is
// right, the same object is the result. Only if it is wrong, the structural side reads it to say where and
// why.
//
// Wing `types`: the objects of the Bot API with their codecs and limits, and functions that read a single
// object.

import type * as t from 'io-ts'
import type { structure, Structure } from './internal/Structure.ts'

// model

/**
 * A decoder that copies nothing: the result of a right value is the value itself. It keeps fields that are
 * not listed. Integers are safe integers. Lengths and ranges are left to the server. The decoder composes
 * with any io-ts codec.
 *
 * Values from Telegram are decoded with tolerance. `null` counts as absent, and so does `false` where
 * Telegram sends only `true`. A required field that an older server does not know gets its default. Any other
 * fault removes only the smallest optional part around it; `lossesOf` lists these parts. `is` is never
 * tolerant, and `strict` makes a decoder without tolerance.
 */
export interface Codec<A> extends t.Type<A, A, unknown> {
  /** The structural side. Only the codecs of core have one. */
  readonly [structure]: Structure
}
