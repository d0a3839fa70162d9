// The rules of the house, on all sources, and on small sources that break each rule.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportedNames } from '../lib/ExportedNames.ts'
import {
  bareTypes,
  fullFolders,
  isTable,
  longLines,
  lookalikes,
  ownNames,
  repeatedModules,
} from '../lib/House.ts'
import { publicPackages, root } from '../lib/Workspace.ts'

const sources = globSync(
  [
    'packages/*/{src,test,scripts,page}/**/*.{ts,tsx}',
    'examples/**/*.ts',
    'scripts/**/*.{ts,mjs}',
    '*.{ts,mjs}',
  ],
  { cwd: root, exclude: ['**/node_modules/**', '**/dist/**', '**/generated/**', '**/schema/src/Facts.ts'] },
).map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))

const published = sources.filter(({ path }) => /^packages\/[^/]+\/src\//.test(path))
const within = (...packages: ReadonlyArray<string>) =>
  published.filter(({ path }) => packages.includes(path.split('/')[1] ?? ''))

const door = exportedNames('packages/pipegram/src/index.ts')

describe('the house', () => {
  it('has sources to check', () => {
    expect(published.length).toBeGreaterThan(400)
    expect(sources.length).toBeGreaterThan(700)
  })
  it('has no line of more than 110 columns', () => expect(longLines(sources)).toEqual([]))
  it('has no folder of more than 15 sources', () => expect(fullFolders(published)).toEqual([]))
  it('has each module name once in core, client and compose', () =>
    expect(repeatedModules(within('core', 'client', 'compose'))).toEqual([]))
  it('has no type without a noun', () => expect(bareTypes(published)).toEqual([]))
})

describe('the names of the front door', () => {
  it('differ in more than case', () => {
    expect(door.length).toBeGreaterThan(500)
    expect(lookalikes(door.map(({ name }) => name))).toEqual([])
  })
  it('are at most 150 of our own', () => {
    const own = ownNames(door)
    expect(own).toContain('pipeline')
    expect(own).not.toContain('sendMessage')
    expect(
      own.length,
      `The front door has ${own.length} names of our own, and at most 150.`,
    ).toBeLessThanOrEqual(150)
  })
})

describe('the names of a package', () => {
  const folders = publicPackages().map(({ folder }) => folder)
  it.each(folders.filter((folder) => folder !== 'pipegram'))('differ in more than case in %s', (folder) => {
    const modules = within(folder).filter(
      ({ path }) => !/\/internal\/|\/index\.ts$|\.d\.ts$/.test(path) && !isTable(path),
    )
    const own = ownNames(modules.flatMap(({ path }) => exportedNames(path)))
    expect(own).not.toEqual([])
    // A chain, and the function that makes one.
    expect(lookalikes(own.filter((name) => name !== 'chain'))).toEqual([])
  })
})

describe('a rule of the house', () => {
  it('names the line that is too long, unless the line has a long link', () => {
    const link = `// https://core.telegram.org/${'a'.repeat(100)}`
    expect(longLines([{ path: 'A.ts', text: `${'a'.repeat(110)}\n${'é'.repeat(111)}\n${link}` }])).toEqual([
      'A.ts:2 has 111 columns: a line has at most 110.',
    ])
  })
  it('names the folder with too many sources', () => {
    const some = Array.from({ length: 16 }, (_, i) => ({ path: `a/${i}.ts`, text: '' }))
    expect(fullFolders([...some, { path: 'b/1.ts', text: '' }])).toEqual([
      'a has 16 sources: a folder has at most 15.',
    ])
  })
  it('names the module that stands twice, and no index or form of one module', () => {
    const paths = ['a/Log.ts', 'b/internal/Log.ts', 'a/index.ts', 'b/index.ts', 'a/Pool.ts', 'a/Pool.node.ts']
    expect(repeatedModules(paths.map((path) => ({ path, text: '' })))).toEqual([
      'The module name Log stands more than once: a/Log.ts, b/internal/Log.ts.',
    ])
  })
  it('names the type without a noun', () => {
    const text = 'export interface Options {}\ntype LogOptions = Options\ntype Entry = string\n'
    expect(bareTypes([{ path: 'A.ts', text }])).toEqual([
      'A.ts has a type Options: its name needs a noun, as in ThrottleOptions.',
      'A.ts has a type Entry: its name needs a noun, as in ThrottleOptions.',
    ])
  })
  it('names the pair of names that differ only in case', () => {
    expect(lookalikes(['link', 'Link', 'link', 'poll'])).toEqual(['Link and link differ only in case.'])
  })
})
