// Shows a broadcast in a terminal as a line that changes each second, or in a log as a line now and then.

import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import type { RunningBroadcast } from './BroadcastPlan.ts'
import { showProgress } from './BroadcastProgress.ts'

// model

/** Where the line is written. */
export interface TerminalOutput {
  readonly write: (text: string) => unknown
  /** True if a line can be written over. */
  readonly isTTY?: boolean
}

/** Options of `printProgress`. */
export interface PrintOptions {
  /** Default: stderr. */
  readonly output?: TerminalOutput
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// The time between two lines: in a terminal, and in a log.
const terminalPause: Millis = 1_000
const logPause: Millis = 30_000

// combinators

/**
 * Prints the progress of a broadcast until it ends, and returns its result.
 *
 * @example
 *   import type { Interpreter } from '@pipegram/core/Call'
 *   import type { BroadcastPlan } from '@pipegram/queue/Broadcast'
 *   import { printProgress } from '@pipegram/queue/BroadcastTerminal'
 *
 *   const send = (news: BroadcastPlan, client: Interpreter) => printProgress(news.start(client)())()
 */
export const printProgress =
  (running: RunningBroadcast, { output = process.stderr, clock = system }: PrintOptions = {}) =>
  async (): ReturnType<RunningBroadcast['done']> => {
    const over = new AbortController()
    const isOver = (): boolean => over.signal.aborted
    const done = running.done().finally(() => over.abort('over'))
    const print = (end: string): void => {
      const line = showProgress(running.progress())
      // A shorter line must leave nothing of a longer one.
      output.write(output.isTTY === true ? `\r\u001B[K${line}${end}` : `${line}\n`)
    }
    while (!isOver()) {
      print('')
      await clock.sleep(output.isTTY === true ? terminalPause : logPause, over.signal)()
    }
    print('\n')
    return done
  }
