// Applies the corrections, and remembers which of them changed something.

import type { Field } from '../src/Schema.ts'
import {
  corrections,
  discriminants,
  dropped,
  names,
  payloads,
  plainMembers,
  promised,
} from './Corrections.ts'

// model

export interface Corrector {
  /** What a table says of a key. The entry counts as used from then on. */
  readonly take: <A>(table: Readonly<Record<string, A>>, key: string) => A | undefined
  /** A field as the Bot API has it. `key` is `Owner.field`. */
  readonly correct: (key: string, derived: Field) => Field
  /** The keys of corrections that have changed nothing. */
  readonly idle: () => ReadonlyArray<string>
}

// constructors

export const makeCorrector = (): Corrector => {
  const used = new Set<string>()
  return {
    take: (table, key) => {
      if (!Object.hasOwn(table, key)) return undefined
      used.add(key)
      return table[key]
    },
    correct: (key, derived) => {
      const correction = Object.hasOwn(corrections, key) ? corrections[key] : undefined
      if (correction === undefined) return derived
      const corrected = { ...derived, ...correction.field }
      if (JSON.stringify(corrected) !== JSON.stringify(derived)) used.add(key)
      return corrected
    },
    idle: () =>
      [corrections, dropped, names, payloads, plainMembers, discriminants, promised]
        .flatMap((table) => Object.keys(table))
        .filter((key) => !used.has(key)),
  }
}
