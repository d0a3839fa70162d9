// The packages of this repository, and a function that runs programs.

import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// model

/** A package that is published. */
export interface Package {
  readonly name: string
  /** One sentence. */
  readonly description: string
  /** Its absolute folder. */
  readonly path: string
  /** Its folder under `packages`. */
  readonly folder: string
  /** True for a tool of development: it has one form, for Node, which no bot loads. */
  readonly isTool: boolean
}

/** The repository's folder, absolute, with no slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** The native type checker. */
export const tsc = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc')

// destructors

/** The packages that are published, in the order of their names. Throws if there are none. */
export const publicPackages = (): ReadonlyArray<Package> => {
  const found = globSync('packages/*/package.json', { cwd: root })
    .toSorted()
    .map((manifest) => ({
      manifest: readJson(join(root, manifest)),
      folder: manifest.split(/[\\/]/)[1] ?? '',
    }))
    .filter(
      ({ manifest, folder }) =>
        manifest['private'] !== true && existsSync(join(root, 'packages', folder, 'src', 'index.ts')),
    )
    .map(({ manifest, folder }) => ({
      name: String(manifest['name']),
      description: String(manifest['description']),
      path: join(root, 'packages', folder),
      folder,
      isTool:
        at(manifest, 'peerDependencies', 'fp-ts') === undefined &&
        at(manifest, 'dependencies', 'fp-ts') === undefined,
    }))
  if (found.length === 0) throw new Error('No package is public: is this the root of the repository?')
  return found
}

/** An object read from a JSON file. */
export const readJson = (path: string): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path} holds no object.`)
  return Object.fromEntries(Object.entries(value))
}

/** The value in parsed JSON under a path of keys, or `undefined`. */
export const at = (value: unknown, ...keys: ReadonlyArray<string>): unknown =>
  keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? new Map<string, unknown>(Object.entries(inner)).get(key)
        : undefined,
    value,
  )

// combinators

/** Lets all code under `.build` import the public packages by their names. */
export const linkPackages = (): void => {
  for (const { name, path } of publicPackages()) makeLink(name, path)
}

/** Lets it import a package of others, too, that a package or an example of ours depends on. */
export const linkForeign = (name: string, user: string): void =>
  makeLink(name, join(root, user, 'node_modules', name))

const makeLink = (name: string, path: string): void => {
  const link = join(root, '.build', 'node_modules', name)
  mkdirSync(dirname(link), { recursive: true })
  rmSync(link, { recursive: true, force: true })
  symlinkSync(path, link, 'junction')
}

/** Runs a program to its end, and returns its output. Throws, with the output, if the program fails. */
export const run = (
  command: string,
  args: ReadonlyArray<string>,
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): string => {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...options,
  })
  if (status !== 0)
    throw new Error(`${[command, ...args].join(' ')} failed:\n${error?.message ?? ''}${stdout}${stderr}`)
  return stdout
}
