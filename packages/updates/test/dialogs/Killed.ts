// A person who goes through a dialog again and again, and another who never answers in time, with a bot that
// dies at one instant after the other.

import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeEmulator } from '@pipegram/emulator'
import { makeKillLives } from './KillLives.ts'
import type { KillStage } from './KillStage.ts'
import { talk, wait } from './KillTalk.ts'
import { makeKillWatch } from './KillWatch.ts'

export { stageOf, storeKinds, type StoreKind } from './KillStage.ts'

// model

export interface KillPlan {
  readonly kills: number
  readonly stage: KillStage
  /** Chooses the instants. Default: another one at each run. */
  readonly seed?: number
  /** Gets the number of kills after each. */
  readonly killed?: (count: number) => void
}

/** The result. */
export interface KilledDialogs {
  readonly seed: number
  /** How many times the bot died. */
  readonly kills: number
  /** How many dialogs ended. */
  readonly dialogs: number
  /** How many dialogs ended by their time limit, with a message. */
  readonly timeouts: number
  /** How many such messages came with the next update, since five processes in a row died in the timer. */
  readonly givenUp: number
  /** Questions that were asked although they had been answered, and ends with wrong answers. */
  readonly faults: ReadonlyArray<string>
  /** How many calls were in flight when the bot died. */
  readonly flights: number
  /** Messages of the bot that arrived twice. */
  readonly repeats: number
}

// constructors

/**
 * Kills the bot as often, at random instants, and lets it come to an end. Fails, with the last words of all
 * who take part, when nothing happens for a minute.
 */
export const killed = async (plan: KillPlan): Promise<KilledDialogs> => {
  const { kills, stage, seed = newSeed(), killed: tell = () => undefined } = plan
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-kills-'))
  const flights = join(folder, 'flights')
  const emulator = await makeEmulator({ patience: 600_000 })
  const watch = makeKillWatch()
  const random = randomOf(seed)
  const lives = makeKillLives({ emulator, stage, watch, kills, random, flights, folder, killed: tell })
  try {
    const stand = { emulator, lives, watch }
    const people = Promise.all([talk(stand), wait(stand)]).finally(lives.over)
    const [[talked, waited]] = await Promise.race([Promise.all([people, lives.ended]), watch.silent])
    return {
      seed,
      kills,
      dialogs: talked.count,
      timeouts: waited.count,
      givenUp: waited.givenUp,
      faults: [...talked.faults, ...waited.faults],
      flights: sizeOf(flights),
      repeats: talked.repeats + waited.repeats,
    }
  } finally {
    watch.stop()
    lives.over()
    await lives.ended.catch(() => undefined)
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A random seed. */
export const newSeed = (): number => Math.floor(Math.random() * 2 ** 31)

// private

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

// The numbers of Lehmer, from 0 to 1.
const randomOf = (seed: number): (() => number) => {
  let state = (seed % 2_147_483_646) + 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
