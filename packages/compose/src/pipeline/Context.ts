// What a bot puts in the context before the first middleware runs, by the smallest parts that a middleware
// may ask for.

import type { Call, Interpreter } from '@pipegram/core/Call'
import type { Update, User } from '@pipegram/core/Types'
import type { IO } from 'fp-ts/lib/IO.js'

// model

export interface HasUpdate {
  readonly update: Update
}

/** `call` runs a call: it gives a `TaskEither<ApiError, A>`, which does nothing until it is returned or run. */
export interface HasCall {
  readonly call: Interpreter
}

/**
 * What an `async` function has in place of `call`: `send` runs a call as a promise, which rejects if the call
 * fails.
 */
export interface HasSend {
  readonly send: <A>(call: Call<A>) => Promise<A>
  /**
   * In an `async` function `await call(…)` would wait for nothing and send nothing, so that there is `send`
   * alone.
   */
  readonly call: never
}

/** The bot itself, as `getMe` gives it. */
export interface HasMe {
  readonly me: User
}

/**
 * Where updates of a chat come one after the other: `giveWay` lets the other messages of the same album begin
 * before this one has ended. A bot that runs has it; where it is missing, nothing holds them back, or nothing
 * can let them go.
 */
export interface HasLane {
  readonly giveWay?: IO<void>
}

/** The context that every bot starts from. */
export interface Context extends HasUpdate, HasCall, HasMe {}
