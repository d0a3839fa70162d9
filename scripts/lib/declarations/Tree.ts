// What our packages declare, and what refers to what. The type checker wrote one declaration file for each
// source file; this is read from them.

import { globSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { publicNameOf } from '../Exports.ts'
import {
  referencesIn,
  targeting,
  type DeclaredModule,
  type Entity,
  type Reference,
  type Target,
  type TargetAt,
} from './Reference.ts'

// model

/** What a module exports. */
export type Export =
  | { readonly _tag: 'Entity'; readonly name: string; readonly entity: Entity; readonly isType: boolean }
  | { readonly _tag: 'Module'; readonly name: string; readonly module: DeclaredModule }
  /** A statement that re-exports from another package, or from one that is not ours. */
  | { readonly _tag: 'Statement'; readonly text: string }

/** What the modules declare and export. */
export interface DeclarationTree {
  readonly modules: ReadonlyArray<DeclaredModule>
  readonly entitiesOf: (module: DeclaredModule) => ReadonlyArray<Entity>
  readonly exportsOf: (module: DeclaredModule) => ReadonlyArray<Export>
  /** The modules of its package, and of the facts, that it imports or re-exports from. */
  readonly importsOf: (module: DeclaredModule) => ReadonlyArray<DeclaredModule>
  readonly referencesIn: (statement: ts.Statement) => ReadonlyArray<Reference>
}

// constructors

/** Reads the declarations under a folder: `core/src/text/Text.d.ts` and so on. */
export const readDeclarations = (folder: string): DeclarationTree => {
  const files = globSync('*/src/**/*.d.ts', { cwd: folder })
    .toSorted()
    .map((file) => posixOf(join(folder, file)))
  const program = programOf(folder, files)
  const checker = program.getTypeChecker()
  const modules = new Map<string, DeclaredModule>()
  for (const name of files) {
    const file = program.getSourceFile(name)
    if (file !== undefined) modules.set(name, { ...placeOf(folder, name), file })
  }
  const entities = new Map([...modules.values()].map((module) => [module, declaredIn(module)]))
  const targetAt = targeting(checker, modules, entities)
  const ownAt = (module: DeclaredModule, specifier: ts.Expression): DeclaredModule | undefined => {
    const declaration = checker.getSymbolAtLocation(specifier)?.declarations?.[0]
    const found = declaration === undefined ? undefined : modules.get(declaration.getSourceFile().fileName)
    return found?.folder === module.folder || found?.folder === 'schema' ? found : undefined
  }
  const entitiesOf = (module: DeclaredModule): ReadonlyArray<Entity> => [
    ...(entities.get(module)?.values() ?? []),
  ]
  const known = new Map<DeclaredModule, ReadonlyArray<Export>>()
  const exportsOf = (module: DeclaredModule): ReadonlyArray<Export> => {
    const exports = known.get(module) ?? exportsIn(module, { entitiesOf, exportsOf, ownAt, targetAt })
    known.set(module, exports)
    return exports
  }
  return {
    modules: [...modules.values()],
    entitiesOf,
    exportsOf,
    importsOf: (module) => specifiersIn(module.file).flatMap((specifier) => ownAt(module, specifier) ?? []),
    referencesIn: (statement) => referencesIn(statement, targetAt),
  }
}

// private

const posixOf = (path: string): string => path.replaceAll('\\', '/')

const placeOf = (folder: string, file: string): { readonly folder: string; readonly path: string } => {
  const [, owner = '', path = ''] =
    /^([^/]+)\/src\/(.*)\.d\.ts$/.exec(file.slice(posixOf(folder).length + 1)) ?? []
  return { folder: owner, path }
}

// The name by which other packages import a module.
const nameOf = (folder: string, file: string): string => {
  const { folder: owner, path } = placeOf(folder, file)
  const name = owner === 'pipegram' ? owner : `@pipegram/${owner}`
  return path === 'index' ? name : `${name}/${owner === 'schema' ? path : publicNameOf(path)}`
}

const programOf = (folder: string, files: ReadonlyArray<string>): ts.Program => {
  const options = { noLib: true, types: [], module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext }
  const host = ts.createCompilerHost(options)
  const named = new Map(files.map((file) => [nameOf(folder, file), file]))
  host.resolveModuleNameLiterals = (literals, importer) =>
    literals.map(({ text }) => {
      const beside = posixOf(resolve(dirname(importer), text)).replace(/\.ts$/, '.d.ts')
      const file = text.startsWith('.') ? beside : named.get(text)
      if (file === undefined) return { resolvedModule: undefined }
      return { resolvedModule: { resolvedFileName: file, extension: ts.Extension.Dts } }
    })
  return ts.createProgram(files, options, host)
}

const declaredIn = (module: DeclaredModule): ReadonlyMap<string, Entity> => {
  const found = new Map<string, Entity>()
  for (const statement of module.file.statements)
    for (const name of namesIn(statement)) {
      const before = found.get(name)
      const isType =
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement) ||
        ts.isClassDeclaration(statement)
      const isValue = !ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)
      found.set(name, {
        module,
        name,
        statements: [...(before?.statements ?? []), statement],
        isType: isType || before?.isType === true,
        isValue: isValue || before?.isValue === true,
      })
    }
  return found
}

/**
 * The names that a statement declares. Throws at one that the packages do not have, and that would need
 * thought.
 */
export const namesIn = (statement: ts.Statement): ReadonlyArray<string> => {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return []
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  if (
    (ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement)) &&
    statement.name !== undefined
  )
    return [statement.name.text]
  throw new Error(
    `${statement.getSourceFile().fileName} declares in a way that cannot be bundled:\n${statement.getText()}`,
  )
}

const specifiersIn = (file: ts.SourceFile): ReadonlyArray<ts.Expression> => {
  const found: Array<ts.Expression> = []
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined)
      found.push(node.moduleSpecifier)
    else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    )
      found.push(node.argument.literal)
    node.forEachChild(visit)
  }
  visit(file)
  return found
}

// What the exports of a module are found by.
interface Reading extends Pick<DeclarationTree, 'entitiesOf' | 'exportsOf'> {
  readonly targetAt: TargetAt
  /** The module of the same package, or of the facts, that a statement imports from. */
  readonly ownAt: (module: DeclaredModule, specifier: ts.Expression) => DeclaredModule | undefined
}

const exportsIn = (module: DeclaredModule, reading: Reading): ReadonlyArray<Export> => {
  const found = new Map<string, Export>()
  const starred = new Map<string, Export>()
  for (const entity of reading.entitiesOf(module).filter(({ statements }) => statements.some(isExported)))
    found.set(entity.name, { _tag: 'Entity', name: entity.name, entity, isType: false })
  for (const statement of module.file.statements.filter(ts.isExportDeclaration)) {
    const { exportClause, moduleSpecifier } = statement
    const from = moduleSpecifier === undefined ? undefined : reading.ownAt(module, moduleSpecifier)
    if (moduleSpecifier !== undefined && from === undefined)
      found.set(statement.getText(), { _tag: 'Statement', text: statement.getText() })
    else if (exportClause !== undefined && ts.isNamedExports(exportClause))
      for (const each of exportClause.elements)
        found.set(
          each.name.text,
          exportAt(each, statement.isTypeOnly || each.isTypeOnly, reading.targetAt(each.name)),
        )
    else if (from !== undefined && exportClause !== undefined)
      found.set(exportClause.name.text, { _tag: 'Module', name: exportClause.name.text, module: from })
    else if (from !== undefined)
      for (const each of reading.exportsOf(from))
        if (each._tag === 'Statement') starred.set(each.text, each)
        else if (each.name !== 'default') starred.set(each.name, each)
  }
  return [...new Map([...starred, ...found]).values()]
}

const exportAt = (
  { name: { text: name } }: ts.ExportSpecifier,
  isTypeOnly: boolean,
  target: Target | undefined,
): Export => {
  switch (target?._tag) {
    case 'Entity':
      return { _tag: 'Entity', name, entity: target.entity, isType: isTypeOnly && target.entity.isValue }
    case 'Module':
      return { _tag: 'Module', name, module: target.module }
    case 'Foreign': {
      const what = target.name === '*' ? `* as ${name}` : `{ ${target.name} as ${name} }`
      return { _tag: 'Statement', text: `export ${what} from '${target.from}';` }
    }
    case 'Global':
    case undefined:
      throw new Error(`What is exported as ${name}?`)
  }
}

/** Whether a statement says `export`. */
export const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
