// The life of a process, which all its bots share: signals, promises that no code awaits, and the exit.
// `process` is the global variable: importing `node:process` also opens standard input and output, which
// takes longer than loading the rest of this package.

import { placeOf } from '../DeadLetter.ts'
import type { Notify } from '../Notice.ts'

// model

/** The life of one bot in this process. */
export interface ProcessLife {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal
  /** Says that the bot has ended. After the last bot, the process can end, too. */
  readonly leave: (isClean: boolean) => void
}

// The usual exit codes after a signal: 128 plus the number of the signal.
const signals = { SIGINT: 130, SIGTERM: 143 } as const

// How long open handles may keep the process alive after a stop.
const exitDelay = 1_000

// All bots of a process share its signals. A second signal ends the process while any bot still stops.
const lives = new Set<AbortController>()
const shared = { received: 0, unhook: (): void => undefined }

// constructors

/** Says that a bot begins. Signals are handled until it leaves. */
export const enterProcess = (report: Notify): ProcessLife => {
  const life = new AbortController()
  if (lives.size === 0) hook(report)
  lives.add(life)
  if (shared.received > 0) life.abort('a signal')
  return {
    signal: life.signal,
    leave: (isClean) => {
      if (!isClean) process.exitCode = 1
      lives.delete(life)
      if (lives.size > 0) return
      shared.unhook()
      // After a signal, resources that a handler left open must not keep the process alive. Without any, the
      // process ends before this timer.
      if (shared.received > 0) setTimeout(() => process.exit(), exitDelay).unref()
    },
  }
}

// private

const hook = (report: Notify): void => {
  const onSignal = (signal: keyof typeof signals): void => {
    shared.received += 1
    if (shared.received > 1) process.exit(signals[signal])
    for (const life of lives) life.abort('a signal')
  }
  // A rejected promise that no handler awaits would end the process, and its update would come again and end
  // it again. A program that has its own listener decides for itself.
  const onRejection = (cause: unknown): void =>
    report(
      `A promise that no code awaits was rejected: ${placeOf(cause)} The bot goes on. ` +
        'Return or await the promise where it is made.',
    )()
  if (process.listenerCount('unhandledRejection') === 0) process.on('unhandledRejection', onRejection)
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  shared.received = 0
  shared.unhook = () => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    process.off('unhandledRejection', onRejection)
  }
}
