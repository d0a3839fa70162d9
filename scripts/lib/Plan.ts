// What is loaded with each package: the modules of its file whole.js, and the names of their values in it.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { types } from 'node:util'
import { build } from 'esbuild'
import { isInternal, publicNameOf, sourceModulesOf } from './Exports.ts'
import type { Package } from './Workspace.ts'

// model

/** A module that is loaded with its package. */
export interface Module {
  readonly owner: Package
  /** Its path in `src` without an ending, or the name of a module of fp-ts or io-ts. */
  readonly path: string
  /** Whether files beside whole.js import it. */
  readonly isOpen: boolean
  /** The module as a value, as `export * as` gives it. */
  readonly namespace: unknown
  readonly exported: ReadonlyMap<string, unknown>
}

/** What is loaded with the packages. */
export interface Plan {
  /** By the names that other packages import them by. */
  readonly modules: ReadonlyMap<string, Module>
  /** The modules that are values themselves, as `Text` is at the front door. */
  readonly namespaces: ReadonlySet<unknown>
  /** Where a value of a module is. What an index exports has the name of the module that it comes from. */
  readonly placeOf: (module: Module, name: string, value: unknown) => Place
}

/**
 * A value by the package whose whole.js has it, and its name there. Both are made of names that users see, so
 * versions of packages mix.
 */
export interface Place {
  readonly owner: Package
  readonly name: string
}

// constructors

/**
 * Finds what is loaded with each package, by loading the sources. The modules of fp-ts and io-ts that they
 * use belong to core.
 */
export const planOf = async (packages: ReadonlyArray<Package>): Promise<Plan> => {
  const [core, ...others] = packages.toSorted(
    (a, b) => Number(b.folder === 'core') - Number(a.folder === 'core'),
  )
  if (core?.folder !== 'core')
    throw new Error('No package is core, which keeps fp-ts and io-ts for the others.')
  const modules = new Map<string, Module>()
  const add = async (
    key: string,
    file: string,
    rest: Omit<Module, 'namespace' | 'exported'>,
  ): Promise<void> => {
    const namespace: unknown = await import(pathToFileURL(file).href)
    if (typeof namespace !== 'object' || namespace === null) throw new TypeError(`${file} is no module.`)
    const exported = Object.entries(namespace).filter(
      ([name]) => !['default', 'module.exports', '__esModule'].includes(name),
    )
    modules.set(key, { ...rest, namespace, exported: new Map(exported) })
  }
  const { resolve: find } = createRequire(join(core.path, 'package.json'))
  for (const path of foreign(packages)) await add(path, find(path), { owner: core, path, isOpen: true })
  for (const { owner, asked, loaded } of withNeighbours(await Promise.all([core, ...others].map(survey))))
    for (const path of loaded)
      await add(nameOf(owner, path), join(owner.path, 'src', `${path}.ts`), {
        owner,
        path,
        isOpen: asked.has(path) || !isInternal(path),
      })
  return { modules, namespaces: namespacesIn(modules), placeOf: placing(modules) }
}

// guards

/** Whether a module is of fp-ts or io-ts. */
export const isForeign = (path: string): boolean => /^(?:fp-ts|io-ts)(?:\/|$)/.test(path)

/** Whether an import is of the private facts of the Bot API, or within them. */
export const isOfFacts = (path: string, importer: string): boolean =>
  path.startsWith('@pipegram/schema') ||
  (path.startsWith('.') && importer.includes(`${sep}packages${sep}schema${sep}`))

// destructors

/** The name of a module in an import. */
export const nameOf = ({ name }: Package, path: string): string =>
  path === 'index' ? name : `${name}/${publicNameOf(path)}`

/** A name for a module that can be a part of an identifier: `Text`, `fp_Either`. */
export const identifierOf = (path: string): string =>
  (isForeign(path) ? path.replace(/^fp-ts\/lib\/(.*)\.js$/, 'fp_$1') : publicNameOf(path)).replaceAll(
    /\W+/g,
    '_',
  )

/** What stands before the names of the values of a module. */
export const prefixOf = ({ path }: Module): string => `${identifierOf(path)}$`

/** The paths of all modules of a package. */
export const sourcesOf = (owner: Package): ReadonlyArray<string> =>
  sourceModulesOf(owner).map(({ path }) => path)

// private

// The modules of fp-ts and io-ts whose values the sources use, not only their types.
const foreign = (packages: ReadonlyArray<Package>): ReadonlySet<string> => {
  const texts = packages.flatMap((each) =>
    sourcesOf(each).map((path) => readFileSync(join(each.path, 'src', `${path}.ts`), 'utf8')),
  )
  return new Set(
    texts
      .flatMap((text) =>
        Array.from(
          text.matchAll(/^(?:import|export) (?!type )[^;'"]* from '([^']+)'/gm),
          ([, path = '']) => path,
        ),
      )
      .filter(isForeign),
  )
}

// What the modules of a package import.
interface Survey {
  readonly owner: Package
  /** The paths of modules of the same package, at load or later. */
  readonly importsOf: (path: string, isStatic: boolean) => ReadonlyArray<string>
  /** The names of modules of other packages, at load. */
  readonly namedBy: (path: string) => ReadonlyArray<string>
}

const survey = async (owner: Package): Promise<Survey> => {
  const { metafile } = await build({
    absWorkingDir: owner.path,
    entryPoints: sourcesOf(owner).map((path) => `src/${path}.ts`),
    outdir: 'dist',
    write: false,
    bundle: true,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'warning',
    plugins: [
      {
        name: 'survey',
        setup: (building) => {
          building.onResolve({ filter: /^[^.]/ }, ({ kind, path }) =>
            kind === 'entry-point' ? undefined : { path, external: true },
          )
        },
      },
    ],
  })
  const importsIn = (path: string, isStatic: boolean) =>
    (metafile.inputs[`src/${path}.ts`]?.imports ?? []).filter(
      ({ kind }) => (kind !== 'dynamic-import') === isStatic,
    )
  return {
    owner,
    importsOf: (path, isStatic) =>
      importsIn(path, isStatic)
        .filter(({ external }) => external !== true)
        .map((each) => each.path.replace(/^src\/(.*)\.ts$/, '$1')),
    namedBy: (path) => importsIn(path, true).flatMap((each) => (each.external === true ? each.path : [])),
  }
}

// What loads with the index of each package, or with that of another package, and what of that is asked for
// by modules that do not, or later.
const withNeighbours = (
  surveys: ReadonlyArray<Survey>,
): ReadonlyArray<{
  readonly owner: Package
  readonly loaded: ReadonlySet<string>
  readonly asked: ReadonlySet<string>
}> => {
  const places = new Map(
    surveys.flatMap((each) =>
      sourcesOf(each.owner).map((path) => [nameOf(each.owner, path), { each, path }] as const),
    ),
  )
  // A set that grows while it is read.
  const names = new Set(surveys.map(({ owner }) => nameOf(owner, 'index')))
  for (const name of names) {
    const { each, path } = places.get(name) ?? {}
    if (each === undefined || path === undefined) continue
    for (const next of each.importsOf(path, true)) names.add(nameOf(each.owner, next))
    for (const next of each.namedBy(path)) names.add(next)
  }
  return surveys.map(({ owner, importsOf }) => {
    const paths = sourcesOf(owner)
    const loaded = new Set(paths.filter((path) => names.has(nameOf(owner, path))))
    const asked = paths.flatMap((path) => [
      ...importsOf(path, false),
      ...(loaded.has(path) ? [] : importsOf(path, true)),
    ])
    return { owner, loaded, asked: new Set(asked) }
  })
}

const namespacesIn = (loaded: ReadonlyMap<string, Module>): ReadonlySet<unknown> =>
  new Set(
    [...loaded.values()].flatMap(({ exported }) =>
      [...exported.values()].filter((value) => types.isModuleNamespaceObject(value)),
    ),
  )

const placing = (loaded: ReadonlyMap<string, Module>): Plan['placeOf'] => {
  const modules = new Map([...loaded.values()].map((module) => [module.namespace, module]))
  const places = new Map<unknown, Place>()
  for (const module of loaded.values())
    if (module.path !== 'index' && !isInternal(module.path))
      for (const [name, value] of module.exported)
        if (!places.has(keyOf(name, value)))
          places.set(keyOf(name, value), { owner: module.owner, name: prefixOf(module) + name })
  return (module, name, value) => {
    const namesake = modules.get(value)
    if (namesake !== undefined) return { owner: namesake.owner, name: prefixOf(namesake) }
    return (
      (module.path === 'index' ? places.get(keyOf(name, value)) : undefined) ?? {
        owner: module.owner,
        name: prefixOf(module) + name,
      }
    )
  }
}

// Strings and numbers are the same without being one.
const keyOf = (name: string, value: unknown): unknown =>
  typeof value === 'string' || typeof value === 'number' ? `${name} ${value}` : value
