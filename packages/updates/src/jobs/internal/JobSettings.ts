// The settings that all parts of a table of jobs share.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { Store, StoreError } from '@pipegram/core/Store'
import type * as E from 'fp-ts/lib/Either.js'
import type { JobsOptions, JobTable } from '../Job.ts'

// model

/** The room for more jobs of a bot. */
export interface JobRoom {
  /** How many jobs may be set before the next count. */
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
  /** The most known jobs that one pass reads again, in turn. It always reads all new ones. */
  readonly reread: number
  /** The beginning of the keys of the jobs of a bot. */
  readonly prefixOf: (bot: number) => string
  readonly onFailure?: JobsOptions['onFailure']
  /** The room for more jobs that this process knows, by bot. */
  readonly rooms: Map<number, JobRoom>
  /** Listeners that get the key and the time of each job that this process schedules. */
  readonly onScheduled: Set<(key: string, due: Millis) => void>
}
