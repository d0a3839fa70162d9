// The context that a bot gives its first step, in the smallest parts that a step can ask for.

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
 * What an `async` function has in place of `call`. `send` runs a call as a promise, which rejects if the call
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
 * For a source that gives the updates of a chat one after the other: `giveWay` lets the other messages of an
 * album start before this one has ended. The task that it gives ends when no other update of the chat is
 * handled. A bot that runs has it. Without it, either nothing holds them back, or nothing can let them go.
 */
export interface HasLane {
  readonly giveWay?: IO<Task<void>>
}

/** The end of the time for this update. */
export interface HasSignal {
  /**
   * Aborted when the handler is given up: its time is over, a newer update interrupts it, or the bot stops.
   * From then on its calls end as `Aborted`. Pass it to `fetch`, and to other work that can be stopped.
   */
  readonly signal: AbortSignal
}

/** What a running bot tells the steps about the turn of an update. Without it, there is nothing to change. */
export interface HasTurn {
  readonly turn?: HandlerTurn
}

/** The turn of an update in its lane. */
export interface HandlerTurn {
  /** Gives the handler at least this many milliseconds from now. `Infinity` lifts its time limit. */
  readonly extend: (ms: Millis) => void
  /** The updates that this one replaces, oldest first. */
  readonly skipped: ReadonlyArray<Update>
  /** Interrupts the other handlers of the same chat. Gives how many there were. */
  readonly interrupt: IO<number>
  /**
   * Runs calls also after the handler was interrupted, or its time is over: to leave in the chat what it has
   * so far. They end as `Aborted` if the update will be handled again. No step sees these calls.
   */
  readonly last?: Interpreter
  /**
   * What the update needs is away, such as a database. When the handler has ended, the update is not
   * confirmed. It is handled again after a pause, and the other updates of its chat wait.
   */
  readonly again: IO<void>
}

/** The context of every bot. */
export interface Context extends HasUpdate, HasCall, HasMe, HasSignal {}
