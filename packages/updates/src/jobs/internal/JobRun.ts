// One firing of a job: it is claimed by compare and set, it runs, and its end is written.

import { trackCalls } from '@pipegram/core/CallTracker'
import { unless, type Millis } from '@pipegram/core/Clock'
import type { StoreError, Version } from '@pipegram/core/Store'
import * as Token from '@pipegram/core/Token'
import type { TypedEntry } from '@pipegram/core/TypedStore'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { placeOf } from '../../DeadLetter.ts'
import { abortLimit, endLimit, makeTimeLimit } from '../../internal/TimeLimit.ts'
import type { JobFailure, JobFiring } from '../Job.ts'
import { firstMissed, nextOf, unstalled } from '../JobTime.ts'
import { readJob, type ReadJob } from './JobReading.ts'
import { cancel } from './JobSchedule.ts'
import { type JobState, note } from './JobState.ts'
import { isAhead, type StoredJob, wakeOf } from './StoredJob.ts'

// model

/** How a run has ended: `done`, a fault, or `abandoned` by a stop. */
type JobEnd = 'done' | 'abandoned' | JobFault

type JobFault =
  | { readonly _tag: 'Failed'; readonly error: unknown }
  | { readonly _tag: 'Thrown'; readonly cause: unknown }
  | { readonly _tag: 'TimedOut'; readonly after: Millis }
  | { readonly _tag: 'Killed' }

// A firing that is later than this was missed.
const lateAfter: Millis = 60_000

// The most missed firings that are run later.
const mostMissed = 100

// How long a process has to write the end of a run that took all of its time.
const leaseMargin: Millis = 30_000

// The wait after the first failure, and the longest one. Each wait is four times the one before.
const firstRetry: Millis = 10_000
const longestRetry: Millis = 3_600_000

// The wait after a failure of the store.
const troublePause: Millis = 5_000

// constructors

/** Runs a job if it is due. Returns when to look at it again; `undefined` if it is gone. */
export const fire = async (loop: JobState, key: string): Promise<Millis | undefined> => {
  const found = await loop.values.get(key)()
  if (E.isLeft(found)) return refused(loop, key, found.left)
  if (found.right === undefined) return undefined
  const { value: job } = found.right
  const read = readJob(loop.table)(job)
  if (E.isLeft(read)) return unable(loop, key, `"${job.name.slice(0, 64)}": ${read.left}`)
  const now = loop.clock.now()
  if (isAhead(job, now)) {
    const repaired = { ...resting(job, now), due: unstalled(job.rule, job.due, now) }
    return written(loop, key, repaired, loop.values.set(key, repaired, found.right.version))
  }
  const wake = wakeOf(job, now)
  return wake > now ? wake : begin(loop, key, found.right, read.right, now)
}

// private

// The same job, without a lease or a retry.
const resting = ({ leased, retry, ...job }: StoredJob, now: Millis): StoredJob => ({ ...job, written: now })

const begin = async (
  loop: JobState,
  key: string,
  { value: job, version }: TypedEntry<StoredJob>,
  read: ReadJob,
  now: Millis,
): Promise<Millis | undefined> => {
  const isMissed = job.attempts === 0 && now - job.due > lateAfter
  if (isMissed && job.misfire === 'skip') return settle(loop, key, version, advanced(job, now))
  // The first of the missed firings: later ones are written after they were due.
  const isFirst = isMissed && job.misfire === 'all' && job.written <= job.due
  const due = isFirst ? firstMissed(job.rule, job.due, now, mostMissed) : job.due
  const firing: JobFiring = {
    id: key.slice(loop.prefix.length),
    name: job.name,
    due,
    attempt: job.attempts + 1,
  }
  const claim = {
    ...resting(job, now),
    due,
    attempts: job.attempts + 1,
    leased: now + loop.timeLimit + leaseMargin,
  }
  const claimed = await loop.values.set(key, claim, version)()
  if (E.isLeft(claimed)) return refused(loop, key, claimed.left)
  note(loop, undefined)
  const end: JobEnd = job.attempts >= loop.attempts ? { _tag: 'Killed' } : await run(loop, firing, read)
  return settle(loop, key, claimed.right, await followed(loop, claim, end, firing, read))
}

const run = async (loop: JobState, job: JobFiring, { spec, payload }: ReadJob): Promise<JobEnd> => {
  const { abandoned, call, clock, me, prefix, store, tellUnrun, timeLimit } = loop
  const over = Promise.withResolvers<JobEnd>()
  const ring = (after: Millis): void => over.resolve({ _tag: 'TimedOut', after })
  const limit = makeTimeLimit({ clock, most: timeLimit, ring, onLong: () => undefined })
  const attempt = async (): Promise<JobEnd> => {
    try {
      const { signal } = limit.over
      const { call: tracked, unrun } = trackCalls(call, signal)
      const forget = cancel(store, prefix)(job.id)
      const result = await spec.run({ call: tracked, me, signal, payload, job, cancel: forget })()
      tellUnrun(`job ${job.name}`, unrun())
      return E.isLeft(result) ? { _tag: 'Failed', error: result.left } : 'done'
    } catch (cause) {
      return { _tag: 'Thrown', cause }
    }
  }
  const end = (await unless(abandoned.signal)(Promise.race([attempt(), over.promise]))()) ?? 'abandoned'
  if (end === 'abandoned') abortLimit(limit)
  endLimit(limit)
  return end
}

// The job after a run; `undefined` if it has no more firings.
const followed = async (
  loop: JobState,
  claim: StoredJob,
  end: JobEnd,
  job: JobFiring,
  { payload }: ReadJob,
): Promise<StoredJob | undefined> => {
  const now = loop.clock.now()
  if (end === 'done') return advanced(claim, now)
  if (end === 'abandoned') return { ...resting(claim, now), attempts: claim.attempts - 1 }
  if (claim.attempts >= loop.attempts) {
    await giveUp(loop, { ...end, job, payload })
    return advanced(claim, loop.clock.now())
  }
  const wait = waitAfter(end, claim.attempts, loop.random())
  loop.report(
    `The job ${job.name} (${shownId(job.id)}) failed, attempt ${job.attempt} of ${loop.attempts}: ` +
      `${reasonOf(end)} It is tried again in ${Math.ceil(wait / 1000)} s.`,
  )()
  return { ...resting(claim, now), retry: now + wait }
}

const advanced = (job: StoredJob, now: Millis): StoredJob | undefined => {
  const after = job.misfire === 'all' ? job.due : Math.max(job.due, now)
  const due = nextOf(job.rule, after, job.due)
  return due === undefined ? undefined : { ...resting(job, now), due, attempts: 0 }
}

// Writes the end of a run. If the job was cancelled, replaced, or claimed by another process during the run,
// it changes nothing.
const settle = async (
  loop: JobState,
  key: string,
  version: Version,
  next: StoredJob | undefined,
): Promise<Millis | undefined> => {
  const operation: TE.TaskEither<StoreError, unknown> =
    next === undefined ? loop.values.remove(key, version) : loop.values.set(key, next, version)
  for (;;) {
    const result = await operation()
    const isAway = E.isLeft(result) && result.left._tag === 'Unavailable'
    if (!isAway || loop.abandoned.signal.aborted) {
      note(loop, isAway ? result.left : undefined)
      return E.isLeft(result) ? loop.clock.now() : next && wakeOf(next, loop.clock.now())
    }
    note(loop, result.left)
    await loop.clock.sleep(troublePause, loop.abandoned.signal)()
  }
}

const written = async (
  loop: JobState,
  key: string,
  job: StoredJob,
  operation: TE.TaskEither<StoreError, unknown>,
): Promise<Millis> => {
  const result = await operation()
  return E.isLeft(result) ? refused(loop, key, result.left) : wakeOf(job, loop.clock.now())
}

// When to look at a job again after the store has refused.
const refused = (loop: JobState, key: string, error: StoreError): Millis => {
  switch (error._tag) {
    case 'Outdated':
      return loop.clock.now()
    case 'Unavailable':
      note(loop, error)
      return loop.clock.now() + troublePause
    case 'Unreadable':
      return unable(loop, key, error.reason)
  }
}

// The most jobs that are reported because they cannot run.
const mostReported = 1_000

const unable = (loop: JobState, key: string, why: string): Millis => {
  if (!loop.reported.has(key) && loop.reported.size < mostReported) {
    loop.reported.add(key)
    loop.report(
      `A job in the store cannot run, and stays: ${shownId(key.slice(loop.prefix.length))}, ` +
        `${Token.redact(why)}. Cancel it by its id, or run a release that knows it.`,
    )()
  }
  return Infinity
}

const giveUp = async (loop: JobState, failure: JobFailure): Promise<void> => {
  const { call, onFailure, report } = loop
  const { attempt, id, name } = failure.job
  const times = failure._tag === 'Killed' ? attempt - 1 : attempt
  const named = `The job ${name} (${shownId(id)})`
  const sentence = `${named} was given up after ${times} attempts: ${reasonOf(failure)}`
  if (onFailure === undefined) {
    report(sentence)()
    return
  }
  try {
    await onFailure(failure, call)()
  } catch (cause) {
    report(`${sentence} The hook onFailure failed, too: ${placeOf(cause)}`)()
  }
}

const waitAfter = (end: JobFault, attempts: number, random: number): Millis => {
  const usual = Math.min(longestRetry, firstRetry * 4 ** (attempts - 1))
  const asked = end._tag === 'Failed' ? floodOf(end.error) : 0
  return Math.max(usual / 2 + (random * usual) / 2, Math.min(asked, longestRetry))
}

// How long Telegram asks to wait; 0 for other errors.
const floodOf = (error: unknown): Millis =>
  typeof error === 'object' && error !== null && 'retryAfter' in error && typeof error.retryAfter === 'number'
    ? error.retryAfter * 1_000
    : 0

const reasonOf = (end: JobFault): string => {
  switch (end._tag) {
    case 'Failed':
      return `${tagOf(end.error)}.`
    case 'Thrown':
      return placeOf(end.cause)
    case 'TimedOut':
      return `It took longer than ${end.after / 1000} s.`
    case 'Killed':
      return 'The process ended each time.'
  }
}

// An error may quote a user, so only its kind is shown.
const tagOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && '_tag' in error && typeof error._tag === 'string'
    ? error._tag
    : 'it failed'

const shownId = (id: string): string => JSON.stringify(Token.redact(id))
