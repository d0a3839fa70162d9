// What the parts of a table of jobs share.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { Store, StoreError } from '@pipegram/core/Store'
import type * as E from 'fp-ts/lib/Either.js'
import type { JobsOptions, JobTable } from '../Job.ts'

// model

/** The room for jobs of a bot. */
export interface JobRoom {
  /** How many jobs may be set before those that wait are counted again. */
  free: number
  /** A count that is under way. */
  readonly counting?: Promise<E.Either<StoreError, number>>
}

export interface JobSettings<P> extends Required<Pick<JobsOptions, 'attempts' | 'inFlight' | 'most'>> {
  readonly table: JobTable<P>
  readonly store: Required<Store>
  readonly clock: Clock
  readonly timeLimit: Millis
  readonly poll: Millis
  /** The most jobs that are known here and are read again in a pass, in turn. New ones are always read. */
  readonly reread: number
  /** The beginning of the keys of the jobs of a bot. */
  readonly prefixOf: (bot: number) => string
  readonly onFailure?: JobsOptions['onFailure']
  /** What this process knows of the room for jobs, by bot. */
  readonly rooms: Map<number, JobRoom>
  /** Are told each job that this process schedules, by bot, id and time. */
  readonly onScheduled: Set<(key: string, due: Millis) => void>
}
