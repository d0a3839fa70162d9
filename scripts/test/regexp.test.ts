// Our regular expressions take at most linear time on any text. The test finds them by parsing, and recheck
// examines them. That takes a second for some, so regexps.json lists the expressions that passed, and a run
// examines only the new ones. `REGEXPS=new vitest run scripts/test/regexp.test.ts` adds them to the list;
// `REGEXPS=all` examines all, and writes the list.

import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { literalsIn } from '../lib/RegExps.ts'
import { bounded, passed, places, record, slow, sources } from './OurRegExps.ts'

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

const mode = process.env['REGEXPS']

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
    expect(places.size).toBeGreaterThan(120)
  })

  it('takes linear time', () => {
    const all = [...places.keys()].filter((literal) => !(literal in bounded))
    expect(slow(mode === 'all' ? all : all.filter((literal) => !passed.has(literal)))).toEqual([])
    if (mode === undefined) return
    writeFileSync(record, `${JSON.stringify(all.toSorted(), null, 2)}\n`)
  }, 1_800_000)

  it('is in a known file if it is built at run time', () => {
    expect(sources.flatMap(({ made: paths }) => paths).filter((path) => !(path in made))).toEqual([])
  })

  it('still exists if it is listed with a bound', () => {
    expect(Object.keys(bounded).filter((literal) => !places.has(literal))).toEqual([])
  })
})
