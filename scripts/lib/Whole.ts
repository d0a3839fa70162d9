// The form of the packages that Node loads: in `dist/whole` a package is one file, whole.js, and each module
// is a few lines that re-export from it. Node takes its time for each file that it finds, reads and links:
// see docs/decisions/0018.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { types } from 'node:util'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { isInternal, publicNameOf, sourceModulesOf } from './Exports.ts'
import type { Package } from './Workspace.ts'

// model

/** A module that is loaded with its package. */
interface Module {
  readonly owner: Package
  /** Its path in `src` without an ending, or the name of a module of fp-ts or io-ts. */
  readonly path: string
  /** Whether files beside whole.js import it. */
  readonly isOpen: boolean
  /** The module as a value, as `export * as` gives it. */
  readonly namespace: unknown
  readonly exported: ReadonlyMap<string, unknown>
}

/** The modules that are loaded with their packages, by the names that other packages import them by. */
export type Plan = ReadonlyMap<string, Module>

/**
 * A value by the package whose whole.js has it, and its name there. Both are made of names that users see, so
 * versions of packages mix.
 */
interface Place {
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
  const plan = new Map<string, Module>()
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
    plan.set(key, { ...rest, namespace, exported: new Map(exported) })
  }
  const { resolve: find } = createRequire(join(core.path, 'package.json'))
  for (const path of foreign(packages)) await add(path, find(path), { owner: core, path, isOpen: true })
  for (const owner of [core, ...others]) {
    const { loaded, asked } = await survey(owner)
    for (const path of loaded)
      await add(nameOf(owner, path), join(owner.path, 'src', `${path}.ts`), {
        owner,
        path,
        isOpen: asked.has(path) || !isInternal(path),
      })
  }
  return plan
}

// combinators

/** Writes `dist/whole` of a package. Modules that are not loaded with it stand there alone. */
export const writeWhole = async (plan: Plan, owner: Package): Promise<void> => {
  const placeOf = placing(plan)
  const own = [...plan.values()].filter((module) => module.owner === owner)
  const loaded = new Set(own.map(({ path }) => path))
  const outdir = join(owner.path, 'dist', 'whole')
  const reexports = (module: Module): string => {
    const names = Map.groupBy(module.exported, ([name, value]) => placeOf(module, name, value).owner)
    return [...names]
      .map(
        ([from, each]) =>
          `export { ${each.map(([name, value]) => `${placeOf(module, name, value).name} as ${name}`).join(', ')} } from '${from.name}/whole'\n`,
      )
      .join('')
  }
  const whole = wholeOf(
    own.filter(({ isOpen }) => isOpen),
    namespacesIn(plan),
    placeOf,
  )
  const plugin = (isWhole: boolean): Plugin => ({
    name: 'whole',
    setup: (building) => {
      building.onResolve({ filter: /^/ }, ({ path, importer, kind, resolveDir }) => {
        const isStatic = kind !== 'dynamic-import'
        const module = plan.get(path)
        if (kind === 'entry-point') return path === 'whole' ? { path, namespace: 'whole' } : undefined
        if (importer.includes(`${sep}node_modules${sep}`) || isOfFacts(path, importer)) return undefined
        if (path.startsWith('.')) {
          const target = posixOf(relative(join(owner.path, 'src'), resolve(resolveDir, path))).replace(
            /\.ts$/,
            '',
          )
          if (isStatic && isWhole) return undefined
          if (isStatic && loaded.has(target))
            return { path: nameOf(owner, target), namespace: 'reexports', sideEffects: false }
          return { path: isWhole ? `./${target}.js` : path.replace(/\.ts$/, '.js'), external: true }
        }
        if (module === undefined)
          return isWhole && isStatic && path.startsWith('@noble/') ? undefined : { path, external: true }
        if (isForeign(path) && module.owner === owner && isWhole)
          return building.resolve(esModuleOf(path), {
            resolveDir,
            kind,
            importer: join(resolveDir, 'node_modules', path),
          })
        return isForeign(path) || isWhole
          ? { path, namespace: 'reexports', sideEffects: false }
          : { path, external: true }
      })
      building.onLoad({ filter: /^/, namespace: 'whole' }, () => ({
        contents: whole,
        resolveDir: owner.path,
      }))
      building.onLoad({ filter: /^/, namespace: 'reexports' }, ({ path }) => {
        const module = plan.get(path)
        return module === undefined ? undefined : { contents: reexports(module), resolveDir: owner.path }
      })
    },
  })
  const options: BuildOptions = {
    absWorkingDir: owner.path,
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2023',
    logLevel: 'warning',
    // V8 takes twice as long to load an arrow.
    supported: { arrow: false },
  }
  if (whole !== '') await write({ ...options, entryPoints: ['whole'], plugins: [plugin(true)] })
  const alone = sourcesOf(owner).filter((path) => !loaded.has(path))
  await write({
    ...options,
    entryPoints: alone.map((path) => `src/${path}.ts`),
    outbase: 'src',
    plugins: [plugin(false)],
  })
  for (const module of own.filter(({ isOpen, path }) => isOpen && !isForeign(path))) {
    const file = join(outdir, `${module.path}.js`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, reexports(module) || 'export {}\n')
  }
}

// private

// esbuild keeps names that are imported from outside and used nowhere.
const write = async (options: BuildOptions): Promise<void> => {
  const { outputFiles } = await build({ ...options, write: false })
  for (const { path, text } of outputFiles) {
    const words = Map.groupBy(text.match(/[\w$]+/g) ?? [], (word) => word)
    const isUsed = (name: string): boolean => (words.get(name)?.length ?? 0) > 1
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(
      path,
      text.replaceAll(
        /^import \{([^}]*\$[^}]*)\} from/gm,
        (_, list: string) =>
          `import { ${list
            .split(',')
            .map((each) => each.trim())
            .filter((each) => isUsed(each.split(' ').at(-1) ?? each))
            .join(', ')} } from`,
      ),
    )
  }
}

const nameOf = ({ name }: Package, path: string): string =>
  path === 'index' ? name : `${name}/${publicNameOf(path)}`

const isForeign = (path: string): boolean => /^(?:fp-ts|io-ts)(?:\/|$)/.test(path)

/** Whether an import is of the private facts of the Bot API, or within them. */
export const isOfFacts = (path: string, importer: string): boolean =>
  path.startsWith('@pipegram/schema') ||
  (path.startsWith('.') && importer.includes(`${sep}packages${sep}schema${sep}`))

const esModuleOf = (path: string): string => path.replace(/^fp-ts\/lib\/(.*)\.js$/, 'fp-ts/es6/$1')

const posixOf = (path: string): string => path.split(sep).join(posix.sep)

const prefixOf = ({ path }: Module): string =>
  `${(isForeign(path) ? path.replace(/^fp-ts\/lib\/(.*)\.js$/, 'fp_$1') : publicNameOf(path)).replaceAll(/\W+/g, '_')}$`

const sourcesOf = (owner: Package): ReadonlyArray<string> => sourceModulesOf(owner).map(({ path }) => path)

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

// What loads with index.ts of a package, and what of that is asked for by modules that do not, or later.
const survey = async (
  owner: Package,
): Promise<{ readonly loaded: ReadonlySet<string>; readonly asked: ReadonlySet<string> }> => {
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
  const importsOf = (path: string, isStatic: boolean): ReadonlyArray<string> =>
    (metafile.inputs[`src/${path}.ts`]?.imports ?? [])
      .filter(({ external, kind }) => external !== true && (kind !== 'dynamic-import') === isStatic)
      .map((each) => each.path.replace(/^src\/(.*)\.ts$/, '$1'))
  const loaded = new Set(['index'])
  for (const path of loaded) for (const each of importsOf(path, true)) loaded.add(each)
  const asked = sourcesOf(owner).flatMap((path) => [
    ...importsOf(path, false),
    ...(loaded.has(path) ? [] : importsOf(path, true)),
  ])
  return { loaded, asked: new Set(asked) }
}

const namespacesIn = (plan: Plan): ReadonlySet<unknown> =>
  new Set(
    [...plan.values()].flatMap(({ exported }) =>
      [...exported.values()].filter((value) => types.isModuleNamespaceObject(value)),
    ),
  )

// What an index exports stands under the name of the module that it is from.
const placing = (plan: Plan): ((module: Module, name: string, value: unknown) => Place) => {
  const modules = new Map([...plan.values()].map((module) => [module.namespace, module]))
  const places = new Map<unknown, Place>()
  for (const module of plan.values())
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

// The text of whole.js before its parts are taken in.
const wholeOf = (
  own: ReadonlyArray<Module>,
  namespaces: ReadonlySet<unknown>,
  placeOf: ReturnType<typeof placing>,
): string =>
  own
    .map((module) => {
      const prefix = prefixOf(module)
      const from = `from '${isForeign(module.path) ? module.path : `./src/${module.path}.ts`}'`
      const names = [...module.exported]
        .filter(([name, value]) => placeOf(module, name, value).name === prefix + name)
        .map(([name]) => name)
      if (names.length === 0) return ''
      const list = names.map((name) => `${name} as ${prefix}${name}`).join(', ')
      if (!namespaces.has(module.namespace)) return `export { ${list} } ${from}\n`
      return `import { ${list} } ${from}\nexport { ${names.map((name) => prefix + name).join(', ')} }\nexport const ${prefix} = Object.freeze({ __proto__: null, ${names.map((name) => `${name}: ${prefix}${name}`).join(', ')} })\n`
    })
    .join('')
