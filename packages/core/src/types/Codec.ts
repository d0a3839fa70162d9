// The codec of a Bot API value: an io-ts type with two sides. A predicate tests the value. If the value is
// right, the same object is the result. Only if it is wrong, the structural side walks through it to say
// where and why.
//
// Wing `types`: the objects of the Bot API with their codecs and limits, and what one object says by itself.

import type * as t from 'io-ts'
import type { structure, Structure } from './internal/Structure.ts'

// model

/**
 * A decoder that copies nothing: a right value is its own result. It keeps fields that are not listed.
 * Integers are safe integers. The server checks lengths and ranges. The decoder composes with any io-ts
 * codec.
 *
 * What Telegram sends is decoded with tolerance. `null` counts as absent, and so does `false` where Telegram
 * sends only `true`. A required field that an older server does not know gets its default. What still does
 * not fit costs the smallest optional part that holds it: `lossesOf` tells which. `is` is never tolerant, and
 * `strict` makes a decoder that is not.
 */
export interface Codec<A> extends t.Type<A, A, unknown> {
  /** The structural side. Only the codecs of core have one. */
  readonly [structure]: Structure
}
