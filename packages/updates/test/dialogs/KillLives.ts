// The lives of a bot, one process after the other. Each ends at a different moment, and the last one on
// demand.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Emulator } from '@pipegram/emulator'
import { build } from 'esbuild'
import type { KillStage } from './KillStage.ts'
import type { KillWatch } from './KillWatch.ts'

// model

export interface KillLivesPlan {
  readonly emulator: Emulator
  readonly stage: KillStage
  readonly watch: KillWatch
  readonly kills: number
  /** Returns numbers from 0 to 1. */
  readonly random: () => number
  /** The file that counts the calls in flight. */
  readonly flights: string
  /** A folder for Node's compiled code of the program between two lives. */
  readonly folder: string
  /** Gets the number of kills after each. */
  readonly killed: (count: number) => void
}

export interface KillLives {
  /** When the last life has ended. */
  readonly ended: Promise<void>
  /** True if there is another kill. */
  readonly isMortal: () => boolean
  /** Calls a function whenever the bot gives a timer up, after five or more of its processes died in it. */
  readonly onGivenUp: (tell: (user: number) => void) => void
  /** Ends the last life, which does not end by itself, and begins no other one. */
  readonly over: () => void
}

// constructors

/** Begins the first life. */
export const makeKillLives = (plan: KillLivesPlan): KillLives => {
  const { emulator, stage, watch, kills, random, flights, folder, killed } = plan
  const over = new AbortController()
  let died = 0
  let end = (): void => undefined
  let tellGivenUp = (_user: number): void => undefined
  const life = async (death: Readonly<Record<string, string>>): Promise<void> => {
    const child = spawn(process.execPath, [await bundled()], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        API_ROOT: emulator.apiRoot,
        BOT_TOKEN: emulator.token,
        KIND: stage.kind,
        PLACE: stage.place,
        FLIGHTS: flights,
        NODE_COMPILE_CACHE: join(folder, 'compiled'),
        ...death,
      },
    })
    end = () => void child.kill('SIGKILL')
    let said = ''
    child.stderr.on('data', (piece: unknown) => {
      said = `${said}${String(piece)}`.slice(-2_000)
      for (const [, user] of String(piece).matchAll(givenUp)) tellGivenUp(Number(user))
      watch.saw('the bot', `${JSON.stringify(death)}, ${said.trim()}`)
    })
    const code = await new Promise<unknown>((resolve, reject) =>
      child.once('error', reject).once('close', resolve),
    )
    if (code !== null) throw new Error(`The bot ended by itself, with code ${String(code)}: ${said}`)
  }
  const ended = (async () => {
    while (died < kills && !over.signal.aborted) {
      await life(
        died % 3 === 2
          ? { DELAY: String(Math.floor(random() * longest)) }
          : { INSTANT: String(1 + Math.floor(random() * instants)) },
      )
      died += 1
      watch.saw('kills', String(died))
      killed(died)
    }
    if (!over.signal.aborted) await life({})
  })()
  return {
    ended,
    isMortal: () => died < kills,
    onGivenUp: (tell) => {
      tellGivenUp = tell
    },
    over: () => {
      over.abort()
      end()
    },
  }
}

// private

// The reports of the bot. If a process dies just before a report, the next one reports.
const givenUp = /\("member (\d+) \d+"\) was given up after \d+ attempts: The process ended each time\./g

// Enough for two or three steps of the dialogs.
const instants = 59

// In one of three lives, the bot dies at a random moment in so many milliseconds, not between two effects.
const longest = 60

// One file starts several times as fast as many. It is in the folder of the stores' drivers.
const program = fileURLToPath(new URL(`../../../storage/.build/dialogs-${process.pid}.js`, import.meta.url))

let bundling: Promise<string> | undefined

const bundled = (): Promise<string> =>
  (bundling ??= build({
    entryPoints: [fileURLToPath(new URL('../fixtures/dialogs.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    // Undici asks for the modules of Node by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
    external: ['pg', 'redis', '@nats-io/*'],
    logLevel: 'error',
  }).then(() => program))
