// All files that are generated, by their path in the repository.

import type { Schema } from '../src/Schema.ts'
import { withTexts } from '../src/Texts.ts'
import { callsText } from './CallsText.ts'
import { predicatesText } from './PredicatesText.ts'
import { typesText } from './TypesText.ts'

// constructors

/** Text by path. */
export const generate = (schema: Schema): ReadonlyMap<string, string> => {
  const declared = withTexts(schema)
  return new Map([
    ['packages/core/src/types/internal/generated/Types.ts', typesText(declared)],
    ['packages/core/src/types/internal/generated/Predicates.ts', predicatesText(declared)],
    ['packages/core/src/calls/internal/generated/Calls.ts', callsText(schema, declared)],
  ])
}

/** Where a path of the repository is. */
export const locate = (path: string): URL => new URL(`../../../${path}`, import.meta.url)
