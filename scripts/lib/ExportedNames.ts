// The names that a source exports, by parsing alone: no type checker runs, so a test may ask for many
// sources.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import ts from 'typescript'
import { root } from './Workspace.ts'

// model

/** An exported name. `from` is the path of the source that declares it, or the name of a foreign module. */
export interface ExportedName {
  readonly name: string
  readonly from: string
}

// destructors

/** The names that a source exports, by its path in the repository. Throws if a path leads to no source. */
export const exportedNames = (path: string): ReadonlyArray<ExportedName> => {
  const known = parsed.get(path)
  if (known !== undefined) return known
  const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest)
  const names = file.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) ? reexported(path, statement) : declared(path, statement),
  )
  parsed.set(path, names)
  return names
}

// private

const parsed = new Map<string, ReadonlyArray<ExportedName>>()

const declared = (from: string, statement: ts.Statement): ReadonlyArray<ExportedName> => {
  if (!isExported(statement)) return []
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations
      .flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
      .map((name) => ({ name, from }))
  return (ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)) &&
    statement.name !== undefined
    ? [{ name: statement.name.text, from }]
    : []
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true

const reexported = (
  path: string,
  { exportClause, moduleSpecifier }: ts.ExportDeclaration,
): ReadonlyArray<ExportedName> => {
  const module =
    moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''
  const source = sourceOf(path, module)
  if (exportClause === undefined) return source === undefined ? [] : exportedNames(source)
  if (ts.isNamespaceExport(exportClause)) return [{ name: exportClause.name.text, from: source ?? module }]
  const names = source === undefined || source === path ? [] : exportedNames(source)
  return exportClause.elements.map(({ name, propertyName = name }) => ({
    name: name.text,
    from: names.find((each) => each.name === propertyName.text)?.from ?? source ?? module,
  }))
}

// The source of a module, if it is ours. A list of exports without a module is of the same source.
const sourceOf = (path: string, module: string): string | undefined => {
  if (module === '') return path
  if (module.startsWith('.')) return join(dirname(path), module).replaceAll('\\', '/')
  const [scope, folder = '', name] = module.split('/')
  if (scope !== '@pipegram') return undefined
  const found = name === undefined ? `packages/${folder}/src/index.ts` : modulesOf(folder).get(name)
  if (found === undefined || !existsSync(join(root, found)))
    throw new Error(`${path} imports ${module}: no such source.`)
  return found
}

const modulesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    globSync(`packages/${folder}/src/**/*.ts`, { cwd: root, exclude: ['**/internal/**'] }).map((path) => [
      basename(path, '.ts'),
      path.replaceAll('\\', '/'),
    ]),
  )
