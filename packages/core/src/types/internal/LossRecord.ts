// What a decoded value remembers of the parts that were left out. It is under a symbol, so only code that
// asks for it sees it.

import type { LostPart } from './Reading.ts'

// model

export interface LossRecord {
  /** The value as it was received. */
  readonly received: unknown
  /** How many entries of a context come before the fields of the value. */
  readonly depth: number
  readonly parts: ReadonlyArray<LostPart>
}

const losses: unique symbol = Symbol.for('pipegram/losses')
const omitted: unique symbol = Symbol.for('pipegram/omitted')

// destructors

export const recordOf = (decoded: unknown): LossRecord | undefined => {
  if (typeof decoded !== 'object' || decoded === null || !Object.hasOwn(decoded, losses)) return undefined
  const found: { readonly [losses]?: LossRecord } = decoded
  return found[losses]
}

/** The optional fields that a decoded object lost. */
export const omittedOf = (decoded: object): ReadonlySet<string> => {
  const found: { readonly [omitted]?: ReadonlySet<string> } = decoded
  return found[omitted] ?? new Set()
}

// combinators

/** Adds to a new object the names of the fields that it lost. */
export const rememberOmitted = (decoded: object, names: ReadonlySet<string>): void => {
  Object.defineProperty(decoded, omitted, { value: names })
}

/** Adds to a new value what it lost. */
export const remember = (decoded: object, record: LossRecord): void => {
  Object.defineProperty(decoded, losses, { value: record })
}
