// A job as it is stored: data only. The name leads to a function of the program's table, and nowhere else.

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
    /** The firing that is next, or under way. */
    due: t.number,
    /** How often this firing was tried. */
    attempts: t.number,
    /** The time of the last write, by the clock of its writer. */
    written: t.number,
  }),
  t.partial({
    /** A process runs the job until then, or is dead. */
    leased: t.number,
    /** The job has failed, and is tried again then. */
    retry: t.number,
  }),
])

// constructors

/** The jobs of a store, as values. */
export const storedJobs = (store: Store): TypedStore<StoredJob> => typed(StoredJob)(store)

/** The part of the keys that all jobs of a bot have in common. */
export const prefixOf = (bot: number): string => `job ${bot} `

// destructors

// How far the clocks of two processes may differ.
const skew: Millis = 60_000

/** True if the clock has been set back since the job was written. */
export const isAhead = ({ written }: StoredJob, now: Millis): boolean => written > now + skew

/** When a process should look at the job. */
export const wakeOf = (job: StoredJob, now: Millis): Millis =>
  isAhead(job, now) ? now : (job.leased ?? job.retry ?? job.due)
