// The outcome of an update as one word, for a log, a span or a metric.

import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { isRefused } from '../../pipeline/errors/UserFacingError.ts'
import type { Outcome } from '../../pipeline/Middleware.ts'

// model

/**
 * `handled`, `skipped`, the tag of an error (`failed` if it has no tag), or `threw` for a bug in the program.
 */
export type OutcomeLabel = Outcome | 'failed' | 'threw' | (string & {})

/**
 * The severity of an outcome: `warn` for errors that only the author of the bot can fix, `error` for bugs in
 * the program.
 */
export type LogLevel = 'info' | 'warn' | 'error'

// combinators

/**
 * Reports the outcome of an update, and waits for the report. A thrown error is thrown again. A failing
 * report breaks nothing.
 */
export const watched =
  <E>(
    run: () => TE.TaskEither<E, Outcome>,
    end: (ending: OutcomeLabel, level: LogLevel) => Promise<unknown> | void,
  ): TE.TaskEither<E, Outcome> =>
  async () => {
    let told: readonly [OutcomeLabel, LogLevel] = ['threw', 'error']
    try {
      const result = await run()()
      told = E.isRight(result)
        ? [result.right, 'info']
        : [tagOf(result.left), isRefused(result.left) ? 'info' : 'warn']
      return result
    } finally {
      await quietly(() => end(...told))
    }
  }

/** Runs a function and ignores its failure. */
export const quietly = async (run: () => unknown): Promise<void> => {
  try {
    await run()
  } catch {
    return
  }
}

// private

// Only a short word counts as a tag. An error of the bot can contain any text.
const tagOf = (error: unknown): string =>
  typeof error === 'object' &&
  error !== null &&
  '_tag' in error &&
  typeof error._tag === 'string' &&
  /^\w{1,64}$/.test(error._tag)
    ? error._tag
    : 'failed'
