// The index of core leads to every export of core: under its own name, under another name, or in a namespace.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'packages/core')

const manifest: { readonly exports: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(folder, 'package.json'), 'utf8'),
)

const modules = Object.entries(manifest.exports)
  .filter(([name]) => !name.endsWith('.json'))
  .map(([name, path]) => [name, join(folder, path)] as const)

const program = ts.createProgram(
  modules.map(([, path]) => path),
  { module: ts.ModuleKind.NodeNext, allowImportingTsExtensions: true, noEmit: true },
)
const checker = program.getTypeChecker()

// The declaration behind a name that was exported again.
const settled = (symbol: ts.Symbol): ts.Symbol =>
  (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)

const exportsOf = (path: string): ReadonlyArray<ts.Symbol> => {
  const source = program.getSourceFile(path)
  const symbol = source && checker.getSymbolAtLocation(source)
  return symbol === undefined ? [] : checker.getExportsOfModule(symbol).map(settled)
}

const reachable = new Set(
  modules
    .filter(([name]) => name === '.')
    .flatMap(([, path]) => exportsOf(path))
    .flatMap((symbol) =>
      (symbol.flags & ts.SymbolFlags.ValueModule) === 0
        ? [symbol]
        : checker.getExportsOfModule(symbol).map(settled),
    ),
)

describe('the index of core', () => {
  it.each(modules.filter(([name]) => name !== '.'))('the index leads to every export of %s', (_, path) => {
    const exported = exportsOf(path)
    expect(exported.length).toBeGreaterThan(0)
    expect(exported.filter((symbol) => !reachable.has(symbol)).map(({ name }) => name)).toEqual([])
  })
})
