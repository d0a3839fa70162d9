// The work of every subject of `types`: the type checker checks a generated bot.

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { incapable, type Prepare } from '../../Suite.ts'
import { folder } from '../../Versions.ts'
import { installed } from '../Installed.ts'

const root = join(folder, '..', '..')

/**
 * Measures the type checker on a generated bot; the run is the number of steps. Each library has the
 * declarations that npm installs. A scale of 0 only checks that the bot compiles: pipegram then comes from
 * its sources, without a build.
 */
export const prepareWith =
  (name: string, library: string, write: (steps: number) => string): Prepare =>
  async (run) => {
    return {
      measure: async ({ scale }) => {
        const printed = await check(
          config(installed(library, 'types', scale > 0), `${name}${run}`, write(Number(run))),
        )
        const read = (what: string): number => {
          const found = new RegExp(`^${what}:\\s+([\\d.]+)`, 'm').exec(printed)?.[1]
          if (found === undefined)
            throw new Error(`The type checker no longer says "${what}". It printed:\n${printed}`)
          return Number(found)
        }
        return [read('Instantiations'), read('Check time'), read('Memory used') / 1024]
      },
    }
  }

// private

// Writes a bot and its configuration, and gives the path of the configuration.
const config = (path: string, file: string, bot: string): string => {
  writeFileSync(join(path, `${file}.ts`), `${bot}\n`)
  const compilerOptions = {
    noEmit: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ['node'],
    typeRoots: [join(root, 'node_modules', '@types')],
  }
  writeFileSync(
    join(path, `${file}.json`),
    JSON.stringify({ extends: join(root, 'tsconfig.base.json'), compilerOptions, files: [`${file}.ts`] }),
  )
  return join(path, `${file}.json`)
}

const longest = 60_000

const check = (config: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules', 'typescript-7', 'bin', 'tsc'), '-p', config, '--extendedDiagnostics'],
      { stdio: ['ignore', 'pipe', 'inherit'], timeout: longest },
    )
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
    child.on('close', (code, signal) => {
      if (signal !== null) reject(incapable('checked for more than a minute'))
      else if (/TS2589|TS2590/.test(printed)) reject(incapable('too deep for the type checker'))
      else if (code !== 0) reject(new Error(`The bot does not compile:\n${printed.slice(0, 2000)}`))
      else resolve(printed)
    })
  })
