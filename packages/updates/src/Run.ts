// A bot as a program: the token from the environment, signals, an exit code. `process` is the global
// variable: importing `node:process` also opens standard input and output, which takes longer than loading
// the rest of this package.

import type { Bot } from '@pipegram/compose/Handler'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { placeOf } from './DeadLetter.ts'
import { tryWithoutToken } from './internal/NoToken.ts'
import { startPatiently, type StartPatienceOptions } from './internal/StartPatience.ts'
import { stderr } from './Notice.ts'
import * as Start from './Start.ts'

// model

export interface RunOptions extends Partial<Start.StartOptions>, StartPatienceOptions {}

// The usual exit codes after a signal: 128 plus the number of the signal.
const signals = { SIGINT: 130, SIGTERM: 143 } as const

// How long open handles may keep the process alive after a stop.
const exitDelay = 1_000

// constructors

/**
 * Runs a bot until a signal. Without a `token`, it reads `BOT_TOKEN` of the environment; without an
 * `apiRoot`, `BOT_API_ROOT`; without `plainHttp`, `BOT_API_PLAIN_HTTP`. SIGINT and SIGTERM stop the bot
 * cleanly, with exit code 0; a second signal ends the process at once. While Telegram cannot be reached,
 * `run` waits for it, also at the start. If the bot cannot start or go on, `run` says why and what to do,
 * with exit code 1. A rejected promise that no handler awaits is reported by name and place, and stops
 * nothing. The promise of `run` never rejects.
 */
export const run = async (bot: Bot, options: RunOptions = {}): Promise<void> => {
  const report = options.report ?? stderr
  const token = options.token ?? process.env['BOT_TOKEN'] ?? ''
  if (token === '') {
    fail(report(noToken))
    return
  }
  const named = process.env['BOT_API_PLAIN_HTTP'] ?? ''
  if (named !== '' && named !== 'private network') {
    fail(report('BOT_API_PLAIN_HTTP should be "private network" or not be set.'))
    return
  }
  const received: Array<keyof typeof signals> = []
  const stopping = new AbortController()
  const quit = (signal: keyof typeof signals): void => {
    if (received.push(signal) > 1) process.exit(signals[signal])
    stopping.abort('a signal')
  }
  // A rejected promise that no handler awaits would end the process, and its update would come again and do
  // the same. A program that has a listener of its own decides itself.
  const onRejection = (cause: unknown): void =>
    report(
      `A promise that no code awaits was rejected: ${placeOf(cause)} The bot goes on. ` +
        'Return or await the promise where it is made.',
    )()
  if (process.listenerCount('unhandledRejection') === 0) process.on('unhandledRejection', onRejection)
  process.on('SIGINT', quit).on('SIGTERM', quit)
  const fromEnvironment = defined({
    apiRoot: options.apiRoot ?? process.env['BOT_API_ROOT'],
    plainHttp: options.plainHttp ?? (named === '' ? undefined : named),
  })
  const end = await lifeOf(bot, { ...options, token, ...fromEnvironment }, stopping.signal)
  process.off('SIGINT', quit).off('SIGTERM', quit)
  process.off('unhandledRejection', onRejection)
  if (!end.isClean) process.exitCode = 1
  // After a signal, handles that a handler left open do not keep the process alive. Without any, the process
  // ends before this timer.
  if (received.length > 0) setTimeout(() => process.exit(), exitDelay).unref()
}

// private

// From the start to the end, which it has reported.
const lifeOf = async (
  bot: Bot,
  options: Start.StartOptions & StartPatienceOptions,
  signal: AbortSignal,
): Promise<{ readonly isClean: boolean }> => {
  const { report = stderr } = options
  const started = await startPatiently(bot, options, signal)
  if (started === undefined) return { isClean: true }
  if (E.isLeft(started)) {
    report(Start.showStartError(started.left))()
    return { isClean: false }
  }
  const { me, done, stop } = started.right
  report(`@${me.username ?? me.id} is polling. Ctrl+C stops it.`)()
  const quit = (): void => void stop()
  if (signal.aborted) quit()
  signal.addEventListener('abort', quit)
  const end = await done()
  return { isClean: E.isRight(end) }
}

const noToken =
  'BOT_TOKEN is not set. Ask @BotFather on Telegram for a token: /newbot makes a bot. ' +
  'Then run again with BOT_TOKEN=123456789:AAF… before the command. ' +
  tryWithoutToken

const fail = (say: () => void): void => {
  say()
  process.exitCode = 1
}
