// Values that do nothing until somebody runs them, recognized by type: effects of fp-ts, functions that
// return a promise, and calls of pipegram.

import ts from 'typescript'

// model

/** A value that has not run, and where it is. */
export interface Unrun {
  /** The name of its type: `TaskEither`, `Call`, or `task` for a function that returns a promise. */
  readonly name: string
  /**
   * Where it is: the value itself, an item of an array, or the result of a promise, an effect or an `Either`.
   */
  readonly place: 'itself' | 'array' | 'inside'
}

// destructors

/** Finds a part of a type that has not run: the value itself, its items, or its result. */
export const unrunIn = (checker: ts.TypeChecker, type: ts.Type, depth = 4): Unrun | undefined => {
  if (depth === 0) return undefined
  if (type.isUnionOrIntersection()) return firstOf(type.types, (part) => unrunIn(checker, part, depth))
  const name = effectName(checker, type) ?? (isCall(type) ? 'Call' : undefined)
  if (name !== undefined) return { name, place: 'itself' }
  const [place, given] =
    checker.isArrayType(type) || checker.isTupleType(type)
      ? (['array', type.getNumberIndexType()] as const)
      : (['inside', awaited(checker, type) ?? held(checker, type)] as const)
  const inner = given && unrunIn(checker, given, depth - 1)
  // A report about made calls has them as data.
  return inner === undefined || (inner.name === 'Call' && place === 'inside')
    ? undefined
    : { name: inner.name, place: inner.place === 'inside' ? 'inside' : place }
}

/** True if each value of a type is an effect of fp-ts, so that a condition is always true. */
export const isAlwaysEffect = (checker: ts.TypeChecker, type: ts.Type): boolean =>
  (type.isUnion() ? type.types : [type]).every((part) => {
    const name = effectName(checker, part)
    return name !== undefined && name !== 'task'
  })

/** The result of an effect, without its promise, its `Either` and its `Option`. */
export const givenBy = (checker: ts.TypeChecker, type: ts.Type): ReadonlyArray<ts.Type> => {
  if (type.isUnionOrIntersection()) return type.types.flatMap((part) => givenBy(checker, part))
  if (effectName(checker, type) === undefined) return []
  return type.getCallSignatures().flatMap((signature) => {
    const result = signature.getReturnType()
    const reader = signature.parameters.length > 0 ? givenBy(checker, result) : []
    return reader.length > 0 ? reader : valuesOf(checker, checker.getAwaitedType(result) ?? result)
  })
}

/**
 * The result of an effect that would itself have to run: an effect of fp-ts, or a `Call` that nobody reads.
 */
export const nestedIn = (checker: ts.TypeChecker, type: ts.Type): Unrun | undefined => {
  const nested = firstOf(givenBy(checker, type), (given) => unrunIn(checker, given))
  // A plain function may be a value that somebody needs, such as one that stops a server. So may a list of
  // calls.
  return nested?.name === 'task' || (nested?.name === 'Call' && nested.place === 'array') ? undefined : nested
}

/** The name of an effect, or of the first effect in a union. */
export const effectName = (checker: ts.TypeChecker, type: ts.Type): string | undefined => {
  if (type.isUnionOrIntersection()) return firstOf(type.types, (part) => effectName(checker, part))
  if ((type.flags & ts.TypeFlags.TypeParameter) !== 0) {
    const constraint = checker.getBaseConstraintOfType(type)
    return constraint && effectName(checker, constraint)
  }
  const name = [type.aliasSymbol, type.symbol].find(
    (symbol) => symbol !== undefined && named.test(symbol.name) && isOfFpTs(symbol),
  )?.name
  return (
    name ??
    (isTask(checker, type) ? 'task' : firstOf(basesOf(checker, type), (base) => effectName(checker, base)))
  )
}

/** True if a function returns a promise. */
export const isAsync = (checker: ts.TypeChecker, signature: ts.Signature): boolean =>
  awaited(checker, signature.getReturnType()) !== undefined

// private

// A middleware returns an interface that extends `TaskEither`.
const basesOf = (checker: ts.TypeChecker, type: ts.Type): ReadonlyArray<ts.Type> =>
  type.isClassOrInterface()
    ? checker.getBaseTypes(type)
    : isReference(type) && type.target.isClassOrInterface()
      ? checker.getBaseTypes(type.target)
      : []

const isReference = (type: ts.Type): type is ts.TypeReference => 'target' in type

const named = /^(Reader|State)*(IO|Task)(Either|Option|These)?$|^Reader(Task|IO)?(Either)?$/

const firstOf = <A, B>(all: ReadonlyArray<A>, f: (each: A) => B | undefined): B | undefined =>
  all.map(f).find((found) => found !== undefined)

const isOfFpTs = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some((declaration) =>
    /[\\/]fp-ts[\\/]/.test(declaration.getSourceFile().fileName),
  )

// A function with properties, such as a mock, is not a task.
const isTask = (checker: ts.TypeChecker, type: ts.Type): boolean =>
  type.getProperties().length === 0 &&
  type
    .getCallSignatures()
    .some((signature) => signature.parameters.length === 0 && isAsync(checker, signature))

const isCall = (type: ts.Type): boolean =>
  /^Call(?:\$\d+)?$/.test(type.getSymbol()?.name ?? '') &&
  ['method', 'params', 'result'].every((name) => type.getProperty(name) !== undefined)

const awaited = (checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined => {
  const result = checker.getAwaitedType(type)
  return result === type ? undefined : result
}

// The value inside an `Either` or an `Option`.
const held = (checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined => {
  const symbol = type.getSymbol()
  const field = symbol && isOfFpTs(symbol) ? fields.get(symbol.name) : undefined
  const property = field === undefined ? undefined : type.getProperty(field)
  return property && checker.getTypeOfSymbol(property)
}

const fields: ReadonlyMap<string, string> = new Map([
  ['Right', 'right'],
  ['Some', 'value'],
])

const valuesOf = (checker: ts.TypeChecker, type: ts.Type): ReadonlyArray<ts.Type> => {
  if (!type.isUnion()) return [held(checker, type) ?? type]
  const rights = type.types.flatMap((part) => held(checker, part) ?? [])
  return rights.length > 0 ? rights : [type]
}
