// The state of a process that runs jobs.

import type { Interpreter } from '@pipegram/core/Call'
import type { Millis } from '@pipegram/core/Clock'
import type { StoreError } from '@pipegram/core/Store'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Pauses } from '../../internal/Pauses.ts'
import type { UnrunReport } from '../../internal/UnrunReport.ts'
import type { Notify } from '../../Notice.ts'
import type { JobHost } from '../Job.ts'
import type { JobSettings } from './JobSettings.ts'
import type { storedJobs } from './StoredJob.ts'

// model

/** Running jobs: their settings, and what this process knows about the store. */
export interface JobState extends Omit<JobSettings<unknown>, 'table'> {
  readonly table: object
  readonly values: ReturnType<typeof storedJobs>
  readonly me: JobHost['me']
  readonly call: Interpreter
  readonly report: Notify
  readonly random: IO<number>
  readonly tellUnrun: UnrunReport
  readonly prefix: string
  /** When to look at each job, by key. */
  readonly waiting: Map<string, Millis>
  /** The keys of due jobs that the last search found, the soonest last. */
  found: Array<string>
  readonly running: Map<string, Promise<void>>
  /** The keys of jobs that were reported because they cannot run. */
  readonly reported: Set<string>
  readonly pauses: Pauses
  /** Aborted when the process should wait for nothing any more. */
  readonly abandoned: AbortController
  /** When the keys were last listed. */
  listed: Millis | undefined
  /** When the present pause ends by itself. */
  next: Millis
  /** True if something has changed, so that the pause must end. */
  isChanged: boolean
  trouble: StoreError | undefined
}

// combinators

/** Notes the last answer of the store. It reports the first of several failures in a row. */
export const note = (loop: JobState, error: StoreError | undefined): void => {
  if (error?._tag === 'Unavailable' && loop.trouble === undefined)
    loop.report(`The store of the jobs is unavailable: ${error.reason} It is tried again.`)()
  loop.trouble = error
}
