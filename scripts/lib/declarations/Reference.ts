// What a part of a declaration names outside it.

import ts from 'typescript'

// model

/** The declarations of one source file. */
export interface DeclaredModule {
  /** The folder of its package under `packages`. */
  readonly folder: string
  /** Its path in `src`, without an ending: `text/Text`. */
  readonly path: string
  readonly file: ts.SourceFile
}

/** A name that a module declares: a type, a value, or both. */
export interface Entity {
  readonly module: DeclaredModule
  readonly name: string
  readonly statements: ReadonlyArray<ts.Statement>
  readonly isType: boolean
  readonly isValue: boolean
}

/** What a name means. */
export type Target =
  | { readonly _tag: 'Entity'; readonly entity: Entity }
  /** A module as a whole: `typeof Calls`. */
  | { readonly _tag: 'Module'; readonly module: DeclaredModule }
  /** A name of a package that is not ours; `*` is all of it. */
  | { readonly _tag: 'Foreign'; readonly from: string; readonly name: string }
  /** A name that no module declares: `Promise`. */
  | { readonly _tag: 'Global' }

/** A part of a statement that names what stands outside it. */
export interface Reference {
  readonly start: number
  readonly end: number
  /** As it is written. */
  readonly text: string
  readonly target: Target
}

/** What an identifier names; `undefined` for what its own statement declares, as a type parameter. */
export type TargetAt = (node: ts.Node) => Target | undefined

/** The entities of each module, by their names. */
export type Entities = ReadonlyMap<DeclaredModule, ReadonlyMap<string, Entity>>

// constructors

/** Finds what identifiers name, by the type checker. */
export const targeting =
  (checker: ts.TypeChecker, modules: ReadonlyMap<string, DeclaredModule>, entities: Entities): TargetAt =>
  (node) => {
    let symbol = checker.getSymbolAtLocation(node)
    if (symbol === undefined) return { _tag: 'Global' }
    while ((symbol.flags & ts.SymbolFlags.Alias) !== 0) {
      const declaration = symbol.declarations?.[0]
      const next = checker.getImmediateAliasedSymbol(symbol)
      if (next?.declarations === undefined)
        return declaration === undefined ? undefined : foreignAt(declaration)
      symbol = next
    }
    const declaration = symbol.declarations?.[0]
    if (declaration === undefined) return undefined
    const module = modules.get(declaration.getSourceFile().fileName)
    if (module === undefined) return undefined
    if (ts.isSourceFile(declaration)) return { _tag: 'Module', module }
    const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration
    const entity = statement.parent === module.file ? entities.get(module)?.get(symbol.name) : undefined
    return entity === undefined ? undefined : { _tag: 'Entity', entity }
  }

/** What a statement names outside it, in the order of its text. */
export const referencesIn = (statement: ts.Statement, targetAt: TargetAt): ReadonlyArray<Reference> => {
  const found: Array<Reference> = []
  const add = (start: number, end: number, target: Target): void => {
    found.push({ start, end, text: statement.getSourceFile().text.slice(start, end), target })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportTypeNode(node)) {
      const target = node.qualifier === undefined ? undefined : targetAt(node.qualifier)
      if (target?._tag === 'Entity' && node.qualifier !== undefined)
        add(node.argument.getStart() - 'import('.length, node.qualifier.end, target)
      node.typeArguments?.forEach(visit)
    } else if (ts.isQualifiedName(node) || ts.isPropertyAccessExpression(node)) {
      const [left, right] = ts.isQualifiedName(node) ? [node.left, node.right] : [node.expression, node.name]
      const target = targetAt(left)?._tag === 'Module' ? targetAt(right) : undefined
      if (target === undefined) visit(left)
      else add(node.getStart(), node.end, target)
    } else if (ts.isIdentifier(node)) {
      const target = targetAt(node)
      if (target !== undefined && (target._tag !== 'Global' || isName(node)))
        add(node.getStart(), node.end, target)
    } else node.forEachChild(visit)
  }
  visit(statement)
  return found
}

// private

const foreignAt = (node: ts.Declaration): Target => {
  const statement = ts.findAncestor(
    node,
    (each) => ts.isImportDeclaration(each) || ts.isExportDeclaration(each),
  )
  const from = statement?.moduleSpecifier
  if (from === undefined || !ts.isStringLiteral(from)) throw new Error(`From where is ${node.getText()}?`)
  if (ts.isImportSpecifier(node) || ts.isExportSpecifier(node))
    return { _tag: 'Foreign', from: from.text, name: (node.propertyName ?? node.name).text }
  return { _tag: 'Foreign', from: from.text, name: ts.isNamespaceImport(node) ? '*' : 'default' }
}

// Whether an identifier names a type or a value, and is not a label.
const isName = ({ parent }: ts.Identifier): boolean =>
  ts.isTypeReferenceNode(parent) ||
  ts.isTypeQueryNode(parent) ||
  ts.isExpressionWithTypeArguments(parent) ||
  ts.isQualifiedName(parent) ||
  ts.isPropertyAccessExpression(parent)
