// The context that a bot passes to its first step, in the smallest parts that a step can ask for.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import type { Millis } from '@pipegram/core/Clock'
import type { BotFullInfo, Update } from '@pipegram/core/Types'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

// model

/** The update that is handled. */
export interface HasUpdate {
  readonly update: Update
}

/** `call` runs a call as a `TaskEither<ApiError, A>`, which does nothing until it is returned or run. */
export interface HasCall {
  readonly call: Interpreter & AnyCall<TaskEither<ApiError, unknown>>
}

/**
 * What an `async` function has instead of `call`. `send` runs a call as a promise, which rejects if the call
 * fails.
 */
export interface HasSend {
  readonly send: (<A>(call: Call<A>) => Promise<A>) & AnyCall<Promise<unknown>>
  /** In an `async` function, `await call(…)` would send nothing. So there is only `send`. */
  readonly call: never
}

/** Takes one of several calls whose results differ: `call(isNew ? reply(…) : answer(…))`. */
type AnyCall<R> = (call: Call<unknown>) => R

/** The bot itself, as `getMe` returns it. https://core.telegram.org/bots/api#getme */
export interface HasMe {
  readonly me: BotFullInfo
}

/**
 * For a source that handles the updates of a chat one after another: `giveWay` lets the other messages of an
 * album start before this one has ended. It returns a task that ends when no other update of the chat is
 * handled. A running bot has it. Without it, either nothing holds the other messages back, or nothing can
 * release them.
 */
export interface HasLane {
  readonly giveWay?: IO<Task<void>>
}

/** The signal that ends the handling of this update. */
export interface HasSignal {
  /**
   * Aborted when the handler must end: its time is over, a newer update interrupts it, or the bot stops.
   * After that, its calls fail as `Aborted`. Pass it to `fetch` and to other work that can be stopped.
   */
  readonly signal: AbortSignal
}

/** The turn of an update. Only a running bot has one. */
export interface HasTurn {
  readonly turn?: HandlerTurn
}

/** The turn of an update in its lane. */
export interface HandlerTurn {
  /** Gives the handler at least this many milliseconds from now. `Infinity` lifts its time limit. */
  readonly extend: (ms: Millis) => void
  /** The updates that this one replaces, oldest first. */
  readonly skipped: ReadonlyArray<Update>
  /** Interrupts the other handlers of the same chat. Returns their number. */
  readonly interrupt: IO<number>
  /**
   * Runs calls even after the handler was interrupted or its time is over, for example to send what it has so
   * far. They fail as `Aborted` if the update will be handled again. No step sees these calls.
   */
  readonly last?: Interpreter
  /**
   * Run it if something that the update needs is unavailable, such as a database. The update is then not
   * confirmed when the handler has ended. It is handled again after a pause, and the other updates of its
   * chat wait.
   */
  readonly again: IO<void>
}

/** The context of every bot. */
export interface Context extends HasUpdate, HasCall, HasMe, HasSignal {}
