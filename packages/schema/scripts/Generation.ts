// All generated files by their path in the repository, formatted as all other sources are.

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Schema } from '../src/Schema.ts'
import { withTexts } from '../src/Texts.ts'
import { callsText } from './CallsText.ts'
import { predicatesText } from './PredicatesText.ts'
import { typesText } from './TypesText.ts'

// constructors

/** The text of each file by its path. Throws if a text cannot be formatted. */
export const generate = (schema: Schema): ReadonlyMap<string, string> => {
  const declared = withTexts(schema)
  const texts = {
    'packages/core/src/types/internal/generated/Types.ts': typesText(declared),
    'packages/core/src/types/internal/generated/Predicates.ts': predicatesText(declared),
    'packages/core/src/calls/internal/generated/Calls.ts': callsText(schema, declared),
  }
  return new Map(Object.entries(texts).map(([path, text]) => [path, format(path, text)]))
}

/** The URL of a path in the repository. */
export const locate = (path: string): URL => new URL(`../../../${path}`, import.meta.url)

// private

const formatter = fileURLToPath(new URL('bin/oxfmt', import.meta.resolve('oxfmt/package.json')))

const format = (path: string, text: string): string =>
  execFileSync(process.execPath, [formatter, '--stdin-filepath', path], {
    cwd: locate('.'),
    input: text,
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  })
