// The rules of the house: lines, rooms and names. Each rule gives a sentence for each offender.

import { basename, dirname } from 'node:path'
import type { ExportedName } from './ExportedNames.ts'

// model

export interface Source {
  /** Its path in the repository. */
  readonly path: string
  readonly text: string
}

// destructors

/** Lines of more than 110 columns. A line with a long link is left out. */
export const longLines = (sources: ReadonlyArray<Source>): ReadonlyArray<string> =>
  sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, i) => {
      const columns = Array.from(line).length
      return columns <= 110 || /https?:\/\/\S{60,}/.test(line)
        ? []
        : [`${path}:${i + 1} has ${columns} columns: a line has at most 110.`]
    }),
  )

/** Folders of more than 15 sources. */
export const fullFolders = (sources: ReadonlyArray<Source>): ReadonlyArray<string> =>
  [...Map.groupBy(sources, ({ path }) => dirname(path))].flatMap(([folder, { length }]) =>
    length <= 15 ? [] : [`${folder} has ${length} sources: a folder has at most 15.`],
  )

/** Names of modules that stand twice. The forms of one module for Node and for browsers share a name. */
export const repeatedModules = (sources: ReadonlyArray<Source>): ReadonlyArray<string> => {
  const modules = sources.map(({ path }) => path).filter((path) => basename(path) !== 'index.ts')
  return [...Map.groupBy(modules, moduleName)].flatMap(([name, paths]) =>
    new Set(paths.map(dirname)).size === 1
      ? []
      : [`The module name ${name} stands more than once: ${paths.toSorted().join(', ')}.`],
  )
}

/** Types whose names lack a noun. */
export const bareTypes = (sources: ReadonlyArray<Source>): ReadonlyArray<string> =>
  sources.flatMap(({ path, text }) =>
    [...text.matchAll(/^(?:export )?(?:type|interface) (Options|Place|Entry|Fields)\b/gm)].map(
      ([, name = '']) => `${path} has a type ${name}: its name needs a noun, as in ThrottleOptions.`,
    ),
  )

/** Names that differ only in case. */
export const lookalikes = (names: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...Map.groupBy(new Set(names), (name) => name.toLowerCase()).values()].flatMap((same) =>
    same.length === 1 ? [] : [`${same.toSorted().join(' and ')} differ only in case.`],
  )

/** Our own names among exports. Telegram's types and methods are generated; fp-ts and io-ts are foreign. */
export const ownNames = (exported: ReadonlyArray<ExportedName>): ReadonlyArray<string> =>
  exported
    .filter(({ from }) => from.startsWith('packages/') && !from.includes('/generated/'))
    .map(({ name }) => name)

/** A table of small letters is used with its own name, as in `filters.photo`: its names may repeat others. */
export const isTable = (path: string): boolean =>
  /^(?:Limits|Album|InlineResult|\w*Filters)$/.test(basename(path, '.ts'))

// private

const moduleName = (path: string): string => basename(path, '.ts').replace(/\.(?:node|browser|d)$/, '')
