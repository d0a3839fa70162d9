// No regular expression of ours takes more than linear time, whatever it is given. Each one is found by
// parsing and examined by recheck. That takes a second for some, so those that passed are written down, and
// only new ones are examined in each run, with a few of the old. `REGEXPS=all vitest run
// scripts/test/regexp.test.ts` writes them down anew.

import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { literalsIn, verdictOf } from '../lib/RegExps.ts'
import { root } from '../lib/Workspace.ts'

// What may be put together when the program runs, by file, and why it is harmless.
const made: Readonly<Record<string, string>> = {
  'packages/client/src/outgoing/internal/Methods.ts': 'two texts of ours, put together',
  'packages/client/src/http/internal/Redaction.ts': 'a token, which is letters, digits, "_" and "-"',
  'packages/compose/src/routes/Hears.ts':
    'what the author of the bot gave, after it was judged, and a name in it',
  'packages/compose/src/routes/internal/PatternCost.ts':
    'tokens of ours, and single characters or sets of them of what the author of the bot gave',
  'packages/core/src/filters/WordingFilters.ts': 'what the author of the bot gave',
  'packages/core/src/text/internal/parts/Search.ts': 'what the author of the bot gave',
}

// What may take longer than linear time, and why it cannot here.
const bounded: Readonly<Record<string, string>> = {
  '/<(?:style|script)\\b[^]*?<\\/(?:style|script)>|<[^<>]*>/gi': 'it sees 4000 characters',
  '/\\/(?<![\\p{L}\\p{N}_/<>]\\/)\\w{1,64}(?:@\\w{3,32}|(?!@))(?![\\p{L}\\p{N}_/<>])/gu':
    'a name has at most 64 letters, after each of which it looks 32 further',
}

// What is published. Scripts and the bench read files of ours alone.
const files = globSync('packages/*/src/**/*.ts', {
  cwd: root,
  exclude: ['packages/bench/**', 'packages/schema/**'],
})
const found = files.map((path) =>
  literalsIn(path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')),
)
const literals = new Map(
  found.flatMap(({ literals: some }) => some.map(({ place, literal }) => [literal, place])),
)

const record = join(import.meta.dirname, 'regexps.json')

const written = (): ReadonlySet<unknown> => {
  const passed: unknown = JSON.parse(readFileSync(record, 'utf8'))
  return new Set(Array.isArray(passed) ? passed : [])
}

const slow = (some: ReadonlyArray<string>): ReadonlyArray<string> =>
  some.flatMap((literal) => {
    const verdict = verdictOf(literal)
    return verdict === 'safe' || literal in bounded
      ? []
      : [`${literals.get(literal)}: ${literal} is ${verdict}`]
  })

describe('regular expressions', () => {
  it('are found by parsing, as literals and as texts', () => {
    const { literals: few, made: put } = literalsIn(
      'A.ts',
      "const a = /a[/]b/gi.test('/no/')\nconst b = new RegExp('c', 'u'), c = RegExp(`d${a}`), d = new RegExp(String.raw`e\\d`)\n",
    )
    expect(few).toEqual([
      { place: 'A.ts:1', literal: '/a[/]b/gi' },
      { place: 'A.ts:2', literal: '/c/u' },
      { place: 'A.ts:2', literal: '/e\\d/' },
    ])
    expect(put).toEqual(['A.ts'])
    expect(literals.size).toBeGreaterThan(120)
  })

  it('that take too long are known for what they are', () => {
    expect(verdictOf('/^(a+)+$/')).toContain('exponential')
    expect(verdictOf('/\\s+$/')).toContain('polynomial')
    expect(verdictOf('/^[a-z]{1,32}$/i')).toBe('safe')
  })

  it('take linear time', () => {
    const passed = process.env['REGEXPS'] === 'all' ? new Set() : written()
    const old = [...literals.keys()].filter((literal) => passed.has(literal))
    const again = Array.from({ length: 2 }, () => old[Math.trunc(Math.random() * old.length)] ?? '/x/')
    expect(slow([...[...literals.keys()].filter((literal) => !passed.has(literal)), ...again])).toEqual([])
    if (process.env['REGEXPS'] === 'all')
      writeFileSync(
        record,
        `${JSON.stringify([...literals.keys()].filter((literal) => !(literal in bounded)).toSorted(), null, 2)}\n`,
      )
  }, 600_000)

  it('that are put together at run time are known, with what is put in', () => {
    expect(found.flatMap(({ made: places }) => places).filter((path) => !(path in made))).toEqual([])
  })

  it('that may take longer are still there, and still do', () => {
    expect(Object.keys(bounded).filter((literal) => !literals.has(literal))).toEqual([])
  })
})
