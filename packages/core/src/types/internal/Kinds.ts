// Sets of update kinds.

import type { UpdateKind } from '../Types.ts'

// model

/** Update kinds. `any` is every kind, including those of a later Bot API. */
export type Kinds = 'any' | ReadonlyArray<UpdateKind>

// combinators

/** The kinds of a list that are allowed. */
export const among = <K extends UpdateKind>(kinds: ReadonlyArray<K>, allowed: Kinds): ReadonlyArray<K> =>
  allowed === 'any' ? kinds : kinds.filter((kind) => allowed.includes(kind))

/** The kinds that are in both sets. */
export const both = (a: Kinds, b: Kinds): Kinds => (a === 'any' ? b : among(a, b))

/** The kinds that are in at least one set. */
export const either = (all: ReadonlyArray<Kinds>): Kinds => {
  const listed = all.filter((kinds) => kinds !== 'any')
  return listed.length < all.length ? 'any' : [...new Set(listed.flat())]
}
