// Our regular expressions, those of them that were examined, and what examining them says.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { literalsIn, verdictOf } from '../lib/RegExps.ts'
import { root } from '../lib/Workspace.ts'

// model

/** The expressions that take more than linear time on some texts, and why they cannot here. */
export const bounded: Readonly<Record<string, string>> = {
  '/<(?:style|script)\\b[^]*?<\\/(?:style|script)>|<[^<>]*>/gi': 'its texts have at most 4000 characters',
  '/\\/(?<![\\p{L}\\p{N}_/<>]\\/)\\w{1,64}(?:@\\w{3,32}|(?!@))(?![\\p{L}\\p{N}_/<>])/gu':
    'a name has at most 64 letters, and it looks at most 32 letters further',
}

// The sources that are published. Scripts and the bench read only our own files.
const files = globSync('packages/*/src/**/*.ts', {
  cwd: root,
  exclude: ['packages/bench/**', 'packages/schema/**'],
})

/** What each published source has. */
export const sources = files.map((path) =>
  literalsIn(path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')),
)

/** The place of each expression. */
export const places = new Map(
  sources.flatMap(({ literals }) => literals.map(({ place, literal }) => [literal, place])),
)

/** The file that lists the expressions that passed. */
export const record = join(import.meta.dirname, 'regexps.json')

const listed: unknown = JSON.parse(readFileSync(record, 'utf8'))

/** The expressions that passed. */
export const passed: ReadonlySet<unknown> = new Set(Array.isArray(listed) ? listed : [])

// destructors

/** A sentence for each expression that may take more than linear time. */
export const slow = (some: ReadonlyArray<string>): ReadonlyArray<string> =>
  some.flatMap((literal) => {
    const verdict = verdictOf(literal)
    // A busy machine may leave no time to examine an expression again.
    const isSound = verdict === 'safe' || (verdict === 'unknown' && passed.has(literal))
    return isSound ? [] : [`${places.get(literal)}: ${literal} is ${verdict}`]
  })
