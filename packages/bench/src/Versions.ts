// The versions of the packages that are compared.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// model

/** The part of a manifest that the bench reads. */
export interface Manifest {
  readonly version: string
}

// destructors

/** The folder of this package. */
export const folder = fileURLToPath(new URL('..', import.meta.url))

/** The folder of a dependency of this package. */
export const folderOf = (name: string): string => join(folder, 'node_modules', name)

/** The manifest of a dependency. Throws a TypeError if the manifest has no version. */
export const manifestOf = (name: string): Manifest => {
  const manifest: unknown = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8'))
  if (!isManifest(manifest)) throw new TypeError(`The manifest of ${name} has no version.`)
  return manifest
}

/** The versions that the page shows. */
export const versions = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [
      'pipegram',
      'grammy',
      '@grammyjs/runner',
      'telegraf',
      'gramio',
      'puregram',
      'node-telegram-bot-api',
      'undici',
      'ky',
      'io-ts',
      'zod',
      'ajv',
      'autocannon',
    ].map((name) => [name, manifestOf(name).version]),
  )

// private

const isManifest = (u: unknown): u is Manifest =>
  typeof u === 'object' && u !== null && 'version' in u && typeof u.version === 'string'
