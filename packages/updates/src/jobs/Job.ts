// The types of a job: its function, its payload, its options, and its failures.
//
// Wing `jobs`: functions that run at a time, not for an update.

import type { HasCall, HasMe, HasSignal } from '@pipegram/compose/Context'
import type { Interpreter } from '@pipegram/core/Call'
import type { Clock, Millis } from '@pipegram/core/Clock'
import type { Duration } from '@pipegram/core/Duration'
import type { Store, StoreError } from '@pipegram/core/Store'
import type { BotFullInfo } from '@pipegram/core/Types'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { Notify } from '../Notice.ts'
import type { BadSchedule, JobTime } from './JobTime.ts'

// model

/** One firing of a job. */
export interface JobFiring {
  readonly id: string
  readonly name: string
  /** When it should run, in milliseconds since 1970. The present time may be later. */
  readonly due: Millis
  /** 1 for the first attempt. */
  readonly attempt: number
}

/** What the function of a job gets: the context of a handler, without an update. */
export interface JobContext<A> extends HasCall, HasMe, HasSignal {
  readonly payload: A
  readonly job: JobFiring
  /** Forgets the job, so that it does not run again. Returns false if it was gone already. */
  readonly cancel: TE.TaskEither<StoreError, boolean>
}

/** An entry of the table: a payload and a function. */
export interface JobSpec<A> {
  /** The codec of the payload, for the store. */
  readonly payload: t.Type<A, unknown>
  /** Runs when the job is due. A failed run is tried again. */
  readonly run: (ctx: JobContext<A>) => TE.TaskEither<unknown, unknown>
}

/** Jobs by name. `P` has the payload of each. */
export type JobTable<P> = { readonly [K in keyof P]: JobSpec<P[K]> }

/** Why a job was given up. */
export type JobFailure = { readonly job: JobFiring; readonly payload: unknown } & (
  | { readonly _tag: 'Failed'; readonly error: unknown }
  | { readonly _tag: 'Thrown'; readonly cause: unknown }
  /** The job took longer than the time limit, `after` milliseconds. */
  | { readonly _tag: 'TimedOut'; readonly after: Millis }
  /** The process ended during each attempt. */
  | { readonly _tag: 'Killed' }
)

/** Options of `jobs`. */
export interface JobsOptions {
  /** Where the jobs are stored. The store must be able to list its keys. */
  readonly store: Required<Store>
  /** How many times a firing is tried before it is given up, 1 or more. Default: 5, over 15 minutes. */
  readonly attempts?: number
  /** The most time that a run may take. After it, its signal is aborted, and it has failed. Default: `1m`. */
  readonly timeLimit?: Duration
  /** How many jobs may run at a time, 1 or more. Default: 10. */
  readonly inFlight?: number
  /** How many jobs may wait, 1 or more; more are refused as `TooManyJobs`. Default: 10,000. */
  readonly most?: number
  /** How often to look for jobs that other processes have scheduled. Default: `30s`. */
  readonly poll?: Duration
  /** Gets each firing that is given up. Default: one line to `report`. */
  readonly onFailure?: (failure: JobFailure, call: Interpreter) => Task<void>
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

/** How a job is scheduled, besides its time. */
export interface JobOptions {
  /**
   * A name of your own, 1 to 200 characters. A job replaces an earlier one with the same id. Reports show the
   * id. Default: a random id.
   */
  readonly id?: string
  /**
   * What to do with firings that are more than a minute late. `once`: one run for all of them. `skip`: no
   * run. `all`: one run for each, at most 100. Default: `once`.
   */
  readonly misfire?: 'once' | 'skip' | 'all'
}

/** Too many jobs wait. */
export interface TooManyJobs {
  readonly _tag: 'TooManyJobs'
  readonly sentence: string
}

/** Why a job was not scheduled. */
export type ScheduleError = BadSchedule | TooManyJobs | StoreError

/** A job that was scheduled. */
export interface Scheduled {
  readonly id: string
  /** When it runs next, in milliseconds since 1970. */
  readonly next: Millis
}

/** A job that waits. */
export type WaitingJob<P> = {
  readonly [K in keyof P & string]: Scheduled & { readonly name: K; readonly payload: P[K] }
}[keyof P & string]

/** Schedules jobs, a function for each name of the table. */
export type JobSchedule<P> = {
  readonly [K in keyof P & string]: (
    payload: P[K],
    time: JobTime & JobOptions,
  ) => TE.TaskEither<ScheduleError, Scheduled>
}

/** The jobs that wait. */
export interface WaitingJobs<P> {
  /** Forgets a job. Returns false if no job has this id. A running job goes on, but does not run again. */
  readonly cancel: (id: string) => TE.TaskEither<StoreError, boolean>
  /** The jobs whose ids begin with a text, the next one first. Jobs that do not decode are left out. */
  readonly list: (prefix?: string) => TE.TaskEither<StoreError, ReadonlyArray<WaitingJob<P>>>
}

/** What `use(jobs)` adds to the context. */
export interface HasSchedule<P> {
  readonly schedule: JobSchedule<P>
  readonly scheduled: WaitingJobs<P>
}

/** What running jobs need. */
export interface JobHost {
  /** Runs the calls of the jobs. */
  readonly call: Interpreter
  /** The bot's own user, from getMe. */
  readonly me: BotFullInfo
  /** Tells the operator of the bot what they should know. Default: a line on stderr. */
  readonly report?: Notify
  /** Returns a number from 0 to less than 1, to spread repeats over time. Default: `Math.random`. */
  readonly random?: IO<number>
}

/** The health of jobs. */
export interface JobHealth {
  /** How many run now. */
  readonly inFlight: number
  /** How many wait, as far as this process knows. */
  readonly waiting: number
  /** Why the last use of the store failed. */
  readonly trouble?: StoreError
}

/** Running jobs. */
export interface RunningJobs {
  readonly health: IO<JobHealth>
  /**
   * Starts no more jobs, and waits for the running ones, for at most `deadline` milliseconds. Then it aborts
   * the signals of the others, which run again later. Returns how many there were.
   */
  readonly stop: (deadline: Millis) => Task<number>
}

/** Jobs that can be run: the option `jobs` of `run` and `start` takes them. */
export interface JobRunner {
  /** Runs the jobs of a bot in this process, until they are stopped. */
  readonly start: (host: JobHost) => RunningJobs
}
