// The work of every subject of `start`: an echo bot is loaded, weighed and bundled.

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
import type { Prepare } from '../../Suite.ts'
import { folder, folderOf } from '../../Versions.ts'
import { weigh } from './Bundle.ts'

const root = join(folder, '..', '..')

/**
 * Measures an echo bot that imports the package of a name. A scale of 0 only checks that the bot works:
 * pipegram then comes from its sources, without a build.
 */
export const prepareWith =
  (name: string, bot: string): Prepare =>
  async (run) => {
    let at: string | undefined
    return {
      measure: async ({ scale }) => {
        at ??= installed(name, run, scale > 0)
        if (run === 'bundle') return [await bundled(bot, at)]
        return [
          run === 'import'
            ? imported(name, bot, at)
            : [...closure(join(at, 'node_modules', name))].reduce((sum, path) => sum + sizeOf(path), 0) /
              2 ** 20,
        ]
      },
    }
  }

// private

const bundled = async (bot: string, at: string): Promise<number> => {
  const { bytes } = await weigh(bot, at)
  if (bytes < 1000) throw new Error(`Work was skipped: the bundle has ${bytes} bytes.`)
  return bytes / 1024
}

// A folder in which a package is installed: pipegram as npm installs it, built and without its sources.
const installed = (name: string, run: string, built: boolean): string => {
  const at = join(root, '.build', 'bench', run, built ? 'built' : 'linked')
  mkdirSync(at, { recursive: true })
  if (name === 'pipegram' && built) layOut(at)
  else link(realpathSync(folderOf(name)), join(at, 'node_modules', name))
  return at
}

const imported = (name: string, bot: string, at: string): number => {
  const script = join(at, `${name}.mjs`)
  writeFileSync(join(at, `${name}.bot.mjs`), bot)
  writeFileSync(
    script,
    `const began = performance.now()
const { bot } = await import('./${name}.bot.mjs')
const ms = performance.now() - began
process.stdout.write(JSON.stringify({ ms, bot: typeof bot }))
process.exit(0)
`,
  )
  const { stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
  const said: unknown = JSON.parse(stdout === '' ? 'null' : stdout)
  if (
    typeof said !== 'object' ||
    said === null ||
    !('ms' in said) ||
    typeof said.ms !== 'number' ||
    !('bot' in said) ||
    said.bot === 'undefined'
  )
    throw new Error(`The bot did not load: ${stderr}`)
  return said.ms
}

const ours = ['core', 'client', 'compose', 'updates', 'pipegram']
const nameOf = (each: string): string => (each === 'pipegram' ? each : `@pipegram/${each}`)

const link = (target: string, path: string): void => {
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { recursive: true, force: true })
  symlinkSync(target, path, 'junction')
}

// Builds the packages if a dist/ is missing or older than a source, and lays them out as they are published.
const layOut = (at: string): void => {
  const stale = ours.some((each) => {
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
  for (const each of ours) {
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

// npm installs peers, too, unless they are optional.
const dependenciesOf = (path: string): ReadonlyArray<string> => {
  const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = readManifest(path)
  return [
    ...Object.keys(dependencies),
    ...Object.keys(peerDependencies).filter((name) => !(name in peerDependenciesMeta)),
  ]
}

// The folders of a package and of all its dependencies.
const closure = (from: string): ReadonlySet<string> => {
  const seen = new Set<string>()
  const visit = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const dependency of dependenciesOf(path)) {
      const found = lookUp(dependency, path)
      if (found !== undefined) visit(found)
    }
  }
  visit(realpathSync(from))
  return seen
}

const lookUp = (name: string, from: string): string | undefined => {
  const path = join(from, 'node_modules', name)
  if (existsSync(path)) return realpathSync(path)
  const up = dirname(from)
  return up === from ? undefined : lookUp(name, up)
}

const sizeOf = (path: string): number =>
  globSync('**/*', { cwd: path, withFileTypes: true, exclude: (entry) => entry.name === 'node_modules' })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
