// What a user can mend: an error of theirs, with the sentence that tells them so.

import * as Arguments from '@pipegram/core/ArgumentList'

// model

/**
 * An error on the user's side: a text that does not fit, too many messages, a thing that is not theirs.
 * `sentence` is for them: it says what to do, and nothing of what the bot has inside. An error of your own
 * with these two fields is one as well.
 */
export interface UserFacingError {
  readonly _tag: string
  readonly sentence: string
}

// guards

/** Whether an error is one that the user can mend, whatever it comes from. */
export const isRefused = (error: unknown): error is UserFacingError | Arguments.BadArguments =>
  typeof error === 'object' &&
  error !== null &&
  ('sentence' in error || ('_tag' in error && error._tag === 'BadArguments'))

// destructors

/** The sentence for the user. */
export const sentenceOf = (error: UserFacingError | Arguments.BadArguments): string =>
  'sentence' in error ? error.sentence : Arguments.toString(error)
