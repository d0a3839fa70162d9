// A filter that also makes narrower filters: `user` is any user, `user(1, 2)` is one of two users.

import type { NarrowingFilter, Outline } from './Filter.ts'

// model

/**
 * A filter that also makes narrower filters: `user` is any user, `user(1, 2)` is one of two users, `user()`
 * lets no user pass.
 */
export type FilterFamily<A, B extends A, M> = M & NarrowingFilter<A, B>

// constructors

/**
 * A filter that makes narrower filters when it is called with words or numbers.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fromPredicate, messageKinds } from '@pipegram/core/Filter'
 *   import { family } from '@pipegram/core/FilterFamily'
 *   import type { Message } from '@pipegram/core/Types'
 *
 *   const atLeast = (count: number) =>
 *     fromPredicate(
 *       `stars(${count})`,
 *       messageKinds,
 *       ({ paid_star_count = 0 }: Message) => paid_star_count >= count,
 *     )
 *   const stars = family(atLeast(1), atLeast)
 *   const message: Message = { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, paid_star_count: 5 }
 *
 *   assert.deepStrictEqual([stars(message), stars(10)(message)], [true, false])
 */
export const family = <A extends object, B extends A, M extends (...values: ReadonlyArray<never>) => Outline>(
  any: NarrowingFilter<A, B>,
  narrower: M,
): FilterFamily<A, B, M> => {
  const call = (...values: ReadonlyArray<never>): unknown =>
    typeof values[0] === 'object' ? any(values[0]) : narrower(...values)
  // A filtered value is an object; the argument of a narrower filter is never an object.
  // oxlint-disable-next-line typescript/consistent-type-assertions -- one function is both
  return Object.assign(call, outlineOf(any)) as unknown as FilterFamily<A, B, M>
}

// private

const outlineOf = ({ label, kinds, domain }: Outline): Outline => ({ label, kinds, domain })
