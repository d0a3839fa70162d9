// The `exports` of each package: a public module is imported by its name, whatever wing it stands in:
// `@pipegram/core/Text` is `src/text/Text.ts`, and `dist/Text.js` as published. Modules under an `internal`
// folder are closed.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, type Package } from './Workspace.ts'

// model

/** A source file of a package. */
export interface SourceModule {
  /** Its path in `src`, with `/` and without `.ts`: `text/Text`. */
  readonly path: string
  /** What comes after the name of the package in an import: `Text`. An internal module has its path. */
  readonly name: string
  readonly isPublic: boolean
}

// constructors

/**
 * All source files of a package, sorted by path. It throws if two public modules have one name, or one has a
 * name of the build.
 */
export const sourceModulesOf = ({ name, path: folder }: Package): ReadonlyArray<SourceModule> => {
  const modules = globSync('**/*.ts', { cwd: join(folder, 'src'), exclude: ['**/*.d.ts'] })
    .map((file) => file.replaceAll('\\', '/').replace(/\.ts$/, ''))
    .toSorted()
    .map((path) => ({ path, name: publicNameOf(path), isPublic: !isInternal(path) }))
  const twice = modules.find((one, i) => one.isPublic && modules.findIndex((m) => m.name === one.name) !== i)
  if (twice !== undefined) throw new Error(`${name} has two public modules named ${twice.name}.`)
  const reserved = modules.find((one) => ['declarations', 'node', 'whole'].includes(one.name))
  if (reserved !== undefined)
    throw new Error(`${name} cannot name a module ${reserved.name}: the build does.`)
  return modules
}

/**
 * The name of a module in an import, from its path in `src`. It is its path in `dist` as well, without an
 * ending.
 */
export const publicNameOf = (path: string): string => (isInternal(path) ? path : path.replace(/^.*\//, ''))

// guards

/** True for a path in `src` or `dist` that belongs to its package only. */
export const isInternal = (path: string): boolean => /(?:^|\/)internal\//.test(path)

// combinators

/**
 * The text of a `package.json` with its `exports` and `publishConfig.exports` written anew. All else stays as
 * it is.
 */
export const withExports = (owner: Package): string => {
  const manifest = readJson(join(owner.path, 'package.json'))
  const modules = sourceModulesOf(owner).filter(({ isPublic, path }) => isPublic && path !== 'index')
  const map = (entry: (path: string) => unknown, more: Readonly<Record<string, unknown>>): unknown => ({
    '.': entry('index'),
    './package.json': './package.json',
    ...more,
    ...Object.fromEntries(modules.map(({ name, path }) => [`./${name}`, entry(path)])),
  })
  // The type checker finds the declarations beside each file by itself.
  const published = map(
    (path) =>
      path === 'index' && !owner.isTool
        ? {
            types: './dist/index.d.ts',
            // A namespace such as `Link` is a module for bundlers, which shake it, and an object for Node,
            // which then loads fewer files.
            module: './dist/index.js',
            node: './dist/node.js',
            default: './dist/index.js',
          }
        : `./dist/${publicNameOf(path)}.js`,
    // The siblings of a package read its one file, if it has modules of its own. It is no API.
    hasOwnModules(owner) && !owner.isTool ? { './whole': './dist/whole.js' } : {},
  )
  const exports = map((path) => `./src/${path}.ts`, {})
  const publishConfig = { ...entriesOf(manifest['publishConfig']), exports: published }
  return `${JSON.stringify({ ...manifest, exports, publishConfig }, null, 2)}\n`
}

// private

const hasOwnModules = ({ path }: Package): boolean =>
  readFileSync(join(path, 'src', 'index.ts'), 'utf8').includes("from './")

const entriesOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
