// Errors that a user can correct, with a sentence for the user.

import * as Arguments from '@pipegram/core/ArgumentList'

// model

/**
 * An error that the user can correct: a text that does not fit, too many messages, a forbidden command.
 * `sentence` is shown to the user. It says what to do, and nothing about the inside of the bot. Any error of
 * your own with these two fields is one.
 */
export interface UserFacingError {
  readonly _tag: string
  readonly sentence: string
}

// guards

/** True for any error that the user can correct. */
export const isRefused = (error: unknown): error is UserFacingError | Arguments.BadArguments =>
  typeof error === 'object' &&
  error !== null &&
  ('sentence' in error || ('_tag' in error && error._tag === 'BadArguments'))

// destructors

/** The sentence for the user. */
export const sentenceOf = (error: UserFacingError | Arguments.BadArguments): string =>
  'sentence' in error ? error.sentence : Arguments.toString(error)
