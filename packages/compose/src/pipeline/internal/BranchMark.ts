// A mark in the context: a function that learns which branch took an update.

import type { Shape } from '../Shape.ts'

// model

/** Is called for each branch that took an update, the innermost first. */
export type BranchMark = (branch: Shape) => void

// combinators

/** A context with a mark, which all later steps keep. */
export const withMark = <C extends object>(ctx: C, mark: BranchMark): C => ({ ...ctx, [key]: mark })

// destructors

/** The mark of a context. `undefined` if there is none. */
export const markOf = (ctx: object): BranchMark | undefined => {
  const found: unknown = Reflect.get(ctx, key)
  return isMark(found) ? found : undefined
}

// private

const key = Symbol('pipegram.branch')

const isMark = (u: unknown): u is BranchMark => typeof u === 'function'
