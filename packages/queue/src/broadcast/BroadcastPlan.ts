// The types of a broadcast: its options, its results and its errors.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import type { Clock } from '@pipegram/core/Clock'
import type { Duration } from '@pipegram/core/Duration'
import type { Store, StoreError } from '@pipegram/core/Store'
import type { Notify } from '@pipegram/updates/Notice'
import type * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { BroadcastProgress } from './BroadcastProgress.ts'

// model

/** Someone who gets a message. `id` is the id of the chat; a private chat has the id of its user. */
export interface Recipient {
  readonly id: number
}

/** Options of a broadcast. */
export interface BroadcastOptions<R extends Recipient> {
  /**
   * The name of the broadcast: 1–100 characters. A recipient who has its message gets no second one during
   * `ttl`, from this process or another.
   */
  readonly id: string
  /** Remembers who has the message. Bots that share a store each need a `prefixed` one. */
  readonly store: Store
  /** The recipients, one after another. Each run reads them from the beginning. */
  readonly to: IO<AsyncIterable<R> | Iterable<R>>
  /** The message for a recipient: a call whose `chat_id` is the recipient's `id`. */
  readonly message: (recipient: R) => Call<unknown>
  /** The number of recipients, to estimate the time left. `forecast` counts them. Default: not known. */
  readonly total?: number
  /**
   * How many messages may be under way at a time, 1 or more. The `throttle` of the client sets the pace. The
   * faster pace of `allow_paid_broadcast` needs more. Default: 10.
   */
  readonly inFlight?: number
  /**
   * What to do with a message that may have been sent: the process ended while it was under way, or its
   * answer was lost. `repeat`: it may arrive twice. `skip`: it may never arrive. Default: `repeat`.
   */
  readonly unsure?: 'repeat' | 'skip'
  /** Runs for each recipient who has blocked the bot or is gone. Default: nothing. */
  readonly onGone?: (recipient: R, error: ApiError) => Task<unknown>
  /** How long the store remembers who has the message. Default: 30 days. */
  readonly ttl?: Duration
  /** Tells the operator what they should know. Default: a line on stderr. */
  readonly report?: Notify
  /** Default: the clock of the machine. */
  readonly clock?: Clock
  /** Returns a number from 0 to less than 1, to spread repeats over time. Default: `Math.random`. */
  readonly random?: IO<number>
}

/** Why a broadcast ended before everyone had the message. `reason` is a sentence. */
export type BroadcastError =
  /** The first messages were all refused, so the message itself is wrong. Nobody counts as served. */
  | { readonly _tag: 'Refused'; readonly reason: string }
  /** Telegram does not accept the token. */
  | { readonly _tag: 'Unauthorized'; readonly reason: string }
  /** `to` or `message` threw, or the store cannot be used. */
  | { readonly _tag: 'Broken'; readonly reason: string }
  /** Another process has taken the broadcast over. */
  | { readonly _tag: 'Lost'; readonly reason: string }

/** A broadcast that runs. */
export interface RunningBroadcast {
  readonly progress: IO<BroadcastProgress>
  /** Sends no more messages, and ends when none is under way. The next start goes on from there. */
  readonly stop: Task<void>
  /** Ends when the broadcast ends. The state says whether it is `done`, `cancelled` or `stopped`. */
  readonly done: Task<E.Either<BroadcastError, BroadcastProgress>>
}

/** The time and the price that a broadcast will take. */
export interface BroadcastForecast {
  /** How many do not have the message yet. */
  readonly recipients: number
  /** The least time, in seconds: at 30 messages a second, or at 1,000 if they are paid for. */
  readonly seconds: number
  /** The price in Telegram Stars: 0.1 for each message with `allow_paid_broadcast`. */
  readonly stars: number
}

/** The process that runs the broadcast sees each of these changes within two seconds. */
export interface BroadcastHandle {
  /** The progress; `undefined` if the broadcast was never started. */
  readonly progress: TaskEither<StoreError, BroadcastProgress | undefined>
  /** Sends no more until `resume`, also after a restart. */
  readonly pause: TaskEither<StoreError, void>
  readonly resume: TaskEither<StoreError, void>
  /** Ends it for good. */
  readonly cancel: TaskEither<StoreError, void>
}

/** A broadcast. It does nothing before `start`. */
export interface BroadcastPlan extends BroadcastHandle {
  /**
   * Sends to everyone who does not have the message. While another process runs the same broadcast, this one
   * waits, and takes over when the other one ends.
   */
  readonly start: (call: Interpreter) => IO<RunningBroadcast>
  /** Counts the recipients who are left. For a million recipients that takes some time. */
  readonly forecast: TaskEither<StoreError, BroadcastForecast>
}
