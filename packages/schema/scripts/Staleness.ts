// Compares what is committed with what would be derived and generated today.

import { readFileSync } from 'node:fs'
import { facts as committed } from '../src/Facts.ts'
import { readDeclarations } from './Declarations.ts'
import { derive } from './Derivation.ts'
import { generate, locate } from './Generation.ts'
import { difference, print } from './Printer.ts'

// destructors

/** What is stale, one line per finding; empty if all is current. */
export const findStale = (): ReadonlyArray<string> => {
  const { facts, idle } = derive(readDeclarations())
  const changed = difference(committed, facts)
  const reviewed =
    changed.length === 0
      ? staleFile('packages/schema/src/Facts.ts', print(facts))
      : changed.map((line) => `packages/schema/src/Facts.ts: ${line}`)
  return [
    ...reviewed,
    ...idle.map(
      (key) =>
        `packages/schema/scripts: the entry of ${key} in Corrections.ts or Ahead.ts changes nothing. ` +
        'Remove it if the source has caught up.',
    ),
    ...[...generate(committed)].flatMap(([path, text]) => staleFile(path, text)),
  ]
}

// private

const staleFile = (path: string, wanted: string): ReadonlyArray<string> => {
  const [before, after] = [readFileSync(locate(path), 'utf8').split('\n'), wanted.split('\n')]
  const at = after.findIndex((line, i) => line !== before[i])
  const from = at === -1 && before.length > after.length ? after.length : at
  return from === -1
    ? []
    : [
        `${path}:${from + 1}: is stale.`,
        `  - ${before[from] ?? '(the end)'}`,
        `  + ${after[from] ?? '(the end)'}`,
      ]
}
