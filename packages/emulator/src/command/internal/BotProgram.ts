// The program of a bot. It runs as long as the emulator.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'

// model

/** What the bot needs to reach the emulator. */
export interface BotConnection {
  readonly apiRoot: string
  readonly token: string
}

/** A running bot. `exited` resolves to its exit code, unless a restart ended it. */
export interface BotProgram {
  readonly exited: Promise<number>
  /** Asks the program to stop. */
  readonly stop: () => void
  /** Asks the program to stop, and starts it again after it has ended. */
  readonly restart: () => Promise<void>
}

// constructors

/**
 * Starts the program of a bot with `BOT_API_ROOT` and `BOT_TOKEN` in its environment. It uses this terminal.
 * `trusted` is the path of a certificate that the bot should trust.
 *
 * Rejects with an `Error` if the program cannot be started.
 */
export const startBot = async (
  command: ReadonlyArray<string>,
  connection: BotConnection,
  trusted?: string,
): Promise<BotProgram> => {
  let running = await begin(command, connection, trusted)
  let restarting: Promise<void> | undefined
  const again = async (): Promise<void> => {
    running.stop()
    await running.exited
    running = await begin(command, connection, trusted)
  }
  // The exit code of the last run.
  const end = async (): Promise<number> => {
    const mine = running
    const code = await mine.exited
    await restarting
    return running === mine ? code : end()
  }
  return {
    exited: end(),
    stop: () => running.stop(),
    restart: () => {
      restarting ??= again().finally(() => {
        restarting = undefined
      })
      return restarting
    },
  }
}

// private

type ProgramRun = Pick<BotProgram, 'exited' | 'stop'>

const begin = async (
  [program = '', ...args]: ReadonlyArray<string>,
  { apiRoot, token }: BotConnection,
  trusted?: string,
): Promise<ProgramRun> => {
  const bot = spawn(program, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      BOT_API_ROOT: apiRoot,
      BOT_TOKEN: token,
      // Node adds the first file to its authorities; Python, Go and OpenSSL trust only the second one.
      ...(trusted === undefined ? {} : { NODE_EXTRA_CA_CERTS: trusted, SSL_CERT_FILE: trusted }),
    },
    // On Windows, the programs of npm are scripts of the shell.
    shell: process.platform === 'win32',
  })
  const exited = once(bot, 'exit').then(([code]: ReadonlyArray<unknown>) =>
    typeof code === 'number' ? code : 1,
  )
  try {
    await once(bot, 'spawn')
  } catch {
    exited.catch(() => undefined)
    throw new Error(`The program "${program}" does not start: is it installed, and is its name right?`)
  }
  return { exited, stop: () => void bot.kill('SIGTERM') }
}
