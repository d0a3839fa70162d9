// The claims of the documentation: each has a test that exists by name, or a page that measures it.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../lib/Workspace.ts'

const folder = join(root, 'docs', 'start')
const page = readFileSync(join(folder, 'claims.md'), 'utf8')
const claims = [...page.matchAll(/^\| (?!claim|-)(.+?) \| (.*) \|$/gm)].map(([, claim = '', shown = '']) => ({
  claim,
  shown,
}))

describe('the claims', () => {
  it('are four, each with several sentences', () => {
    const parts = page.split(/^## /m).slice(1)
    expect(parts.map((part) => part.slice(0, part.indexOf('\n')))).toEqual([
      'Nothing unchecked',
      'A pipeline knows itself',
      'Safe by construction',
      'No token needed',
    ])
    for (const part of parts) expect(part.match(/^\| \w/gm)?.length).toBeGreaterThan(3)
    expect(claims.length).toBeGreaterThan(20)
  })
  it.each(claims)('have a test that exists, or a page: $claim', ({ shown }) => {
    const links = [...shown.matchAll(/\]\(([^)#]+)[^)]*\)(?: “([^”]+)”)?/g)]
    expect(links).not.toEqual([])
    for (const [, link = '', title] of links) {
      expect(existsSync(join(folder, link)), link).toBe(true)
      // `npm test` runs it.
      if (title === undefined) expect(link).toMatch(/\.md$/)
      else {
        expect(link).toMatch(/(?<!\.long)\.(?:test|tst)\.ts$/)
        expect(titlesIn(readFileSync(join(folder, link), 'utf8')), link).toContain(title)
      }
    }
  })
})

const titlesIn = (source: string): ReadonlyArray<string> =>
  [...source.matchAll(/\b(?:it|test)(?:\.\w+)*\(\s*(['"`])(.+?)\1,/g)].map(([, , title = '']) => title)
