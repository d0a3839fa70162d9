// What decodes a value of the Bot API: an io-ts type with two sides. A predicate says whether a value is
// right, and then the very same object is the result; only when it is not does the structural side look
// again, to say where and why.

import type * as t from 'io-ts'
import type { structure, Structure } from './internal/Structure.ts'

// model

/**
 * A decoder that copies nothing. Fields that are not listed are kept; a field that is `undefined` counts as
 * absent, `null` does not; integers are safe integers; lengths and ranges are left to the server. It composes
 * with any io-ts codec.
 */
export interface Codec<A> extends t.Type<A, A, unknown> {
  /** The structural side. Only core's own codecs have one. */
  readonly [structure]: Structure
}
