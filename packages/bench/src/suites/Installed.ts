// Packages in a folder, as npm installs them.

import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { folder, folderOf } from '../Versions.ts'

const root = join(folder, '..', '..')

// constructors

/** A folder in which a package is installed: pipegram is built and without its sources, or its sources. */
export const installed = (name: string, run: string, built: boolean): string => {
  const at = join(root, '.build', 'bench', run, built ? 'built' : 'linked')
  mkdirSync(at, { recursive: true })
  if (name === 'pipegram' && built) layOut(at)
  else link(realpathSync(folderOf(name)), join(at, 'node_modules', name))
  return at
}

// destructors

/** The dependencies of a package. npm installs peers, too, unless they are optional. */
export const dependenciesOf = (path: string): ReadonlyArray<string> => {
  const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = readManifest(path)
  return [
    ...Object.keys(dependencies),
    ...Object.keys(peerDependencies).filter((name) => !(name in peerDependenciesMeta)),
  ]
}

// private

const nameOf = (each: string): string => (each === 'pipegram' ? each : `@pipegram/${each}`)

// The folders of pipegram and of all our packages that it depends on. The set grows during the loop.
const ours = (): ReadonlyArray<string> => {
  const found = new Set(['pipegram'])
  for (const each of found)
    for (const name of dependenciesOf(join(root, 'packages', each)))
      if (name.startsWith('@pipegram/')) found.add(name.slice('@pipegram/'.length))
  return [...found]
}

const link = (target: string, path: string): void => {
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { recursive: true, force: true })
  symlinkSync(target, path, 'junction')
}

// Builds the packages if a dist/ is missing or older than a source, and lays them out as they are published.
const layOut = (at: string): void => {
  const folders = ours()
  const stale = folders.some((each) => {
    const path = join(root, 'packages', each)
    const dist = join(path, 'dist', 'index.js')
    const sources = [
      ...globSync(join(path, 'src/**/*.ts')),
      ...globSync(join(root, 'scripts/{build,lib/*}.ts')),
    ]
    return !existsSync(dist) || sources.some((file) => statSync(file).mtimeMs > statSync(dist).mtimeMs)
  })
  if (stale) {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], {
      cwd: root,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`The packages could not be built: ${stderr.slice(0, 2000)}`)
  }
  for (const each of folders) {
    const [from, to] = [join(root, 'packages', each), join(at, 'node_modules', nameOf(each))]
    rmSync(to, { recursive: true, force: true })
    mkdirSync(to, { recursive: true })
    cpSync(join(from, 'dist'), join(to, 'dist'), { recursive: true })
    for (const file of globSync('{README.md,LICENSE}', { cwd: from }))
      copyFileSync(join(from, file), join(to, file))
    const manifest = readManifest(from)
    writeFileSync(join(to, 'package.json'), JSON.stringify({ ...manifest, ...manifest.publishConfig }))
    for (const dependency of dependenciesOf(from))
      if (!dependency.includes('pipegram'))
        link(realpathSync(join(from, 'node_modules', dependency)), join(at, 'node_modules', dependency))
  }
}

interface Manifest {
  readonly publishConfig?: object
  readonly dependencies?: object
  readonly peerDependencies?: object
  readonly peerDependenciesMeta?: object
}

const isManifest = (u: unknown): u is Manifest => typeof u === 'object' && u !== null

const readManifest = (path: string): Manifest => {
  const manifest: unknown = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  if (!isManifest(manifest)) throw new TypeError(`${path} has no manifest.`)
  return manifest
}
