// The exports of the packages, module by module: names, kinds, the first sentence of each comment, and
// whether the export has an example.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { sourceModulesOf } from './Exports.ts'
import { root, type Package } from './Workspace.ts'

// model

export type Kind = 'function' | 'value' | 'type' | 'type and function' | 'type and value'

export interface Entry {
  readonly name: string
  readonly kind: Kind
  /** The first sentence of its comment, or an empty text. */
  readonly summary: string
  /** The expression that makes it, if it is one short line: `field('photo')`. */
  readonly made: string
  readonly hasExample: boolean
  /** The file that declares it, as a path in the repository. */
  readonly declaredIn: string
  /** The module that declares it, if that is another module. */
  readonly from?: string
}

export interface Module {
  /** Its name in an import: `@pipegram/core/Text`. */
  readonly name: string
  /** Its folder under `packages`, and its path in the repository. */
  readonly folder: string
  readonly path: string
  /** Its wing, a folder of `src`: `text`. Empty if the module is in `src` itself. */
  readonly wing: string
  /** Its folder in `src`: its wing, or a room of it such as `pipeline/steps`. */
  readonly room: string
  /** The text of its header. */
  readonly about: string
  readonly entries: ReadonlyArray<Entry>
}

// constructors

/**
 * The public modules of packages, without the indexes, which only re-export. Throws if a module has no
 * export.
 */
export const modulesOf = (packages: ReadonlyArray<Package>): ReadonlyArray<Module> => {
  const files = packages.flatMap((owner) =>
    sourceModulesOf(owner)
      .filter(({ path, isPublic }) => isPublic && path !== 'index')
      .map(({ name, path }) => ({
        name: `${owner.name}/${name}`,
        folder: owner.folder,
        path: `packages/${owner.folder}/src/${path}.ts`,
        wing: roomOf(path).split('/')[0] ?? '',
        room: roomOf(path),
      })),
  )
  const program = ts.createProgram(
    files.map(({ path }) => join(root, path)),
    compilerOptions(),
  )
  const checker = program.getTypeChecker()
  const names = new Map(files.map(({ name, path }) => [path, name]))
  return files.map((file) => {
    const source = program.getSourceFile(join(root, file.path))
    const symbol = source && checker.getSymbolAtLocation(source)
    if (source === undefined || symbol === undefined) throw new Error(`${file.path} exports nothing.`)
    const entries = checker
      .getExportsOfModule(symbol)
      .map((each) => entryOf(checker, names, file.path, each))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return { ...file, about: aboutOf(headerOf(readFileSync(join(root, file.path), 'utf8'))), entries }
  })
}

/**
 * What each wing and each room holds, by package and folder (`core/text`). A header of one of its files says
 * it.
 */
export const wingsOf = (packages: ReadonlyArray<Package>): ReadonlyMap<string, string> =>
  new Map(
    packages.flatMap((owner) =>
      sourceModulesOf(owner).flatMap(({ path }) => {
        const header = headerOf(readFileSync(join(owner.path, 'src', `${path}.ts`), 'utf8'))
        const [, room, about] = wingPattern.exec(header.replaceAll(/ +$/gm, '')) ?? []
        return room === undefined || about === undefined
          ? []
          : [[`${owner.folder}/${room}`, sentence(about.trim())] as const]
      }),
    ),
  )

// destructors

/**
 * The comments and examples that are missing: each function needs a comment and an example. A function that
 * another function makes, as `field` makes `photo`, shares the example of its maker. Generated functions and
 * re-exports need none.
 */
export const faultsOf = (modules: ReadonlyArray<Module>): ReadonlyArray<string> => {
  const shown = new Set(
    modules.flatMap(({ entries }) =>
      entries.filter(({ hasExample }) => hasExample).flatMap(({ name, made }) => [name, ...makerOf(made)]),
    ),
  )
  return modules.flatMap(({ path, entries }) =>
    entries
      .filter(
        ({ from, declaredIn, kind, made }) =>
          from === undefined &&
          !declaredIn.includes('/internal/generated/') &&
          kind.endsWith('function') &&
          !makerOf(made).some((maker) => shown.has(maker)),
      )
      .flatMap(({ name, summary, hasExample }) => [
        ...(summary === '' ? [`${path}: ${name} has no comment.`] : []),
        ...(hasExample ? [] : [`${path}: ${name} has no @example.`]),
      ]),
  )
}

// private

const roomOf = (path: string): string => path.split('/').slice(0, -1).join('/')

/** The options of the whole repository. */
export const compilerOptions = (): ts.CompilerOptions => {
  const config: unknown = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) =>
    readFileSync(path, 'utf8'),
  ).config
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, noEmit: true, types: ['node'] }
}

const entryOf = (
  checker: ts.TypeChecker,
  names: ReadonlyMap<string, string>,
  path: string,
  exported: ts.Symbol,
): Entry => {
  const symbol = (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported)
  const declared = pathOf(symbol)
  const from = declared === path ? undefined : names.get(declared)
  return {
    name: exported.name,
    kind: kindOf(checker, symbol),
    summary: firstSentence(ts.displayPartsToString(symbol.getDocumentationComment(checker))),
    made: madeOf(symbol),
    hasExample: symbol.getJsDocTags(checker).some(({ name }) => name === 'example'),
    declaredIn: declared,
    ...(from === undefined ? {} : { from }),
  }
}

/** The file that declares a symbol first, as a path in the repository. */
export const pathOf = (symbol: ts.Symbol): string =>
  symbol.declarations?.[0]
    ?.getSourceFile()
    .fileName.replaceAll('\\', '/')
    .slice(root.length + 1) ?? ''

const kindOf = (checker: ts.TypeChecker, symbol: ts.Symbol): Kind => {
  const isType = (symbol.flags & ts.SymbolFlags.Type) !== 0
  if ((symbol.flags & ts.SymbolFlags.Value) === 0) return 'type'
  const what = checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0 ? 'function' : 'value'
  return isType ? `type and ${what}` : what
}

// The expression after its `=`, unless the expression is a written function, or is long.
const madeOf = ({ valueDeclaration }: ts.Symbol): string => {
  const value =
    valueDeclaration !== undefined && ts.isVariableDeclaration(valueDeclaration)
      ? valueDeclaration.initializer
      : undefined
  if (value === undefined || ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return ''
  const text = value.getText()
  return text.length > 80 || text.includes('\n') ? '' : text
}

const makerOf = (made: string): ReadonlyArray<string> => /^([\w.]+)\(/.exec(made)?.slice(1) ?? []

// A sentence ends at a mark before white space: `1.5` and `a.b` are no ends.
const firstSentence = (text: string): string =>
  (/^.*?[.!?:](?=\s|$)/s.exec(text)?.[0] ?? text.split('\n')[0] ?? '')
    .replaceAll(/\s+/g, ' ')
    .replace(/:$/, '.')
    .trim()

// The comment at the top of a file, without its links, with one line for each paragraph.
const headerOf = (text: string): string => {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('//'))
  return lines
    .slice(0, end)
    .map((line) => line.slice(2).trim())
    .filter((line) => !line.startsWith('http'))
    .map((line) => (line === '' ? '\n' : `${line} `))
    .join('')
}

// A header may say what its whole wing holds: `Wing text: …`, as a paragraph or before `Here: …`.
const wingPattern = /^(?:The w|W)ing `([\w/-]+)`: (.*?)(?: Here: (.*))?$/m

const aboutOf = (header: string): string => {
  const text = header
    .replace(/ +$/gm, '')
    .replace(wingPattern, (_, _room: string, _about: string, here = '') => sentence(String(here)))
  return text.replaceAll(/\s+/g, ' ').trim()
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
