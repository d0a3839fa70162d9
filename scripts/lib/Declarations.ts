// The declarations of a package as they are published: declarations.d.ts holds all that its index reaches,
// and each public module has a few lines that re-export from this file. See docs/decisions/0026.

import ts from 'typescript'
import { makeImports, type Imports } from './declarations/Imports.ts'
import { layoutOf, type Layout } from './declarations/Layout.ts'
import type { DeclaredModule, Reference } from './declarations/Reference.ts'
import { isExported, namesIn, type DeclarationTree } from './declarations/Tree.ts'
import { publicNameOf } from './Exports.ts'

export { readDeclarations, type DeclarationTree } from './declarations/Tree.ts'

// model

/** A file while it is printed. */
interface Printing {
  readonly tree: DeclarationTree
  readonly layout: Layout
  /** Its path in `dist`, without an ending. */
  readonly file: string
  readonly imports: Imports
  /** Whether other files may import all that it declares. A public module exports only what it says. */
  readonly isOpen: boolean
}

// constructors

/** The text of each declaration file of a package, by its path in `dist`. */
export const declarationsOf = (tree: DeclarationTree, folder: string): ReadonlyMap<string, string> => {
  const layout = layoutOf(tree, folder)
  const texts = new Map<string, string>()
  for (const [file, modules] of Map.groupBy(layout.modules, layout.fileOf)) {
    const entities = modules.flatMap(tree.entitiesOf).filter((each) => layout.kept.has(each))
    const isOpen = !layout.publicModules.some(({ path }) => publicNameOf(path) === file)
    const imports = makeImports(entities.map(layout.nameOf))
    const text = declared({ tree, layout, file, imports, isOpen }, modules)
    if (text !== '') texts.set(file, `${imports.text()}${text}${isOpen ? 'export {};\n' : ''}`)
  }
  for (const module of layout.publicModules) {
    const file = publicNameOf(module.path)
    texts.set(file, (texts.get(file) ?? '') + exported(tree, layout, file, module) || 'export {};\n')
  }
  return new Map([...texts].map(([file, text]) => [`${file}.d.ts`, text]))
}

// private

// The lines of a public module that say what it exports, and from where.
const exported = (tree: DeclarationTree, layout: Layout, file: string, module: DeclaredModule): string => {
  const lines: Array<string> = []
  const lists = new Map<string, ReadonlyArray<string>>()
  for (const each of tree.exportsOf(module))
    switch (each._tag) {
      case 'Statement':
        lines.push(each.text)
        break
      case 'Module':
        lines.push(`export * as ${each.name} from '${layout.pathOf(file, each.module)}';`)
        break
      case 'Entity': {
        const source = layout.sourceOf(file, each.entity) ?? { from: '', name: layout.nameOf(each.entity) }
        const renamed = source.name === each.name ? each.name : `${source.name} as ${each.name}`
        lists.set(source.from, [...(lists.get(source.from) ?? []), `${each.isType ? 'type ' : ''}${renamed}`])
      }
    }
  for (const [from, list] of lists)
    lines.push(`export { ${list.join(', ')} }${from === '' ? '' : ` from '${from}'`};`)
  return lines.map((line) => `${line}\n`).join('')
}

const declared = (printing: Printing, modules: ReadonlyArray<DeclaredModule>): string => {
  const { tree, layout } = printing
  return modules
    .map((module) => {
      const names = tree
        .entitiesOf(module)
        .filter((each) => layout.kept.has(each))
        .map(({ name }) => name)
      return module.file.statements
        .filter((statement) => namesIn(statement).some((name) => names.includes(name)))
        .map((statement) => statementOf(printing, statement))
        .join('')
    })
    .join('')
}

const statementOf = (printing: Printing, statement: ts.Statement): string => {
  const { text } = statement.getSourceFile()
  const start = statement.getStart()
  let at = isExported(statement) ? start + 'export '.length : start
  let out = text.slice(statement.getFullStart(), start) + (printing.isOpen ? 'export ' : '')
  for (const reference of printing.tree.referencesIn(statement)) {
    out += text.slice(at, reference.start) + nameOf(printing, statement, reference)
    at = reference.end
  }
  out += text.slice(at, statement.end)
  const lines = out.trim().replaceAll(/^(?: {4})+/gm, (spaces) => ' '.repeat(spaces.length / 2))
  return `${lines.startsWith('/**') ? '\n' : ''}${lines}\n`
}

// What a file calls what a statement of it refers to.
const nameOf = (printing: Printing, statement: ts.Statement, reference: Reference): string => {
  const name = meant(printing, reference)
  if (name !== reference.text && parametersIn(statement).has(name))
    throw new Error(`${name} would be a type parameter in ${statement.getText()}`)
  return name
}

const meant = ({ layout, file, imports }: Printing, { target, text }: Reference): string => {
  switch (target._tag) {
    case 'Global':
      return imports.global(text)
    case 'Foreign':
      return imports.add(target, text)
    case 'Module':
      return imports.add({ from: layout.pathOf(file, target.module), name: '*' }, text)
    case 'Entity': {
      const source = layout.sourceOf(file, target.entity)
      return source === undefined ? layout.nameOf(target.entity) : imports.add(source, target.entity.name)
    }
  }
}

const parametersIn = (statement: ts.Statement): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isTypeParameterDeclaration(node)) found.add(node.name.text)
    node.forEachChild(visit)
  }
  visit(statement)
  return found
}
