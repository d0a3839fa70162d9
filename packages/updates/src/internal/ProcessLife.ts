// What all bots of a process share: signals, promises that no code awaits, and the end of the process.
// `process` is the global variable: importing `node:process` also opens standard input and output, which
// takes longer than loading the rest of this package.

import { placeOf } from '../DeadLetter.ts'
import type { Notify } from '../Notice.ts'

// model

/** The life of one bot in this process. */
export interface ProcessLife {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal
  /** The bot has ended. When the last one has ended, the process can end, too. */
  readonly leave: (isClean: boolean) => void
}

// The usual exit codes after a signal: 128 plus the number of the signal.
const signals = { SIGINT: 130, SIGTERM: 143 } as const

// How long open handles may keep the process alive after a stop.
const exitDelay = 1_000

// A process has one set of signals. A second signal ends it while any bot still stops.
const lives = new Set<AbortController>()
const shared = { received: 0, unhook: (): void => undefined }

// constructors

/** A bot begins. Its signals are handled until it leaves. */
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
      // After a signal, handles that a handler left open do not keep the process alive. Without any, the
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
  // A rejected promise that no handler awaits would end the process, and its update would come again and do
  // the same. A program that has a listener of its own decides itself.
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
