// What a decoded value remembers of the parts that were left out: under a symbol, so that nobody meets it who
// does not ask for it.

import type { LostPart } from './Reading.ts'

// model

export interface LossRecord {
  /** The value as it was received. */
  readonly received: unknown
  /** How many entries of a context stand before the fields of the value. */
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

/** Remembers on an object, which nobody else has yet, the names of the fields that it lost. */
export const rememberOmitted = (decoded: object, names: ReadonlySet<string>): void => {
  Object.defineProperty(decoded, omitted, { value: names })
}

/** Remembers on a value, which nobody else has yet, what it lost. */
export const remember = (decoded: object, record: LossRecord): void => {
  Object.defineProperty(decoded, losses, { value: record })
}
