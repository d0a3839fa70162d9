// All files that are generated, by their path in the repository.

import type { Schema } from '../src/Schema.ts'
import { callsText } from './CallsText.ts'
import { predicatesText } from './PredicatesText.ts'
import { typesText } from './TypesText.ts'

// constructors

/** Text by path. */
export const generate = (schema: Schema): ReadonlyMap<string, string> =>
  new Map([
    ['packages/core/src/internal/generated/Types.ts', typesText(schema)],
    ['packages/core/src/internal/generated/Predicates.ts', predicatesText(schema)],
    ['packages/core/src/internal/generated/Calls.ts', callsText(schema)],
  ])

/** Where a path of the repository is. */
export const locate = (path: string): URL => new URL(`../../../${path}`, import.meta.url)
