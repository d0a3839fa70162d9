// A person who goes through a dialog again and again, and another who never answers in time, with a bot that
// dies at one instant after the other.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { build } from 'esbuild'
import {
  postgresPrograms,
  programOf,
  startNats,
  startPostgres,
  startRedis,
} from '../../../storage/test/Servers.ts'

// model

/** The stores that compare and set, and survive the process. */
export const storeKinds = ['sqlite', 'file', 'postgres', 'redis', 'nats'] as const

export type StoreKind = (typeof storeKinds)[number]

/** Where the store is. */
export interface KillStage {
  readonly kind: StoreKind
  readonly place: string
  readonly stop: () => Promise<void>
}

export interface KillPlan {
  readonly kills: number
  readonly stage: KillStage
  /** Chooses the instants. Default: another one at each run. */
  readonly seed?: number
}

/** What came of it. */
export interface KilledDialogs {
  readonly seed: number
  /** How often the bot died. */
  readonly kills: number
  /** How many dialogs came to their end. */
  readonly dialogs: number
  /** How often the time of a dialog was over, and its end was told. */
  readonly timeouts: number
  /** Questions that were asked although they had been answered, and ends with wrong answers. */
  readonly faults: ReadonlyArray<string>
  /** How many calls were in flight when the bot died. */
  readonly flights: number
  /** Messages of the bot that came once more. */
  readonly repeats: number
}

// constructors

/** Kills the bot as often, at random instants, and lets it come to an end. */
export const killed = async ({ kills, stage, seed = newSeed() }: KillPlan): Promise<KilledDialogs> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-kills-'))
  const flights = join(folder, 'flights')
  const [emulator] = await Promise.all([makeEmulator({ patience: 600_000 }), bundled()])
  const lives = makeLives(emulator, stage, { kills, flights, random: randomOf(seed) })
  try {
    const people = Promise.all([talk(emulator, lives), wait(emulator, lives)]).finally(lives.over)
    const [[talked, waited]] = await Promise.all([people, lives.ended])
    return {
      seed,
      kills,
      dialogs: talked.count,
      timeouts: waited.count,
      faults: [...talked.faults, ...waited.faults],
      flights: sizeOf(flights),
      repeats: talked.repeats + waited.repeats,
    }
  } finally {
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A store in a temporary folder, or on a server of its own. `undefined` if its server is not installed. */
export const stageOf = async (kind: StoreKind): Promise<KillStage | undefined> => {
  if (kind === 'sqlite' || kind === 'file') {
    const folder = mkdtempSync(join(tmpdir(), 'pipegram-dialogs-'))
    const stop = async () => rmSync(folder, { recursive: true, force: true })
    return { kind, place: join(folder, 'bot.store'), stop }
  }
  const program = programs[kind]()
  if (program === undefined) return undefined
  const { url, stop } = await starts[kind](program)
  return { kind, place: url, stop }
}

// private

// One file starts several times as fast as many. It is beside the drivers of the stores.
const program = fileURLToPath(new URL(`../../../storage/.build/dialogs-${process.pid}.js`, import.meta.url))

let bundling: Promise<unknown> | undefined

const bundled = () =>
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
  }))

// Enough for two or three steps of the dialogs.
const instants = 59

// In one of three lives the bot dies at any moment of so many milliseconds, and not between two effects.
const longest = 60

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

const newSeed = (): number => Math.floor(Math.random() * 2 ** 31)

// The numbers of Lehmer, from 0 to 1.
const randomOf = (seed: number): (() => number) => {
  let state = (seed % 2_147_483_646) + 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

const programs = {
  postgres: () => postgresPrograms,
  redis: () => programOf('redis-server'),
  nats: () => programOf('nats-server'),
}

const starts = { postgres: startPostgres, redis: startRedis, nats: startNats }

interface LifePlan {
  readonly kills: number
  /** The file that counts the calls in flight. */
  readonly flights: string
  readonly random: () => number
}

const makeLives = (emulator: Emulator, { kind, place }: KillStage, { kills, flights, random }: LifePlan) => {
  let died = 0
  const over = new AbortController()
  let end = (): void => undefined
  const life = async (death: Readonly<Record<string, string>>): Promise<void> => {
    const child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        API_ROOT: emulator.apiRoot,
        BOT_TOKEN: emulator.token,
        KIND: kind,
        PLACE: place,
        FLIGHTS: flights,
        ...death,
      },
    })
    end = () => void child.kill('SIGKILL')
    const [code] = await once(child, 'exit')
    if (code !== null) throw new Error(`The bot ended by itself, with code ${code}.`)
  }
  const ended = (async () => {
    for (; died < kills && !over.signal.aborted; died += 1)
      await life(
        died % 3 === 2
          ? { DELAY: String(Math.floor(random() * longest)) }
          : { INSTANT: String(1 + Math.floor(random() * instants)) },
      )
    if (!over.signal.aborted) await life({})
  })()
  return {
    ended,
    isMortal: () => died < kills,
    /** Ends the last life, which does not end by itself, and begins no other one. */
    over: () => {
      over.abort()
      end()
    },
  }
}

type Lives = ReturnType<typeof makeLives>

// What came to one person.
interface Talk {
  readonly count: number
  readonly faults: ReadonlyArray<string>
  readonly repeats: number
}

const talk = async (emulator: Emulator, lives: Lives): Promise<Talk> => {
  const ann = emulator.user({ first_name: 'Ann' })
  const faults: Array<string> = []
  let [count, asked, repeats] = [0, 0, 0]
  ann.send('/begin')
  for (;;) {
    const { text = '' } = await ann.received()
    const answers = [`a${count}`, `${count}`, `c${count}`, 'yes']
    if (text === `done ${answers.join(' ')}`) {
      if (asked < 4) faults.push(`${text} after ${asked} questions`)
      count += 1
      asked = 0
      if (!lives.isMortal()) return { count, faults, repeats }
      ann.send('/begin')
    } else if (text === `${asked + 1}?`) {
      asked += 1
      const answer = answers[asked - 1] ?? ''
      if (asked === 4 && count % 2 === 0) ann.press('Yes')
      else ann.send(answer)
    } else if (text === `${asked}?` || text.startsWith(`done a${count - 1} `)) repeats += 1
    else faults.push(`"${text}" after question ${asked} of dialog ${count}`)
  }
}

const wait = async (emulator: Emulator, lives: Lives): Promise<Talk> => {
  const bob = emulator.user({ first_name: 'Bob' })
  const faults: Array<string> = []
  let [count, repeats] = [0, 0]
  let isAsked = false
  bob.send('/wait')
  for (;;) {
    const { text = '' } = await bob.received()
    if (text === 'Quick?' && !isAsked) isAsked = true
    else if (text === 'Too late.' && isAsked) {
      count += 1
      isAsked = false
      if (!lives.isMortal()) return { count, faults, repeats }
      bob.send('/wait')
    } else if (text === 'Quick?' || (text === 'Too late.' && count > 0)) repeats += 1
    else faults.push(`"${text}" after ${count} timeouts`)
  }
}
