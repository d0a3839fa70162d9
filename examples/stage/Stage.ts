// Where the tests of the examples let a bot live, end, and live again, with its data in a temporary folder.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { E, start, type Bot } from 'pipegram'
import { sqliteStore, type ClosableStore } from 'pipegram/storage'
import type { StartOptions } from 'pipegram/updates'
import { onTestFinished } from 'vitest'

// model

/** What a bot is told, as in the environment of its process. */
export type StageEnv = Readonly<Record<string, string>>

/** An emulator, and a bot that lives on it again and again. */
export interface Stage {
  readonly emulator: Emulator
  /** The folder of its data. */
  readonly folder: string
  /** Ends the bot, if it lives, and begins it with the same data. Default: what it was told before. */
  readonly live: (env?: StageEnv) => Promise<void>
}

/** A bot of this process, and what it starts with. */
export interface StagedBot extends Pick<StartOptions, 'jobs'> {
  readonly bot: Bot
}

// constructors

/** A stage for a bot of this process, on a store of SQLite. It ends as it should. */
export const restarted = (botOn: (store: ClosableStore, env: StageEnv) => StagedBot): Promise<Stage> =>
  stageOf(30_000, async ({ emulator: { token, apiRoot }, folder }, env) => {
    const store = sqliteStore(join(folder, 'bot.db'), { survives: 'kill' })
    const { bot, ...options } = botOn(store, env)
    const started = await start(bot, { ...options, token, apiRoot })()
    if (E.isLeft(started)) throw new Error(started.left._tag)
    return async () => {
      await started.right.stop()
      await store.close()
    }
  })

/** A stage for a bot in a process of its own, in the folder of its data. It ends by SIGKILL. */
export const killed = (main: URL): Promise<Stage> =>
  stageOf(120_000, async ({ emulator, folder }, env) => {
    const child = spawn(process.execPath, [fileURLToPath(main)], {
      stdio: 'ignore',
      cwd: folder,
      env: {
        ...process.env,
        BOT_TOKEN: emulator.token,
        BOT_API_ROOT: emulator.apiRoot,
        DATABASE: join(folder, 'bot.db'),
        ...env,
      },
    })
    const gone = once(child, 'exit')
    return async () => {
      child.kill('SIGKILL')
      await gone
    }
  })

// private

const stageOf = async (
  patience: number,
  begin: (stage: Omit<Stage, 'live'>, env: StageEnv) => Promise<() => Promise<void>>,
): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-example-'))
  const emulator = await makeEmulator({ patience })
  let end = async (): Promise<void> => undefined
  let told: StageEnv = {}
  onTestFinished(async () => {
    await end()
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    emulator,
    folder,
    live: async (env = told) => {
      await end()
      told = env
      end = await begin({ emulator, folder }, env)
    },
  }
}
