// What the published packages bring along: dependencies, licences, scripts of the installation.

import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { at, readJson, root, type Package } from './Workspace.ts'

// model

/** An installed package. */
export interface Installed {
  readonly name: string
  readonly manifest: Readonly<Record<string, unknown>>
}

/** The licences that dependencies may have: they ask for no more than their own text. */
export const licences: ReadonlyArray<string> = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
]

/** The events at which a package manager runs a script of a package that is installed. */
const installEvents = ['preinstall', 'install', 'postinstall', 'prepare']

// destructors

/** The names of what a manifest needs in production. Peers that are optional count only for their owners. */
export const dependenciesOf = (manifest: unknown): ReadonlyArray<string> => [
  ...keysOf(at(manifest, 'dependencies')),
  ...keysOf(at(manifest, 'peerDependencies')).filter(
    (name) => at(manifest, 'peerDependenciesMeta', name, 'optional') !== true,
  ),
]

/** All that the published packages need in production, without themselves, each once. */
export const productionOf = (packages: ReadonlyArray<Package>): ReadonlyArray<Installed> => {
  const found = new Map<string, Installed>()
  const own = new Set(packages.map(({ name }) => name))
  const visit = (folder: string, manifest: unknown): void => {
    for (const name of dependenciesOf(manifest)) {
      const place = placeOf(name, folder)
      if (place === undefined || own.has(name) || found.has(place)) continue
      const inner = readJson(join(place, 'package.json'))
      found.set(place, { name, manifest: inner })
      visit(place, inner)
    }
  }
  for (const { path } of packages) visit(path, readJson(join(path, 'package.json')))
  return [...found.values()]
}

/** The events at which a package would run a script on the machine of its user. */
export const scriptsOf = (manifest: unknown): ReadonlyArray<string> =>
  installEvents.filter((event) => at(manifest, 'scripts', event) !== undefined)

/** The dependencies of a package that nothing in its sources imports. A peer may be there for another one. */
export const unusedIn = ({ path }: Package): ReadonlyArray<string> => {
  const manifest = readJson(join(path, 'package.json'))
  const sources = globSync('{src,bin,page,scripts}/**/*.{ts,tsx,mjs}', { cwd: path }).map((file) =>
    readFileSync(join(path, file), 'utf8'),
  )
  return keysOf(at(manifest, 'dependencies')).filter(
    (name) => !sources.some((text) => text.includes(`'${name}'`) || text.includes(`'${name}/`)),
  )
}

/** One sentence for each package of a lockfile that comes from elsewhere, or without a hash. */
export const lockFaults = (lockfile: string): ReadonlyArray<string> =>
  [...lockfile.matchAll(/^ {4}resolution: (.*)$/gm)].flatMap(([, resolution = '']) =>
    /^\{integrity: sha512-[\w+/]{86}==\}$/.test(resolution) ? [] : [`The lockfile has ${resolution}.`],
  )

// private

const keysOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === 'object' && value !== null ? Object.keys(value) : []

const placeOf = (name: string, folder: string): string | undefined => {
  for (let at = folder; ; at = dirname(at)) {
    const place = join(at, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return realpathSync(place)
    if (at === dirname(at) || at === root) return undefined
  }
}
