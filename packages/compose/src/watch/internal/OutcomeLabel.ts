// How an update ended, in one word: for a log, a span, a metric.

import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { isRefused } from '../../pipeline/errors/UserFacingError.ts'
import type { Outcome } from '../../pipeline/Middleware.ts'

// model

/** An outcome; the tag of an error, or `failed` where it has none; `threw` for a fault of the program. */
export type OutcomeLabel = Outcome | 'failed' | 'threw' | (string & {})

/**
 * How bad an ending is: `warn` for errors that nobody but the bot can mend, `error` for faults of the
 * program.
 */
export type LogLevel = 'info' | 'warn' | 'error'

// combinators

/** Tells how it ends, and waits until that is told. What is thrown goes on; who is told can break nothing. */
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

/** What fails here is no reason to fail. */
export const quietly = async (run: () => unknown): Promise<void> => {
  try {
    await run()
  } catch {
    return
  }
}

// private

// Whatever an error of a bot's own says of itself, nothing longer than a name is a tag.
const tagOf = (error: unknown): string =>
  typeof error === 'object' &&
  error !== null &&
  '_tag' in error &&
  typeof error._tag === 'string' &&
  /^\w{1,64}$/.test(error._tag)
    ? error._tag
    : 'failed'
