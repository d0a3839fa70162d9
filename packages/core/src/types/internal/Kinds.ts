// Sets of kinds of update.

import type { UpdateKind } from '../Types.ts'

// model

/** Kinds of update. `any` is every kind, those of a later Bot API too. */
export type Kinds = 'any' | ReadonlyArray<UpdateKind>

// combinators

/** Those of a list that are allowed. */
export const among = <K extends UpdateKind>(kinds: ReadonlyArray<K>, allowed: Kinds): ReadonlyArray<K> =>
  allowed === 'any' ? kinds : kinds.filter((kind) => allowed.includes(kind))

/** What is in both. */
export const both = (a: Kinds, b: Kinds): Kinds => (a === 'any' ? b : among(a, b))

/** What is in at least one. */
export const either = (all: ReadonlyArray<Kinds>): Kinds => {
  const listed = all.filter((kinds) => kinds !== 'any')
  return listed.length < all.length ? 'any' : [...new Set(listed.flat())]
}
