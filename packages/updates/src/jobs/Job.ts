// What a job is: its function, its payload, its options, and why it fails.
//
// Wing `jobs`: what runs at a time, and not at an update.

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
  /** When it should run, in milliseconds since 1970. It may be later by now. */
  readonly due: Millis
  /** 1 for the first attempt. */
  readonly attempt: number
}

/** What the function of a job gets: the context of a handler, without an update. */
export interface JobContext<A> extends HasCall, HasMe, HasSignal {
  readonly payload: A
  readonly job: JobFiring
  /** Forgets the job: it does not run again. False if it was gone. */
  readonly cancel: TE.TaskEither<StoreError, boolean>
}

/** What a name of the table stands for. */
export interface JobSpec<A> {
  /** The payload, and its form in the store. */
  readonly payload: t.Type<A, unknown>
  /** Runs at the time. A failure is tried again. */
  readonly run: (ctx: JobContext<A>) => TE.TaskEither<unknown, unknown>
}

/** Jobs by name. `P` has the payload of each. */
export type JobTable<P> = { readonly [K in keyof P]: JobSpec<P[K]> }

/** Why a job was given up. */
export type JobFailure = { readonly job: JobFiring; readonly payload: unknown } & (
  | { readonly _tag: 'Failed'; readonly error: unknown }
  | { readonly _tag: 'Thrown'; readonly cause: unknown }
  /** It took longer than the time limit, `after` milliseconds. */
  | { readonly _tag: 'TimedOut'; readonly after: Millis }
  /** The process ended during each attempt. */
  | { readonly _tag: 'Killed' }
)

/** Options of `jobs`. */
export interface JobsOptions {
  /** Where the jobs are. It must be able to list its keys. */
  readonly store: Required<Store>
  /** How often a firing is tried before it is given up, 1 or more. Default: 5, which takes 15 minutes. */
  readonly attempts?: number
  /** The most time that a run may take. Then its signal is aborted, and it has failed. Default: `1m`. */
  readonly timeLimit?: Duration
  /** How many jobs may run at a time, 1 or more. Default: 10. */
  readonly inFlight?: number
  /** How many jobs may wait, 1 or more; more are refused as `TooManyJobs`. Default: 10,000. */
  readonly most?: number
  /** How often to look for jobs that other processes have scheduled. Default: `30s`. */
  readonly poll?: Duration
  /** Is told each firing that is given up. Default: one line to `report`. */
  readonly onFailure?: (failure: JobFailure, call: Interpreter) => Task<void>
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

/** How a job is scheduled, besides its time. */
export interface JobOptions {
  /**
   * A name of your own, 1 to 200 characters. A job replaces the one with the same id. It is shown in reports.
   * Default: a random one.
   */
  readonly id?: string
  /**
   * What becomes of firings that were missed by more than a minute. `once`: one run for all of them. `skip`:
   * none. `all`: one run for each, at most 100. Default: `once`.
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
  /** Forgets a job. False if there is none with this id. One that runs goes on, and does not run again. */
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
  /** Tells the person who runs the bot what they should know. Default: a line on stderr. */
  readonly report?: Notify
  /** Numbers from 0 to less than 1, to spread repeats over time. Default: `Math.random`. */
  readonly random?: IO<number>
}

/** How jobs are. */
export interface JobHealth {
  /** How many run now. */
  readonly inFlight: number
  /** How many wait, as far as this process knows. */
  readonly waiting: number
  /** Why the store could not be used the last time. */
  readonly trouble?: StoreError
}

/** Jobs that run. */
export interface RunningJobs {
  readonly health: IO<JobHealth>
  /**
   * Starts no more, and waits for those that run, at most for `deadline` milliseconds. The signals of the
   * others are aborted; they run again later. Gives how many there were.
   */
  readonly stop: (deadline: Millis) => Task<number>
}

/** Jobs that can be run: the option `jobs` of `run` and `start` takes them. */
export interface JobRunner {
  /** Runs the jobs of a bot in this process, until they are stopped. */
  readonly start: (host: JobHost) => RunningJobs
}
