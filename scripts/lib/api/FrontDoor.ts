// What the front door exports, read from its index: names in the groups that its comments make.

import { join } from 'node:path'
import ts from 'typescript'
import { compilerOptions, pathOf, type Module } from '../Api.ts'
import { root } from '../Workspace.ts'

// model

/** Exports that stand under one comment of the index. */
export interface NameGroup {
  readonly title: string
  readonly names: ReadonlyArray<ExportedName>
}

/** A name of the front door. */
export interface ExportedName {
  /** Its name, or `*` for all that a module exports. */
  readonly name: string
  /** The module that documents it: `@pipegram/core/Text`, or one of another project. */
  readonly from: string
  /** Its name there. `undefined` if it is the whole module. */
  readonly exported: string | undefined
}

// constructors

/** The groups of the index, in the written order. */
export const groupsOf = (modules: ReadonlyArray<Module>): ReadonlyArray<NameGroup> => {
  const path = join(root, 'packages', 'pipegram', 'src', 'index.ts')
  const program = ts.createProgram([path], compilerOptions())
  const source = program.getSourceFile(path)
  if (source === undefined) throw new Error(`${path} is not there.`)
  const checker = program.getTypeChecker()
  return source.statements.filter(ts.isExportDeclaration).reduce<ReadonlyArray<NameGroup>>((groups, each) => {
    const title = titleOf(source, each)
    const names = namesOf(checker, modules, each)
    const last = groups.at(-1)
    return title === '' && last !== undefined
      ? [...groups.slice(0, -1), { ...last, names: [...last.names, ...names] }]
      : [...groups, { title, names }]
  }, [])
}

// private

// The comment right above, without what stands above a blank line.
const titleOf = (source: ts.SourceFile, { pos }: ts.Node): string =>
  (ts.getLeadingCommentRanges(source.text, pos) ?? [])
    .map((range) => ({ ...range, line: source.getLineAndCharacterOfPosition(range.pos).line }))
    .filter(({ line }, i, all) => all.at(-1)?.line === line + all.length - 1 - i)
    .map((range) => source.text.slice(range.pos + 2, range.end).trim())
    .join(' ')

const namesOf = (
  checker: ts.TypeChecker,
  modules: ReadonlyArray<Module>,
  { exportClause, moduleSpecifier }: ts.ExportDeclaration,
): ReadonlyArray<ExportedName> => {
  const from =
    moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''
  if (exportClause === undefined) return [{ name: '*', from, exported: undefined }]
  if (ts.isNamespaceExport(exportClause)) return [{ name: exportClause.name.text, from, exported: undefined }]
  return exportClause.elements.map(({ name }) => {
    const symbol = checker.getSymbolAtLocation(name)
    return symbol === undefined || !from.startsWith('@pipegram/')
      ? { name: name.text, from, exported: name.text }
      : documented(modules, name.text, checker.getAliasedSymbol(symbol))
  })
}

const documented = (modules: ReadonlyArray<Module>, name: string, symbol: ts.Symbol): ExportedName => {
  const path = pathOf(symbol)
  const whole = (symbol.flags & ts.SymbolFlags.ValueModule) !== 0
  const found = modules.find((each) =>
    whole
      ? each.path === path
      : each.entries.some(
          (entry) => entry.name === symbol.name && entry.declaredIn === path && entry.from === undefined,
        ),
  )
  if (found === undefined) throw new Error(`${name} of the front door is in no public module.`)
  return { name, from: found.name, exported: whole ? undefined : symbol.name }
}
