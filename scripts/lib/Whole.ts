// The JavaScript of a package as it is published: whole.js holds all that its index loads, and each public
// module has a few lines that re-export from it. Node needs time for each file that it finds, reads and
// links. Bundlers shake one file as well as many. See docs/decisions/0026.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import { build, type BuildOptions, type OnResolveArgs, type OnResolveResult, type Plugin } from 'esbuild'
import { publicNameOf } from './Exports.ts'
import {
  identifierOf,
  isForeign,
  isOfFacts,
  nameOf,
  prefixOf,
  sourcesOf,
  type Module,
  type Plan,
} from './Plan.ts'
import { shaped } from './Shape.ts'
import type { Package } from './Workspace.ts'

// combinators

/**
 * Writes all JavaScript of `dist` of a package. Modules that its index does not load stand there by
 * themselves.
 */
export const writeWhole = async (plan: Plan, owner: Package): Promise<void> => {
  const dist = join(owner.path, 'dist')
  const own = [...plan.modules.values()].filter((module) => module.owner === owner)
  const loaded = new Set(own.map(({ path }) => path))
  const text = wholeOf(
    own.filter(({ isOpen }) => isOpen),
    plan,
  )
  if (text !== '') await write(join(dist, 'whole.js'), owner, { plugins: [whole(plan, owner, text)] })
  for (const path of sourcesOf(owner).filter((each) => !loaded.has(each)))
    await write(join(dist, `${publicNameOf(path)}.js`), owner, {
      entryPoints: [`src/${path}.ts`],
      plugins: [alone(plan, owner, loaded, path)],
    })
  for (const module of own.filter(({ isOpen, path }) => isOpen && !isForeign(path) && path !== 'index'))
    put(join(dist, `${publicNameOf(module.path)}.js`), reexports(plan, module, siblingOf(module.path), owner))
  const index = plan.modules.get(owner.name)
  if (index === undefined) return
  put(join(dist, 'node.js'), reexports(plan, index, './whole.js', owner))
  await writeIndex(plan, owner, dist)
}

// private

// The index for bundlers: namespaces such as `Text` are modules there, and can be shaken.
const writeIndex = async (plan: Plan, owner: Package, dist: string): Promise<void> => {
  const taken = new Set<Module>()
  const index: Plugin = {
    name: 'index',
    setup: (building) => {
      building.onResolve({ filter: /^/ }, ({ kind, path }) => {
        if (kind === 'entry-point') return undefined
        const module = plan.modules.get(path)
        if (path.startsWith('.')) return outside(`./${publicNameOf(withoutEnding(posix.normalize(path)))}.js`)
        if (module === undefined || !isForeign(path)) return outside(path)
        taken.add(module)
        return outside(`./internal/${identifierOf(path)}.js`)
      })
    },
  }
  await write(join(dist, 'index.js'), owner, { entryPoints: ['src/index.ts'], plugins: [index] })
  for (const module of taken)
    put(
      join(dist, 'internal', `${identifierOf(module.path)}.js`),
      reexports(plan, module, '../whole.js', owner),
    )
}

// All that loads with a package, in one file.
const whole = (plan: Plan, owner: Package, text: string): Plugin => ({
  name: 'whole',
  setup: (building) => {
    building.onResolve({ filter: /^/ }, (args) => {
      const { path, importer, kind, resolveDir } = args
      if (kind === 'entry-point') return { path, namespace: 'whole' }
      if (isGiven(args)) return undefined
      const isStatic = kind !== 'dynamic-import'
      if (path.startsWith('.'))
        return isStatic ? undefined : outside(`./${publicNameOf(targetOf(owner, args))}.js`)
      const module = plan.modules.get(path)
      if (module === undefined) return isStatic && path.startsWith('@noble/') ? undefined : outside(path)
      if (module.owner !== owner) return virtual(path)
      if (!isForeign(path)) throw new Error(`${importer} imports its own package by its name.`)
      const es6 = path.replace(/^fp-ts\/lib\/(.*)\.js$/, 'fp-ts/es6/$1')
      return building.resolve(es6, { resolveDir, kind, importer: join(resolveDir, 'node_modules', path) })
    })
    building.onLoad({ filter: /^/, namespace: 'whole' }, () => ({ contents: text, resolveDir: owner.path }))
    building.onLoad({ filter: /^/, namespace: 'reexports' }, ({ path }) =>
      loadedFrom(plan, path, './whole.js', owner),
    )
  },
})

// A module that does not load with its package: it takes what does from whole.js.
const alone = (plan: Plan, owner: Package, loaded: ReadonlySet<string>, from: string): Plugin => ({
  name: 'alone',
  setup: (building) => {
    const top = siblingOf(from).replace('whole.js', '')
    building.onResolve({ filter: /^/ }, (args) => {
      const { path, kind } = args
      if (kind === 'entry-point' || isGiven(args)) return undefined
      const isStatic = kind !== 'dynamic-import'
      if (path === siblingOf(from) || !path.startsWith('.'))
        return isForeign(path) && plan.modules.has(path) ? virtual(path) : outside(path)
      const target = targetOf(owner, args)
      return isStatic && loaded.has(target)
        ? virtual(nameOf(owner, target))
        : outside(`${top}${publicNameOf(target)}.js`)
    })
    building.onLoad({ filter: /^/, namespace: 'reexports' }, ({ path }) =>
      loadedFrom(plan, path, siblingOf(from), owner),
    )
  },
})

const outside = (path: string): OnResolveResult => ({ path, external: true })

const virtual = (path: string): OnResolveResult => ({ path, namespace: 'reexports', sideEffects: false })

// What others have written, and the facts of the Bot API, is taken in as it is.
const isGiven = ({ path, importer }: OnResolveArgs): boolean =>
  importer.includes(`${sep}node_modules${sep}`) || isOfFacts(path, importer)

const withoutEnding = (path: string): string => path.replace(/\.ts$/, '')

const targetOf = (owner: Package, { path, resolveDir }: OnResolveArgs): string =>
  withoutEnding(relative(join(owner.path, 'src'), resolve(resolveDir, path)).split(sep).join(posix.sep))

// whole.js as seen from the file of a module.
const siblingOf = (path: string): string =>
  '../'.repeat(publicNameOf(path).split('/').length - 1).padStart(2, './') + 'whole.js'

const loadedFrom = (
  plan: Plan,
  path: string,
  sibling: string,
  owner: Package,
): { readonly contents: string; readonly resolveDir: string } | undefined => {
  const module = plan.modules.get(path)
  return module === undefined
    ? undefined
    : { contents: reexports(plan, module, sibling, owner), resolveDir: module.owner.path }
}

const put = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

// esbuild keeps names that are imported from outside and used nowhere. Node has to read all that loads, so
// the text has no more spaces than it needs. Its lines are short: above an error, Node prints the line that
// threw it.
const write = async (file: string, owner: Package, options: BuildOptions): Promise<void> => {
  const { outputFiles } = await build({
    absWorkingDir: owner.path,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2023',
    minifyWhitespace: true,
    lineLimit: 120,
    logLevel: 'warning',
    entryPoints: ['whole'],
    ...options,
    outfile: file,
    write: false,
  })
  const text = outputFiles.map((each) => each.text).join('')
  const words = Map.groupBy(text.match(/[\w$]+/g) ?? [], (word) => word)
  const isUsed = (name: string): boolean => (words.get(name)?.length ?? 0) > 1
  const used = (list: string): ReadonlyArray<string> =>
    list
      .split(',')
      .map((each) => each.trim())
      .filter((each) => isUsed(each.split(' ').at(-1) ?? each))
  put(
    file,
    inAscii(shaped(text)).replaceAll(
      /(^|;)import\s*\{([^}]*\$[^}]*)\}\s*from/gm,
      (_, end: string, list: string) => `${end}import{${used(list).join(',')}}from`,
    ),
  )
}

// esbuild leaves other characters in regular expressions. One is enough for V8 to keep and read the whole
// text with two bytes for each character.
const inAscii = (text: string): string =>
  text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

// A module as lines that re-export its values from where they are.
const reexports = (plan: Plan, module: Module, sibling: string, owner: Package): string => {
  const { placeOf } = plan
  const names = Map.groupBy(module.exported, ([name, value]) => placeOf(module, name, value).owner)
  const lines = [...names].map(([from, each]) => {
    const list = each.map(([name, value]) => `${placeOf(module, name, value).name} as ${name}`).join(', ')
    return `export { ${list} } from '${from === owner ? sibling : `${from.name}/whole`}'\n`
  })
  return lines.join('') || 'export {}\n'
}

// The text of whole.js before its parts are taken in.
const wholeOf = (own: ReadonlyArray<Module>, { namespaces, placeOf }: Plan): string =>
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
      const values = names.map((name) => prefix + name).join(', ')
      const entries = names.map((name) => `${name}: ${prefix}${name}`).join(', ')
      const object = `Object.freeze({ __proto__: null, ${entries} })`
      return `import { ${list} } ${from}\nexport { ${values} }\nexport const ${prefix} = ${object}\n`
    })
    .join('')
