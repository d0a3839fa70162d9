// The rules of the house that a reader can check: lines, rooms and names.

import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { modulesOf, type Module } from '../lib/Api.ts'
import { publicPackages, root } from '../lib/Workspace.ts'

const sources = globSync(
  ['packages/*/{src,test,scripts}/**/*.ts', 'examples/**/*.ts', 'scripts/**/*.{ts,mjs}', '*.{ts,mjs}'],
  { cwd: root, exclude: ['**/node_modules/**', '**/dist/**', '**/generated/**', '**/Facts.ts'] },
).map((path) => path.replaceAll('\\', '/'))

const published = sources.filter((path) => /^packages\/[^/]+\/src\//.test(path))

const modules = modulesOf(publicPackages())

// What the front door exports: each name, and the file that declares it.
const door = (): ReadonlyMap<string, string> => {
  const path = join(root, 'packages/pipegram/src/index.ts')
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile)
  const program = ts.createProgram([path], ts.parseJsonConfigFileContent(config, ts.sys, root).options)
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(path)
  const symbol = source && checker.getSymbolAtLocation(source)
  return new Map(
    (symbol ? checker.getExportsOfModule(symbol) : []).map((each) => {
      const declared = (each.flags & ts.SymbolFlags.Alias) === 0 ? each : checker.getAliasedSymbol(each)
      return [each.name, declared.declarations?.[0]?.getSourceFile().fileName ?? '']
    }),
  )
}

// Tables of small letters: their members are read with the table's name, as in `filters.photo`.
const isTable = ({ name }: Module): boolean => /\/(?:Limits|Album|InlineResult|\w*Filters)$/.test(name)

// Names that differ only in case, each with those that it is taken for.
const pairs = (names: Iterable<string>): ReadonlyArray<string> =>
  [...Map.groupBy(new Set(names), (name) => name.toLowerCase()).values()]
    .filter((same) => same.length > 1)
    .map((same) => same.toSorted().join(', '))

describe('the house', () => {
  it('has sources to check', () => {
    expect(published.length).toBeGreaterThan(300)
    expect(modules.length).toBeGreaterThan(100)
  })
  it('has no line of more than 110 columns', () => {
    const long = sources.flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, i) => ([...line].length > 110 && !isBoundToBeLong(line) ? [`${path}:${i + 1}`] : [])),
    )
    expect(long).toEqual([])
  })
  it('has at most 15 sources in a folder', () => {
    const folders = Map.groupBy(published, dirname)
    expect([...folders].filter(([, files]) => files.length > 15).map(([folder]) => folder)).toEqual([])
  })
  it('has each module name only once in core, client and compose', () => {
    const files = published.filter(
      (path) => /^packages\/(?:core|client|compose)\//.test(path) && !path.endsWith('/index.ts'),
    )
    const twice = [...Map.groupBy(files, (path) => basename(path, '.ts').replace(/\.(?:node|browser)$/, ''))]
      .filter(([, same]) => new Set(same.map(dirname)).size > 1)
      .map(([, same]) => same.join(', '))
    expect(twice).toEqual([])
  })
  it('gives each type its noun', () => {
    const bare = published.filter((path) =>
      /^(?:export )?(?:type|interface) (?:Options|Place|Entry|Fields)\b/m.test(
        readFileSync(join(root, path), 'utf8'),
      ),
    )
    expect(bare.filter((path) => !path.startsWith('packages/schema/'))).toEqual([])
  })
})

describe('public names', () => {
  it('differ in more than case at the front door', () => {
    expect(pairs(door().keys())).toEqual([])
  })
  it('differ in more than case in each package, but for Chain and its empty value', () => {
    for (const { folder } of publicPackages()) {
      const names = modules
        .filter((module) => module.folder === folder && folder !== 'pipegram' && !isTable(module))
        .flatMap(({ entries }) =>
          entries.filter(({ declaredIn }) => isOurs(declaredIn)).map(({ name }) => name),
        )
      expect(pairs(names).filter((pair) => pair !== 'Chain, chain')).toEqual([])
    }
  })
  it('are at most 150 of our own at the front door', () => {
    const ours = [...door().values()].filter(isOurs)
    expect(ours.length).toBeGreaterThan(100)
    expect(ours.length).toBeLessThanOrEqual(150)
  })
})

// Telegram's types and methods are generated; fp-ts and io-ts come from elsewhere.
const isOurs = (file: string): boolean => !/\/generated\/|\/node_modules\//.test(file)

// An address stands on one line.
const isBoundToBeLong = (line: string): boolean => /https?:\/\/\S{60,}/.test(line)
