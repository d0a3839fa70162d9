// The threat model: each row is whole, its code exists, and its tests exist by name.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../lib/Workspace.ts'

const rows = ['who', 'how', 'cost', 'by default', 'code', 'test', 'yours']

interface Threat {
  readonly title: string
  readonly page: string
  readonly cells: ReadonlyMap<string, string>
}

const pages = globSync('docs/threat-model/*.md', { cwd: root }).filter(
  (path) => basename(path) !== 'index.md',
)

const threats: ReadonlyArray<Threat> = pages.flatMap((page) =>
  readFileSync(join(root, page), 'utf8')
    .split(/^### /m)
    .slice(1)
    .map((part) => ({
      page,
      title: part.slice(0, part.indexOf('\n')),
      cells: new Map(
        [...part.matchAll(/^\| ([a-z ]+?) \| (.*) \|$/gm)].map(([, name = '', cell = '']) => [
          name,
          cell.trim(),
        ]),
      ),
    })),
)

const targetOf = (page: string, link: string): string => join(root, dirname(page), link)

describe('the threat model', () => {
  it('has the parts and the threats that it must have', () => {
    expect(pages.map((page) => basename(page, '.md')).toSorted()).toEqual([
      ...['core', 'dispatcher', 'handlers', 'libraries', 'places', 'state', 'updater'],
    ])
    const titles = threats.map(({ title }) => title).join('\n')
    for (const threat of [
      /token in an error or a log/i,
      /token in a repository/i,
      /forged webhook/i,
      /flood/i,
      /exhaustion/i,
      /man in the middle/i,
      /unauthorised commands/i,
      /steps out of sequence/i,
      /injection through commands/i,
      /injection through markup/i,
      /injection through regular expressions/i,
      /injection through paths/i,
      /information in replies and error texts/i,
      /exception in a handler/i,
      /data at rest/i,
      /unsafe job queues/i,
      /vulnerable or hostile dependency/i,
    ])
      expect(titles).toMatch(threat)
  })

  it.each(threats)('is whole about: $title', ({ cells }) => {
    expect([...cells.keys()]).toEqual(rows)
    for (const cell of cells.values()) expect(cell).not.toMatch(/^$|^–$|planned|partly|TODO/i)
  })

  it.each(threats)('names code that exists about: $title', ({ page, cells }) => {
    const links = [...(cells.get('code') ?? '').matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link)
    expect(links).not.toEqual([])
    for (const link of links) expect(existsSync(targetOf(page, link)), link).toBe(true)
  })

  it.each(threats)('names tests that exist about: $title', ({ page, cells }) => {
    const tests = [...(cells.get('test') ?? '').matchAll(/\]\(([^)]+)\) “([^”]+)”/g)]
    expect(tests.length).toBeGreaterThan(0)
    expect(tests).toHaveLength((cells.get('test') ?? '').split('; ').length)
    for (const [, link = '', title = ''] of tests) {
      // `npm test` runs it.
      expect(link).toMatch(/(?<!\.long)\.test\.ts$/)
      const text = readFileSync(targetOf(page, link), 'utf8')
      const lines = text.split('\n').filter((line) => line.includes(title))
      expect(
        lines.some((line) => /['`"]/.test(line)),
        `${link} has no test "${title}"`,
      ).toBe(true)
    }
  })
})
