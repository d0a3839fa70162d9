// The path of a fault, as a program would write it: `update.message.photo[0]`.

import type * as t from 'io-ts'
import { tagOf } from './IoTs.ts'

// destructors

/** The path that a context of io-ts describes, from a named root. A long path is cut in the middle. */
export const pathOf = (root: string, context: t.Context): string => {
  const parts = context.flatMap(({ key }, i) => {
    const before = context[i - 1]
    if (key === '' || isInner(before)) return []
    if (Array.isArray(before?.actual) && /^\d+$/.test(key)) return [`[${key}]`]
    return [/^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`]
  })
  return parts.length > 40
    ? `${root}${parts.slice(0, 10).join('')}…${parts.slice(-10).join('')}`
    : `${root}${parts.join('')}`
}

// private

// In the context of an io-ts union or intersection, the key is the number of a member. It would not help
// readers of the path.
const isInner = (entry: t.ContextEntry | undefined): boolean =>
  ['UnionType', 'IntersectionType'].some((tag) => tagOf(entry?.type) === tag)
