// Small faults in our own code, which the tests must notice: where a seed puts them, and what became of them.

import { hash } from 'node:crypto'
import { at } from './Workspace.ts'

// model

/** A source by its path from the root, with its text. */
export interface MutantSource {
  readonly path: string
  readonly text: string
}

/** A fault that was tried. */
export interface Mutant {
  readonly path: string
  readonly line: number
  /** The kind of the fault, as Stryker names it. */
  readonly kind: string
  /** The text that stood in place of the right one. */
  readonly text: string
  /** `Killed`, `Timeout`, `Survived`, `NoCoverage`, or a state in which nothing was tried. */
  readonly status: string
}

/** A line of the table of packages. */
export interface MutantRow {
  readonly name: string
  readonly seed: number
  readonly date: string
  readonly tried: number
  readonly killed: number
}

// constructors

/**
 * Places of a seed as `path:first-last`, each about a line that decides or computes. A hash of the seed, the
 * path and the text of a line picks it, so a change of other lines leaves it picked.
 */
export const placesOf = (
  sources: ReadonlyArray<MutantSource>,
  seed: number,
  count: number,
): ReadonlyArray<string> => {
  const places = sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, i) => {
      const key = hash('sha256', `${seed} ${path} ${line.trim()}`)
      return decides(line) ? [[key, `${path}:${i + 1}-${i + 1}`] as const] : []
    }),
  )
  if (places.length === 0) throw new RangeError('No source has a line that decides anything.')
  const picked = [...new Map(places)].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, count)
  return picked.map(([, place]) => place).toSorted()
}

/** The mutants of a report of Stryker that a test could notice, with what became of them. */
export const mutantsIn = (report: unknown): ReadonlyArray<Mutant> =>
  entriesOf(at(report, 'files')).flatMap(([path, file]) =>
    listOf(at(file, 'mutants')).flatMap((mutant) => {
      const status = String(at(mutant, 'status'))
      const line = Number(at(mutant, 'location', 'start', 'line'))
      const kind = String(at(mutant, 'mutatorName'))
      const replacement = at(mutant, 'replacement')
      const text = typeof replacement === 'string' ? replacement : ''
      return isTried(status) ? [{ path, line, kind, text, status }] : []
    }),
  )

// guards

/** True if a test noticed the fault, by a failure or since it hung. */
export const isKilled = ({ status }: Mutant): boolean => status === 'Killed' || status === 'Timeout'

// destructors

/** The part of killed mutants in per cent, rounded down; 0 if none was tried. */
export const scoreOf = ({ tried, killed }: Pick<MutantRow, 'tried' | 'killed'>): number =>
  tried === 0 ? 0 : Math.floor((100 * killed) / tried)

/** The rows of the table of a page. */
export const rowsIn = (page: string): ReadonlyArray<MutantRow> =>
  [...page.matchAll(/^\| (\w[\w-]*) \| (\d+) \| ([\d-]{10}) \| (\d+) \| (\d+) \| \d+ % \|$/gm)].map(
    ([, name = '', seed, date = '', tried, killed]) => ({
      name,
      seed: Number(seed),
      date,
      tried: Number(tried),
      killed: Number(killed),
    }),
  )

/** How many mutants of a package that survived its last run have a test or a reason on a page. */
export const settledIn = (page: string, name: string): number =>
  [
    ...(page.split(/^## What survived the last run$/m)[1] ?? '').matchAll(
      /^\| ([\w-]+) \| \[[^|]+ \| (\d+) \| .+ \|$/gm,
    ),
  ]
    .filter(([, of]) => of === name)
    .reduce((sum, [, , count]) => sum + Number(count), 0)

// combinators

/** Puts a row into the table of a page, in place of the earlier row of its package. */
export const withRow =
  (row: MutantRow) =>
  (page: string): string => {
    const rows = [...rowsIn(page).filter(({ name }) => name !== row.name), row]
    const table = rows.toSorted((a, b) => a.name.localeCompare(b.name)).map(inTable)
    return page.replace(/^(\| package .*\n\|[-:| ]+\n)(?:\| .*\n)*/m, (_, head: string) =>
      [head, ...table.map((line) => `${line}\n`)].join(''),
    )
  }

// private

const inTable = (row: MutantRow): string =>
  `| ${[row.name, row.seed, row.date, row.tried, row.killed, `${scoreOf(row)} %`].join(' | ')} |`

const isTried = (status: string): boolean => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status)

// A line of code that a small fault would change: no comment, import or type, no head of a function that goes
// on below, no branch of a condition above.
const decides = (line: string): boolean =>
  !/^\s*(?:\/\/|\*|\/\*|import|export (?:type|interface|\*)|type |interface |readonly |\| \{)/.test(line) &&
  (/&&|\|\||\?\?| [<>]=? |=> [^({[]|[!=]==|[-+*/%] \d|\bif \(|\S \? | !\w/.test(line) ||
    /\.(?:filter|some|every|slice|sort|min|max)\(/.test(line))

const entriesOf = (value: unknown): ReadonlyArray<readonly [string, unknown]> =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])
