// A bot as a program: the token from the environment, signals, an exit code. `process` is the global one: to
// import it reads all that it has, standard input and output as well, which takes longer than to load the
// rest of this package.

import type { Bot } from '@pipegram/compose/Handler'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { placeOf } from './DeadLetter.ts'
import { tryWithoutToken } from './internal/NoToken.ts'
import { stderr } from './Notice.ts'
import * as Start from './Start.ts'

// model

export interface RunOptions extends Partial<Start.StartOptions> {}

// Exit codes of a process that a signal ended, by custom: 128 and the number of the signal.
const signals = { SIGINT: 130, SIGTERM: 143 } as const

// How long, after a stop, what is still open may hold the process.
const grace = 1_000

// constructors

/**
 * Runs a bot until a signal. The token is that of the options, else `BOT_TOKEN` of the environment; so is
 * `apiRoot`, else `BOT_API_ROOT`. SIGINT and SIGTERM stop it clean, and the exit code is 0; a second one ends
 * the process at once. Where the bot cannot start or go on, it says why and what to do, and the exit code is 1.
 * A promise that a handler left alone and that rejects is reported, by name and place, and stops nothing. The
 * promise of `run` never rejects.
 */
export const run = async (bot: Bot, options: RunOptions = {}): Promise<void> => {
  const report = options.report ?? stderr
  const token = options.token ?? process.env['BOT_TOKEN'] ?? ''
  if (token === '') {
    fail(report(noToken))
    return
  }
  const started = await Start.start(bot, {
    ...options,
    token,
    ...defined({ apiRoot: options.apiRoot ?? process.env['BOT_API_ROOT'] }),
  })()
  if (E.isLeft(started)) {
    fail(report(Start.showStartError(started.left)))
    return
  }
  const { me, done, stop } = started.right
  report(`@${me.username ?? me.id} is polling. Ctrl+C stops it.`)()

  const heard: Array<keyof typeof signals> = []
  const quit = (signal: keyof typeof signals): void => {
    if (heard.push(signal) > 1) process.exit(signals[signal])
    void stop()
  }
  // A promise that a handler left alone would end the process when it rejects, and its update would come
  // again and do the same. A program that listens for these itself decides itself.
  const adrift = (cause: unknown): void =>
    report(
      `A promise that nobody waited for was rejected: ${placeOf(cause)} The bot goes on. Return or await it where it is made.`,
    )()
  const guards = process.listenerCount('unhandledRejection') === 0
  if (guards) process.on('unhandledRejection', adrift)
  process.on('SIGINT', quit).on('SIGTERM', quit)
  const end = await done()
  process.off('SIGINT', quit).off('SIGTERM', quit)
  process.off('unhandledRejection', adrift)
  // The polling has said why.
  if (E.isLeft(end)) process.exitCode = 1
  // Without anything open the process is gone before this. What a handler left open does not hold it after a
  // signal.
  if (heard.length > 0) setTimeout(() => process.exit(), grace).unref()
}

// private

const noToken =
  'BOT_TOKEN is not set. Ask @BotFather on Telegram for a token: /newbot makes a bot. ' +
  'Then run again with BOT_TOKEN=123456789:AAF… before the command. ' +
  tryWithoutToken

const fail = (say: () => void): void => {
  say()
  process.exitCode = 1
}
