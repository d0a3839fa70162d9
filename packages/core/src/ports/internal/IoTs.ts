// Recognizes io-ts codecs and their kinds. A program may have two copies of io-ts, and `instanceof` only
// recognizes the codecs of one copy.

import type * as t from 'io-ts'

// guards

export const isCodec = (u: unknown): u is t.Mixed =>
  typeof u === 'object' &&
  u !== null &&
  'validate' in u &&
  typeof u.validate === 'function' &&
  'is' in u &&
  'encode' in u

// destructors

/** The tag that each io-ts codec has: `UnionType`. */
export const tagOf = (codec: unknown): unknown => (isCodec(codec) ? Reflect.get(codec, '_tag') : undefined)
