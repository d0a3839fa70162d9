// In which declaration file of a package a name stands, and as what.

import { posix } from 'node:path'
import { isInternal, publicNameOf } from '../Exports.ts'
import type { Source } from './Imports.ts'
import type { DeclaredModule, Entity } from './Reference.ts'
import type { DeclarationTree } from './Tree.ts'

// model

/** The declaration files of one package. A file is named by its path in `dist`, without an ending. */
export interface Layout {
  readonly modules: ReadonlyArray<DeclaredModule>
  readonly publicModules: ReadonlyArray<DeclaredModule>
  /** What is declared: all that public modules export, and all that this refers to. */
  readonly kept: ReadonlySet<Entity>
  readonly fileOf: (module: DeclaredModule) => string
  /** The name of an entity in the file that declares it. */
  readonly nameOf: (entity: Entity) => string
  /** From where a file has an entity; `undefined` if it declares the entity itself. */
  readonly sourceOf: (file: string, entity: Entity) => Source | undefined
  /** From where a file has a module as a whole. */
  readonly pathOf: (file: string, module: DeclaredModule) => string
}

// constructors

/**
 * All that the index of a package reaches is one file. Other public modules are files of their own, with the
 * internal modules that only they reach.
 */
export const layoutOf = (tree: DeclarationTree, folder: string): Layout => {
  const publicModules = publicIn(tree, folder)
  const reached = new Map(publicModules.map((module) => [module, reachedFrom(tree, module)]))
  const modules = [...new Set([...reached.values()].flatMap((each) => [...each]))]
  const files = new Map(modules.map((module) => [module, fileOf(module, folder, reached)]))
  const kept = keptOf(tree, publicModules, files)
  const names = namesOf(tree, publicModules, kept, files)
  const nameOf = (entity: Entity): string => names.get(entity) ?? entity.name
  return {
    modules,
    publicModules,
    kept,
    fileOf: (module) => files.get(module) ?? '',
    nameOf,
    sourceOf: (file, entity) => {
      const target = files.get(entity.module)
      if (target === file) return undefined
      if (target === undefined) return elsewhere(tree, entity, folder)
      const module = publicModules.find(({ path }) => publicNameOf(path) === target)
      const exported = module === undefined ? undefined : exportedName(tree, module, entity)
      return { from: pathTo(file, target), name: exported ?? nameOf(entity) }
    },
    pathOf: (file, module) => {
      if (isInternal(module.path))
        throw new Error(`${module.path} is internal: no other file can name it whole.`)
      return module.folder === folder ? pathTo(file, publicNameOf(module.path)) : importOf(module)
    },
  }
}

// private

type Files = ReadonlyMap<DeclaredModule, string>

type Reached = ReadonlyMap<DeclaredModule, ReadonlySet<DeclaredModule>>

const publicIn = ({ modules }: DeclarationTree, folder: string): ReadonlyArray<DeclaredModule> =>
  modules.filter((module) => module.folder === folder && !isInternal(module.path))

const reachedFrom = (tree: DeclarationTree, module: DeclaredModule): ReadonlySet<DeclaredModule> => {
  const reached = new Set([module])
  for (const each of reached) for (const other of tree.importsOf(each)) reached.add(other)
  return reached
}

const fileOf = (module: DeclaredModule, folder: string, reached: Reached): string => {
  const users = [...reached].filter(([, each]) => each.has(module)).map(([user]) => user)
  if (users.some(({ path }) => path === 'index')) return 'declarations'
  if (module.folder === folder && !isInternal(module.path)) return publicNameOf(module.path)
  const [user, ...others] = users
  if (user !== undefined && others.length === 0) return publicNameOf(user.path)
  return module.folder === folder ? module.path : `internal/${module.folder}/${module.path}`
}

const keptOf = (
  tree: DeclarationTree,
  publicModules: ReadonlyArray<DeclaredModule>,
  files: Files,
): ReadonlySet<Entity> => {
  const exported = publicModules
    .flatMap(tree.exportsOf)
    .flatMap((each) => (each._tag === 'Entity' ? [each.entity] : []))
  const kept = new Set(exported.filter(({ module }) => files.has(module)))
  for (const { statements } of kept)
    for (const { target } of statements.flatMap(tree.referencesIn))
      if (target._tag === 'Entity' && files.has(target.entity.module)) kept.add(target.entity)
  return kept
}

// Where two modules of a file declare one name, the module that users see sooner keeps it.
const namesOf = (
  tree: DeclarationTree,
  publicModules: ReadonlyArray<DeclaredModule>,
  kept: ReadonlySet<Entity>,
  files: Files,
): ReadonlyMap<Entity, string> => {
  const seen = publicModules
    .toSorted((a, b) => Number(b.path === 'index') - Number(a.path === 'index'))
    .flatMap(tree.exportsOf)
    .flatMap((each) => (each._tag === 'Entity' && each.name === each.entity.name ? [each.entity] : []))
  const names = new Map<Entity, string>()
  const taken = new Set<string>()
  for (const entity of new Set([...seen, ...kept])) {
    const { name, module } = entity
    if (!kept.has(entity)) continue
    const at = (each: string): string => `${files.get(module) ?? ''} ${each}`
    const choices = [
      name,
      `${posix.basename(module.path)}_${name}`,
      `${module.path.replaceAll(/\W/g, '_')}_${name}`,
    ]
    const free = choices.find((each) => !taken.has(at(each)))
    if (free === undefined) throw new Error(`No name is free for ${name} of ${module.path}.`)
    taken.add(at(free))
    names.set(entity, free)
  }
  return names
}

// What another package declares comes from its index if it can: that is loaded anyway.
const elsewhere = (tree: DeclarationTree, entity: Entity, folder: string): Source => {
  const rank = (module: DeclaredModule): number =>
    module.path === 'index' ? 0 : module === entity.module ? 1 : 2
  for (const module of publicIn(tree, entity.module.folder).toSorted((a, b) => rank(a) - rank(b))) {
    const name = exportedName(tree, module, entity)
    if (name !== undefined) return { from: importOf(module), name }
  }
  throw new Error(`${folder} refers to ${entity.name} of ${entity.module.folder}, which is not public.`)
}

const exportedName = (tree: DeclarationTree, module: DeclaredModule, entity: Entity): string | undefined => {
  const names = tree
    .exportsOf(module)
    .flatMap((each) => (each._tag === 'Entity' && each.entity === entity ? [each.name] : []))
  return names.includes(entity.name) ? entity.name : names[0]
}

const importOf = ({ folder, path }: DeclaredModule): string => {
  const name = folder === 'pipegram' ? folder : `@pipegram/${folder}`
  return path === 'index' ? name : `${name}/${publicNameOf(path)}`
}

const pathTo = (from: string, to: string): string => {
  const path = posix.relative(posix.dirname(from), to)
  return `${path.startsWith('.') ? path : `./${path}`}.js`
}
