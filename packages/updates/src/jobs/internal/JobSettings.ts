// What the parts of a table of jobs share.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { Store } from '@pipegram/core/Store'
import type { JobsOptions, JobTable } from '../Job.ts'

// model

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
  /** Are told each job that this process schedules, by bot, id and time. */
  readonly onScheduled: Set<(key: string, due: Millis) => void>
}
