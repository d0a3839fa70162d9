// The work of every subject of `start`: an echo bot is loaded, weighed and bundled.

import { spawnSync } from 'node:child_process'
import { existsSync, globSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import type { Prepare } from '../../Suite.ts'
import { dependenciesOf, installed } from '../Installed.ts'
import { weigh } from './Bundle.ts'

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
