// A source of updates at work: its end, how to stop it, and how it is.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

// model

/** A source of updates at work. */
export interface Running {
  /**
   * Ends when the source has stopped; a failure says why it could not go on. Running it twice gives the same
   * end.
   */
  readonly done: TE.TaskEither<ApiError, void>
  /**
   * Takes no new update, lets those in flight end within a deadline, confirms what was done. Then it is
   * stopped.
   */
  readonly stop: Task<void>
  /** How it is at this moment. */
  readonly health: IO<Health>
}

/** How a source is. */
export interface Health {
  /** `waiting`: the last call failed, and the next is yet to come. `failed`: it has ended, see `trouble`. */
  readonly state: 'running' | 'waiting' | 'stopping' | 'stopped' | 'failed'
  /** Updates taken and not finished. */
  readonly inFlight: number
  /** All updates below this id are finished. */
  readonly offset?: number
  /** When Telegram last answered, in milliseconds since 1970. */
  readonly answeredAt?: Millis
  /** Why the last call failed; gone with the next answer. */
  readonly trouble?: ApiError
}
