// What the place of a function expects of it: the callback of `forEach`, for example, gives nothing.

import ts from 'typescript'
import { effectName, givenBy, unrunIn, type Unrun } from './Effect.ts'

// guards

/** Whether the place wants a function that gives nothing. */
export const wantsNothing = (checker: ts.TypeChecker, node: ts.Node): boolean =>
  wants(checker, node, (result) => (result.flags & ts.TypeFlags.Void) !== 0)

/** Whether the place wants a function whose effect is run, and what the effect gives is not read. */
export const wantsAnyEffect = (checker: ts.TypeChecker, node: ts.Node): boolean =>
  wants(checker, node, (result) =>
    // `TaskEither<E, unknown> & R` infers as `R` what a function gives, and reads nothing of it.
    givenBy(checker, result).some(({ flags }) => (flags & unread) !== 0),
  )

// destructors

/** What the place expects of a function. */
export const expectedOf = (checker: ts.TypeChecker, node: ts.Node): ReadonlyArray<ts.Signature> => {
  if (!ts.isExpression(node)) return []
  const type = checker.getContextualType(node)
  if (type === undefined) return []
  return (type.isUnion() ? type.types : [type]).flatMap((part) => part.getCallSignatures())
}

/** What a function returns, if that does nothing until it is run. */
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
