// Errors that a user can correct, with a sentence for the user.

import * as Arguments from '@pipegram/core/ArgumentList'

// model

/**
 * An error that the user can correct: a wrong text, too many messages, a forbidden command. The user sees
 * `sentence`, which says what to do and nothing about the inside of the bot. Your own error is one if it has
 * these two fields.
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
