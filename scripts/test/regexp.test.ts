// Our regular expressions take at most linear time on any text. The test finds them by parsing, and recheck
// examines them. That takes a second for some, so regexps.json lists the expressions that passed, and a run
// examines the new ones and two of the old. `REGEXPS=all vitest run scripts/test/regexp.test.ts` examines all
// of them, and writes the list.

import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { isSuperlinear } from '../lib/RegExpCost.ts'
import { literalsIn, verdictOf } from '../lib/RegExps.ts'
import { root } from '../lib/Workspace.ts'

// The files that build expressions at run time, with the harmless parts that they put in.
const made: Readonly<Record<string, string>> = {
  'packages/client/src/outgoing/internal/Methods.ts': 'two texts of ours',
  'packages/client/src/http/internal/Redaction.ts': 'a token, which is letters, digits, "_" and "-"',
  'packages/compose/src/routes/Hears.ts':
    'a pattern of the bot author, after it was judged, and a name in it',
  'packages/compose/src/routes/internal/PatternTree.ts':
    'tokens of ours, and single characters or sets of a pattern of the bot author',
  'packages/core/src/filters/WordingFilters.ts': 'a pattern of the bot author',
  'packages/core/src/text/internal/parts/Search.ts': 'a pattern of the bot author',
}

// The expressions that take more than linear time on some texts, and why they cannot here.
const bounded: Readonly<Record<string, string>> = {
  '/<(?:style|script)\\b[^]*?<\\/(?:style|script)>|<[^<>]*>/gi': 'its texts have at most 4000 characters',
  '/\\/(?<![\\p{L}\\p{N}_/<>]\\/)\\w{1,64}(?:@\\w{3,32}|(?!@))(?![\\p{L}\\p{N}_/<>])/gu':
    'a name has at most 64 letters, and it looks at most 32 letters further',
}

// The sources that are published. Scripts and the bench read only our own files.
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
  const list: unknown = JSON.parse(readFileSync(record, 'utf8'))
  return new Set(Array.isArray(list) ? list : [])
}
// `new` adds to the record what has passed now; `all` examines all again.
const mode = process.env['REGEXPS']
const passed = mode === 'all' ? new Set() : written()

const slow = (some: ReadonlyArray<string>): ReadonlyArray<string> =>
  some.flatMap((literal) => {
    const verdict = verdictOf(literal)
    // A busy machine may leave no time to examine an expression again.
    const isSound = verdict === 'safe' || literal in bounded || (verdict === 'unknown' && passed.has(literal))
    return isSound ? [] : [`${literals.get(literal)}: ${literal} is ${verdict}`]
  })

describe('a regular expression of ours', () => {
  it('is found by parsing, as a literal and as a text', () => {
    const { literals: few, made: put } = literalsIn(
      'A.ts',
      [
        "const a = /a[/]b/gi.test('/no/')",
        "const b = new RegExp('c', 'u'), c = RegExp(`d${a}`), d = new RegExp(String.raw`e\\d`)",
      ].join('\n'),
    )
    expect(few).toEqual([
      { place: 'A.ts:1', literal: '/a[/]b/gi' },
      { place: 'A.ts:2', literal: '/c/u' },
      { place: 'A.ts:2', literal: '/e\\d/' },
    ])
    expect(put).toEqual(['A.ts'])
    expect(literals.size).toBeGreaterThan(120)
  })

  it('takes linear time', () => {
    const old = [...literals.keys()].filter((literal) => passed.has(literal))
    const again = Array.from({ length: 2 }, () => old[Math.trunc(Math.random() * old.length)] ?? '/x/')
    expect(slow([...[...literals.keys()].filter((literal) => !passed.has(literal)), ...again])).toEqual([])
    if (mode === undefined) return
    const list = [...literals.keys()].filter((literal) => !(literal in bounded)).toSorted()
    writeFileSync(record, `${JSON.stringify(list, null, 2)}\n`)
  }, 600_000)

  it('is in a known file if it is built at run time', () => {
    expect(found.flatMap(({ made: places }) => places).filter((path) => !(path in made))).toEqual([])
  })

  it('still exists if it is listed with a bound', () => {
    expect(Object.keys(bounded).filter((literal) => !literals.has(literal))).toEqual([])
  })
})

describe('the verdict on a regular expression', () => {
  it('is its complexity if it takes more than linear time', () => {
    expect(verdictOf('/^(a+)+$/')).toContain('exponential')
    expect(verdictOf('/\\s+$/')).toContain('polynomial')
    expect(verdictOf('/^[a-z]{1,32}$/i')).toBe('safe')
  })

  // A busy machine can hide how the time grows.
  it('is confirmed by measuring a quadratic or an exponential search', { retry: 5 }, () => {
    expect(isSuperlinear(/\s+$/, { pumps: [{ prefix: '', pump: ' ' }], suffix: 'x' })).toBe(true)
    expect(isSuperlinear(/^(a+)+$/, { pumps: [{ prefix: '', pump: 'a' }], suffix: '!' })).toBe(true)
  })

  it('is not confirmed for a linear search', () => {
    const token = /(?<!\d)\d{3,}(?::|%(?:25)*3a)[\w-]{20,}/gi
    for (const pump of ['0', '123%2525', '123:abc '])
      expect(isSuperlinear(token, { pumps: [{ prefix: '', pump }], suffix: '\0' }), pump).toBe(false)
  })
})
