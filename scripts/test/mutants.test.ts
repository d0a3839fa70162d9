// The sample of mutants, the report of Stryker, and the page of the results.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isKilled, mutantsIn, placesOf, rowsIn, scoreOf, settledIn, withRow } from '../lib/Mutants.ts'
import { root } from '../lib/Workspace.ts'

const page = readFileSync(join(root, 'docs/operate/mutants.md'), 'utf8')

describe('the sample of a seed', () => {
  const text = `// a && b
import { a } from '../b'
type A = B extends C ? D : E
const x = a && b
  if (x) return
const y = 5
const z = items.filter((each) => each > 1)
`
  const sources = [{ path: 'src/A.ts', text }]
  const many = Array.from({ length: 50 }, (_, i) => ({ path: `src/${i}.ts`, text }))
  it('has lines that decide or compute, and no others', () =>
    expect(placesOf(sources, 1, 100)).toEqual(['src/A.ts:4-4', 'src/A.ts:5-5', 'src/A.ts:7-7']))
  it('has no head of a function and no branch, whose faults are of other lines', () => {
    const heads = `const f = (): Array<number> => {
  list: (names: Array<string>) => ({
    ? g(1)
`
    expect(() => placesOf([{ path: 'src/A.ts', text: heads }], 1, 100)).toThrow(RangeError)
    const lines = 'const f = () => g(1)\nconst h = a > 1\nconst k = isLast ? g(1) : 1\n'
    expect(placesOf([{ path: 'src/A.ts', text: lines }], 1, 100)).toHaveLength(3)
  })
  it('is the same for the same seed, of the wanted size, and another for another seed', () => {
    expect(placesOf(many, 7, 10)).toEqual(placesOf(many, 7, 10))
    expect(placesOf(many, 7, 10)).toHaveLength(10)
    expect(placesOf(many, 7, 10)).not.toEqual(placesOf(many, 8, 10))
  })
  it('keeps its lines if another line is put into the file, but the new one may replace one', () => {
    const before = Array.from({ length: 60 }, (_, i) => `  if (a > ${i}) return`)
    const textsIn = (lines: ReadonlyArray<string>, seed: number) =>
      placesOf([{ path: 'src/A.ts', text: lines.join('\n') }], seed, 10).map(
        (place) => lines[Number(/\d+$/.exec(place)?.[0]) - 1],
      )
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.constantFrom('', 'const y = 5', 'if (b) return'),
        fc.nat(),
        (place, line, seed) => {
          const old = textsIn(before, seed)
          const now = textsIn(before.toSpliced(place, 0, line), seed).filter((text) => text !== line)
          expect(old).toHaveLength(10)
          expect(old).toEqual(expect.arrayContaining(now))
          expect(now.length).toBeGreaterThanOrEqual(line === 'if (b) return' ? 9 : 10)
        },
      ),
    )
  })
  it('has a line that stands several times in a file once, however it is indented', () => {
    const twice = text + text.replaceAll(/^/gm, '  ')
    expect(placesOf([{ path: 'src/A.ts', text: twice }], 1, 100)).toHaveLength(3)
  })
  it('is a part of a larger sample of its seed', () =>
    expect(placesOf(many, 7, 30)).toEqual(expect.arrayContaining([...placesOf(many, 7, 10)])))
  it('is refused if there is nothing to change', () =>
    expect(() => placesOf([{ path: 'a.ts', text: 'const a = 5' }], 1, 1)).toThrow(RangeError))
})

describe('a report of Stryker', () => {
  const mutant = (status: string) => ({
    status,
    mutatorName: 'EqualityOperator',
    replacement: 'a >= b',
    location: { start: { line: 3 } },
  })
  it('gives the mutants that were tried', () => {
    const mutants = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'CompileError'].map(mutant)
    const found = mutantsIn({ files: { 'src/A.ts': { mutants } } })
    expect(found.map(({ status }) => status)).toEqual(['Killed', 'Timeout', 'Survived', 'NoCoverage'])
    expect(found.filter(isKilled)).toHaveLength(2)
    expect(found[0]).toMatchObject({ path: 'src/A.ts', line: 3, kind: 'EqualityOperator', text: 'a >= b' })
    expect(mutantsIn({})).toEqual([])
  })
  it('has a part that is rounded down, and is 0 if nothing was tried', () => {
    expect(scoreOf({ tried: 67, killed: 66 })).toBe(98)
    expect(scoreOf({ tried: 0, killed: 0 })).toBe(0)
  })
})

describe('the page of mutants', () => {
  it('gets a row in place of the earlier one of its package', () => {
    const row = { name: 'core', seed: 3, date: '2026-12-01', tried: 20, killed: 19 }
    const next = withRow(row)(withRow({ ...row, seed: 2 })(page))
    expect(rowsIn(next).filter(({ name }) => name === 'core')).toEqual([row])
    expect(rowsIn(next).length).toBeGreaterThanOrEqual(rowsIn(page).length)
    expect(next.length).toBeGreaterThan(500)
  })
  it('has a test or a reason for each mutant that no test noticed in the last run', () => {
    const rows = rowsIn(page)
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['core', 'compose', 'updates', 'emulator']),
    )
    for (const { name, tried, killed } of rows) {
      expect(tried, name).toBeGreaterThan(10)
      expect(settledIn(page, name), name).toBe(tried - killed)
    }
  })
})
