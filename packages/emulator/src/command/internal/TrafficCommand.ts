// `record` and `replay` as programs.

import { once } from 'node:events'
import process from 'node:process'
import * as E from 'fp-ts/lib/Either.js'
import { toText } from '../../traffic/CallDifference.ts'
import { makeTrafficRecorder, type TrafficRecorder } from '../../traffic/TrafficRecorder.ts'
import { makeTrafficReplay, type ReplayResult, type TrafficReplay } from '../../traffic/TrafficReplay.ts'
import { startBot } from './BotProgram.ts'
import { fromLine, trafficHelp, type TrafficCommand } from './TrafficOptions.ts'

// model

/** The output of a command, and the signal that stops it. */
export interface CommandTerminal {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  /** Aborted when the user stops the command. */
  readonly stop: AbortSignal
}

// guards

/** True for the arguments of `record` and `replay`. */
export const isTrafficLine = ([name]: ReadonlyArray<string>): boolean =>
  name === 'record' || name === 'replay'

// constructors

/**
 * Runs the command to its end, and returns its exit code: 0, the code of the bot, 1 for different calls or a
 * server that does not start, 2 for a wrong option.
 */
export const runTraffic = async (args: ReadonlyArray<string>, terminal: CommandTerminal): Promise<number> => {
  const command = fromLine(args)
  if (E.isLeft(command)) {
    terminal.err(command.left)
    return 2
  }
  try {
    return await run(command.right, terminal)
  } catch (error) {
    terminal.err(error instanceof Error ? error.message : String(error))
    return 1
  }
}

// private

const run = async (command: TrafficCommand, terminal: CommandTerminal): Promise<number> => {
  switch (command._tag) {
    case 'Help':
      terminal.out(trafficHelp)
      return 0
    case 'Record': {
      const recorder = await makeTrafficRecorder(command.options)
      try {
        return await record(recorder, command.bot, terminal)
      } finally {
        await recorder.close()
        const { updates, calls } = recorder.counts()
        terminal.out(`# ${updates} updates and ${calls} calls are in ${command.options.file}.`)
      }
    }
    case 'Replay': {
      const replay = await makeTrafficReplay(command.options)
      try {
        return await play(replay, command.bot, terminal)
      } finally {
        await replay.close()
      }
    }
  }
}

const record = async (
  { apiRoot }: TrafficRecorder,
  bot: ReadonlyArray<string>,
  { out, stop }: CommandTerminal,
): Promise<number> => {
  if (bot.length === 0) {
    out(
      `BOT_API_ROOT=${apiRoot}\n# Set this for your bot, and start it with its own token. Stop with Ctrl-C.`,
    )
    if (!stop.aborted) await once(stop, 'abort')
    return 0
  }
  const program = await startBot(bot, { apiRoot, token: process.env['BOT_TOKEN'] ?? '' })
  stop.addEventListener('abort', program.stop)
  return program.exited
}

const play = async (
  replay: TrafficReplay,
  bot: ReadonlyArray<string>,
  { out, stop }: CommandTerminal,
): Promise<number> => {
  const stopped = once(stop, 'abort').then(() => undefined)
  if (bot.length === 0) {
    out(`BOT_API_ROOT=${replay.apiRoot}\nBOT_TOKEN=${replay.token}\n# Set these for your bot, and start it.`)
    return report(await Promise.race([replay.finished(), stopped]), out)
  }
  const program = await startBot(bot, replay)
  stop.addEventListener('abort', program.stop)
  const early = program.exited.then((code) => {
    throw new Error(`The bot ended with code ${code} before it had all updates.`)
  })
  try {
    return report(await Promise.race([replay.finished(), stopped, early]), out)
  } finally {
    early.catch(() => undefined)
    program.stop()
    await program.exited
  }
}

const report = (result: ReplayResult | undefined, out: (line: string) => void): number => {
  if (result === undefined) return 1
  const { updates, calls, differences } = result
  const about = `${calls} calls for ${updates} updates`
  if (differences.length === 0) {
    out(`No difference: ${about}.`)
    return 0
  }
  out(`${differences.length} ${differences.length === 1 ? 'difference' : 'differences'} in ${about}:`)
  out(toText(differences))
  return 1
}
