// Repeats the start of a bot while the network or Telegram cannot be reached.

import { system, unless, type Millis } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import * as Backoff from '../Backoff.ts'
import { stderr } from '../Notice.ts'
import type { StartOptions } from '../Start.ts'
import { showStartError, type Started, type StartError } from './Launch.ts'

// model

/** How long to wait for Telegram at the start. */
export interface StartPatienceOptions {
  /**
   * How long to try again if Telegram cannot be reached at the start. A wrong token or option ends the start
   * at once. Default: without end, with one line a minute.
   */
  readonly startupPatience?: Duration
}

// The least time between two reports of a failure.
const reportInterval: Millis = 60_000

// constructors

/**
 * Repeats the start of a bot until it succeeds. Returns `undefined` if the signal was aborted before that; a
 * bot that starts later is stopped.
 */
export const startPatiently = async (
  start: TE.TaskEither<StartError, Started>,
  options: Pick<StartOptions, 'clock' | 'random' | 'report'> & StartPatienceOptions,
  signal: AbortSignal,
): Promise<E.Either<StartError, Started> | undefined> => {
  const { clock = system, random = Math.random, report = stderr, startupPatience } = options
  const patience = startupPatience === undefined ? Infinity : toMillis('startupPatience', startupPatience)
  const begun = clock.now()
  let backoff = Backoff.initial
  let reported = -Infinity
  while (!signal.aborted) {
    const starting = start()
    const started = await unless(signal)(starting)()
    if (started === undefined) {
      void starting.then((late) => (E.isRight(late) ? late.right.stop() : undefined))
      break
    }
    const now = clock.now()
    const next = E.isLeft(started) ? retryOf(started.left, backoff, now, random()) : undefined
    if (E.isRight(started) || next === undefined || now + next.ms - begun > patience) return started
    backoff = next.next
    if (now - reported >= reportInterval) {
      reported = now
      report(`${showStartError(started.left)} Trying again until it answers.`)()
    }
    await clock.sleep(next.ms, signal)()
  }
  return undefined
}

// private

// Only some errors pass by themselves. A middleware that threw would throw again.
const retryOf = (error: StartError, backoff: Backoff.Backoff, now: Millis, random: number) => {
  if (error._tag === 'Misconfigured' || error._tag === 'Unsendable') return undefined
  const verdict = Backoff.failed(error, { now, random, patience: 0 })(backoff)
  return verdict._tag === 'Wait' ? verdict : undefined
}
