// The pages of the guide say where each name is: in `pipegram`, in an import of the page, or in a package
// that the page names.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportedNames } from '../lib/ExportedNames.ts'
import { root } from '../lib/Workspace.ts'

const namesOf = (name: string): ReadonlyArray<string> =>
  exportedNames(`packages/${name}/src/index.ts`).map((one) => one.name)

const front = new Set(namesOf('pipegram'))
const elsewhere = new Set(
  ['core', 'client', 'compose', 'updates', 'storage', 'queue', 'testing', 'emulator']
    .flatMap(namesOf)
    .filter((name) => !front.has(name)),
)

// Words of a page that are not the export of this name: fields, options, filters, lanes.
const others = new Set(['Command', 'ann', 'back', 'fallback', 'message', 'poll', 'received', 'within'])

const wordsIn = (text: string): ReadonlyArray<string> => text.match(/[A-Za-z_]\w*/g) ?? []

/** The names that a page shows as functions, and of which it does not say where they are. */
const homeless = (page: string): ReadonlyArray<string> => {
  const prose = page.replace(/```.*?```/gs, '')
  if (/\bAll \w+(?: of this page)? are in `@?pipegram\/\w+`/.test(prose)) return []
  const rows = prose.split('\n').filter((line) => line.startsWith('| `'))
  const firstCells = rows.map((line) => line.split(' | ')[0]).join('\n')
  const shown = [
    ...prose.matchAll(/`([A-Za-z_]\w*)\(/g),
    ...firstCells.matchAll(/[|,] `([A-Za-z_]\w*)/g),
  ].map(([, name = '']) => name)
  const known = new Set([
    ...[...page.matchAll(/import[^'"]*from '[^']+'|const \{[^}]*\} = /gs)].flatMap(([found]) =>
      wordsIn(found),
    ),
    ...prose.split('\n\n').flatMap((part) => (/`@?pipegram\/\w+/.test(part) ? wordsIn(part) : [])),
  ])
  return [...new Set(shown)].filter((name) => elsewhere.has(name) && !known.has(name) && !others.has(name))
}

describe('a page of the guide', () => {
  const pages = globSync('docs/guide/*.md', { cwd: root })

  it.each(pages)('says where its names are: %s', (path) => {
    expect(pages.length).toBeGreaterThan(30)
    expect(homeless(readFileSync(join(root, path), 'utf8'))).toEqual([])
  })

  it('is found out if it does not', () => {
    expect(homeless('Use `inBulk(call)`.')).toEqual(['inBulk'])
    expect(homeless('Use `inBulk(call)` of `pipegram/core`.')).toEqual([])
    expect(homeless('All stores are in `pipegram/storage`.\n\n`fileStore(path)` is small.')).toEqual([])
  })
})
