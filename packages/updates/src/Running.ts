// A running source of updates: its health, how to stop it, and its result.

import type { FloodWait } from '@pipegram/client/FloodWait'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Millis } from '@pipegram/core/Clock'
import type { UpdateKind } from '@pipegram/core/Types'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { JobHealth } from './jobs/Job.ts'

// model

/** A handler that has run for 30 seconds or longer. The other updates of its lane wait for it. */
export interface StuckHandler {
  readonly update_id: number
  readonly kind: UpdateKind | 'unknown'
  /** When it began, in milliseconds since 1970. */
  readonly since: Millis
}

/** A running source of updates. */
export interface Running {
  /**
   * Ends when the source has stopped. A failure says why the source could not go on. A second run of the task
   * has the same result.
   */
  readonly done: TE.TaskEither<ApiError, void>
  /**
   * Takes no new updates, waits until the deadline for the updates in flight, and confirms the finished ones.
   * Ends when the source has stopped.
   */
  readonly stop: Task<void>
  /** The present health of the source. */
  readonly health: IO<Health>
}

/** The health of a source of updates. */
export interface Health {
  /**
   * `standby`: another process owns the inbox. `waiting`: the last call failed, and the next one has to wait.
   * `late`: no call was answered for 30 seconds longer than a call may take, so no updates come. `blocked`:
   * all updates that Telegram shows are taken, and none has ended for a minute, so no new ones come.
   * `failed`: see `trouble`.
   */
  readonly state: 'blocked' | 'failed' | 'late' | 'running' | 'standby' | 'stopped' | 'stopping' | 'waiting'
  /** How many updates are taken and not finished. */
  readonly inFlight: number
  /** The handlers that have run for 30 seconds or longer, oldest first; missing if there are none. */
  readonly stuck?: ReadonlyArray<StuckHandler>
  /** All updates below this id are finished. */
  readonly offset?: number
  /** When Telegram last answered, in milliseconds since 1970. */
  readonly answeredAt?: Millis
  /** Why the last call failed; missing again after the next answer. */
  readonly trouble?: ApiError
  /** Chats and methods that must wait after a 429, and until when; missing if there are none. */
  readonly waits?: ReadonlyArray<FloodWait>
  /** The health of the jobs that run beside the bot; missing if there are none. */
  readonly jobs?: JobHealth
}
