// Finds the jobs that are due, and runs them beside each other, up to a limit.

import { within, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { makePauses } from '../../internal/Pauses.ts'
import { makeUnrunReport } from '../../internal/UnrunReport.ts'
import { stderr } from '../../Notice.ts'
import type { JobHost, RunningJobs } from '../Job.ts'
import { eachPage } from './JobReading.ts'
import { fire } from './JobRun.ts'
import type { JobSettings } from './JobSettings.ts'
import { note, type JobState } from './JobState.ts'
import { storedJobs, wakeOf } from './StoredJob.ts'

// How many jobs are read at a time.
const readAtOnce = 20

// How long to wait after a failure of the store.
const troublePause: Millis = 5_000

// constructors

/** Runs the jobs of a bot until they are stopped. */
export const startLoop = <P>(settings: JobSettings<P>, host: JobHost): RunningJobs => {
  const { clock, store } = settings
  const report = host.report ?? stderr
  const loop: JobState = {
    ...settings,
    values: storedJobs(store),
    me: host.me,
    call: host.call,
    report,
    random: host.random ?? Math.random,
    tellUnrun: makeUnrunReport(report),
    prefix: settings.prefixOf(host.me.id),
    waiting: new Map(),
    running: new Map(),
    reported: new Set(),
    pauses: makePauses(clock),
    abandoned: new AbortController(),
    listed: undefined,
    isChanged: false,
    trouble: undefined,
  }
  const onScheduled = (key: string, due: Millis): void => {
    if (!key.startsWith(loop.prefix)) return
    loop.waiting.set(key, due)
    wake(loop)
  }
  settings.onScheduled.add(onScheduled)
  const ended = work(loop)
  const stop = async (deadline: Millis): Promise<number> => {
    settings.onScheduled.delete(onScheduled)
    loop.pauses.stop()
    await within(clock, deadline)(Promise.all(loop.running.values()))()
    const left = loop.running.size
    loop.abandoned.abort('stopped')
    await Promise.all([...loop.running.values(), ended])
    return left
  }
  let stopped: Promise<number> | undefined
  return {
    health: () => ({
      inFlight: loop.running.size,
      waiting: loop.waiting.size,
      ...defined({ trouble: loop.trouble }),
    }),
    stop: (deadline) => () => (stopped ??= stop(deadline)),
  }
}

// private

const wake = (loop: JobState): void => {
  loop.isChanged = true
  loop.pauses.look()
}

const work = async (loop: JobState): Promise<void> => {
  const { clock, pauses, poll } = loop
  while (!pauses.isStopped()) {
    loop.isChanged = false
    const now = clock.now()
    // After the clock was set back, all jobs are looked at.
    if (loop.listed === undefined || now < loop.listed || now >= loop.listed + poll) await look(loop)
    beginDue(loop)
    await pauses.pause(Math.max(1, nextLook(loop) - clock.now()), () => loop.isChanged)
  }
}

const nextLook = ({ inFlight, listed = 0, poll, running, waiting }: JobState): Millis => {
  let next = listed + poll
  if (running.size < inFlight)
    for (const [key, due] of waiting) if (due < next && !running.has(key)) next = due
  return next
}

// Reads all jobs, so that those that other processes have scheduled or moved are known.
const look = async (loop: JobState): Promise<void> => {
  const { clock, pauses, poll, prefix, running, store, values, waiting } = loop
  const before = [...waiting.keys()]
  const seen = new Set<string>()
  const listed = await eachPage(store, prefix, async (keys) => {
    for (let at = 0; at < keys.length && !pauses.isStopped(); at += readAtOnce) {
      const some = keys.slice(at, at + readAtOnce)
      const found = await Promise.all(some.map((key) => values.get(key)()))
      for (const [i, key] of some.entries()) {
        seen.add(key)
        const job = found[i]
        if (job === undefined || running.has(key)) continue
        if (E.isLeft(job) && job.left._tag === 'Unavailable') return job
        // What cannot be read is looked at, so that it is reported.
        if (E.isLeft(job)) waiting.set(key, clock.now())
        else if (job.right !== undefined) waiting.set(key, wakeOf(job.right.value, clock.now()))
      }
    }
    return E.right(!pauses.isStopped())
  })
  note(loop, E.isLeft(listed) ? listed.left : undefined)
  loop.listed = E.isLeft(listed) ? clock.now() - poll + Math.min(poll, troublePause) : clock.now()
  if (E.isRight(listed))
    for (const key of before) if (!seen.has(key) && !running.has(key)) waiting.delete(key)
}

const beginDue = (loop: JobState): void => {
  const { clock, inFlight, pauses, running, waiting } = loop
  if (running.size >= inFlight || pauses.isStopped()) return
  const now = clock.now()
  const due = [...waiting].filter(([key, at]) => at <= now && !running.has(key))
  for (const [key] of due.toSorted(([, a], [, b]) => a - b).slice(0, inFlight - running.size)) {
    const run = fire(loop, key).then((next) => {
      running.delete(key)
      if (next === undefined) waiting.delete(key)
      else waiting.set(key, next)
      wake(loop)
    })
    running.set(key, run)
  }
}
