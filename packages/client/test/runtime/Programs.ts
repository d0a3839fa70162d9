// The paths of the runtimes on this machine. A runtime that cannot be run is missing, and the tests say so.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'

const { resolve } = createRequire(import.meta.url)

const runs = (path: string, begins: string): boolean => {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return status === 0 && stdout.startsWith(begins)
}

// The package of a program depends on one package per platform, which has the program. The script that would
// put the program in its place does not run: it downloads if the package is missing.
const ofPlatform = (name: string, file: string): string | undefined => {
  const { optionalDependencies } = createRequire(import.meta.url)(`${name}/package.json`)
  const inside = createRequire(resolve(`${name}/package.json`))
  return Object.keys(optionalDependencies)
    .flatMap((each) => {
      try {
        const path = join(dirname(inside.resolve(`${each}/package.json`)), file)
        return runs(path, '') ? [path] : []
      } catch {
        return []
      }
    })
    .at(0)
}

const remedy =
  'The packages have no program for this machine. ' +
  'Check that optional dependencies are installed, and that this platform has one.'

/** A program, or what to do if it is missing. */
export interface Program {
  readonly path: string | undefined
  readonly remedy: string
}

const node22 = join(dirname(resolve('node-22/package.json')), 'bin', 'node')

export const programs = {
  'Node 24': {
    path: runs(process.execPath, 'v24.') ? process.execPath : undefined,
    remedy: 'Run the tests on Node 24, as npm test does.',
  },
  'Node 22': {
    path: runs(node22, 'v22.') ? node22 : undefined,
    remedy: 'The package node-22 is for Linux on x64.',
  },
  Deno: { path: ofPlatform('deno', 'deno'), remedy },
  Bun: { path: ofPlatform('bun', 'bin/bun'), remedy },
  workerd: { path: ofPlatform('workerd', 'bin/workerd'), remedy },
  Chromium: {
    path: [
      process.env['CHROMIUM'] ?? '',
      ...(process.env['PATH'] ?? '')
        .split(delimiter)
        .flatMap((folder) =>
          ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)),
        ),
    ].find((path) => path !== '' && existsSync(path)),
    remedy: 'Put one on the PATH (Debian: apt-get install chromium) or name it in CHROMIUM.',
  },
} satisfies Readonly<Record<string, Program>>
