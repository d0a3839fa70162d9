// What a place expects of a function. For example, the callback of `forEach` returns nothing.

import ts from 'typescript'
import { effectName, givenBy, unrunIn, type Unrun } from './Effect.ts'

// guards

/** True if the place expects a function that returns nothing. */
export const wantsNothing = (checker: ts.TypeChecker, node: ts.Node): boolean =>
  wants(checker, node, (result) => (result.flags & ts.TypeFlags.Void) !== 0)

/** True if the place expects a function whose effect is run, and ignores the result of the effect. */
export const wantsAnyEffect = (checker: ts.TypeChecker, node: ts.Node): boolean =>
  wants(checker, node, (result) =>
    // `TaskEither<E, unknown> & R` infers the result of the function as `R`, and does not read it.
    givenBy(checker, result).some(({ flags }) => (flags & unread) !== 0),
  )

// destructors

/** The signatures that the place expects of a function. */
export const expectedOf = (checker: ts.TypeChecker, node: ts.Node): ReadonlyArray<ts.Signature> => {
  if (!ts.isExpression(node)) return []
  const type = checker.getContextualType(node)
  if (type === undefined) return []
  return (type.isUnion() ? type.types : [type]).flatMap((part) => part.getCallSignatures())
}

/** The result of a function, if it does nothing until somebody runs it. */
export const unrunBy = (checker: ts.TypeChecker, type: ts.Type): Unrun | undefined => {
  if (effectName(checker, type) !== undefined) return undefined
  const all = type.getCallSignatures().map((signature) => unrunIn(checker, signature.getReturnType()))
  return all.every((each) => each !== undefined) ? all[0] : undefined
}

// private

const unread = ts.TypeFlags.Unknown | ts.TypeFlags.Void | ts.TypeFlags.Undefined

const wants = (checker: ts.TypeChecker, node: ts.Node, is: (result: ts.Type) => boolean): boolean => {
  const expected = expectedOf(checker, node)
  return expected.length > 0 && expected.every((signature) => is(signature.getReturnType()))
}
