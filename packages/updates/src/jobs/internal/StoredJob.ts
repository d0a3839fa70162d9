// The stored form of a job: only data. Its name can only select a function of the program's table.

import type { Millis } from '@pipegram/core/Clock'
import type { Store } from '@pipegram/core/Store'
import { typed, type TypedStore } from '@pipegram/core/TypedStore'
import * as t from 'io-ts'
import { JobRule } from '../JobTime.ts'

// model

export type StoredJob = t.TypeOf<typeof StoredJob>

// codecs

export const StoredJob = t.intersection([
  t.type({
    name: t.string,
    payload: t.unknown,
    rule: JobRule,
    misfire: t.union([t.literal('once'), t.literal('skip'), t.literal('all')]),
    /** The time of the next or the running firing. */
    due: t.number,
    /** How many times this firing was tried. */
    attempts: t.number,
    /** The time of the last write, by the clock of its writer. */
    written: t.number,
  }),
  t.partial({
    /** The end of the lease of the process that runs the job. */
    leased: t.number,
    /** When a failed job is tried again. */
    retry: t.number,
  }),
])

// constructors

/** The jobs of a store, as values. */
export const storedJobs = (store: Store): TypedStore<StoredJob> => typed(StoredJob)(store)

/** The beginning of the keys of all jobs of a bot. */
export const prefixOf = (bot: number): string => `job ${bot} `

// destructors

// How far the clocks of two processes may differ.
const skew: Millis = 60_000

/** True if the clock has been set back since the job was written. */
export const isAhead = ({ written }: StoredJob, now: Millis): boolean => written > now + skew

/** When a process should look at the job. */
export const wakeOf = (job: StoredJob, now: Millis): Millis =>
  isAhead(job, now) ? now : (job.leased ?? job.retry ?? job.due)
