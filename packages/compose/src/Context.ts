// What a bot puts in the context before the first middleware runs, by the smallest parts that a middleware may ask for.

import type { Interpreter } from '@pipegram/core/Call'
import type { Update, User } from '@pipegram/core/Types'

// model

export interface HasUpdate {
  readonly update: Update
}

/** `call` runs a call: it gives a `TaskEither<ApiError, A>`, which does nothing until it is returned or run. */
export interface HasCall {
  readonly call: Interpreter
}

/** The bot itself, as `getMe` gives it. */
export interface HasMe {
  readonly me: User
}

/** The context that every bot starts from. */
export interface Context extends HasUpdate, HasCall, HasMe {}
