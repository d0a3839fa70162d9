// Finds the jobs that are due, and runs them in parallel, up to a limit.

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

// How many due jobs one search over all waiting jobs finds at most.
const foundAtOnce = 1_000

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
    found: [],
    running: new Map(),
    reported: new Set(),
    pauses: makePauses(clock),
    abandoned: new AbortController(),
    listed: undefined,
    next: Infinity,
    isChanged: false,
    trouble: undefined,
  }
  const onScheduled = (key: string, due: Millis): void => {
    if (!key.startsWith(loop.prefix)) return
    loop.waiting.set(key, due)
    // A job that is due later wakes nobody: a wake costs a search over all waiting jobs.
    if (due <= loop.next) wake(loop)
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
    // After the clock was set back, all jobs are read again.
    if (loop.listed === undefined || now < loop.listed || now >= loop.listed + poll) await look(loop)
    beginDue(loop)
    loop.next = nextLook(loop)
    await pauses.pause(Math.max(1, loop.next - clock.now()), () => loop.isChanged)
  }
}

const nextLook = ({ inFlight, listed = 0, poll, running, waiting }: JobState): Millis => {
  let next = listed + poll
  if (running.size < inFlight)
    for (const [key, due] of waiting) if (due < next && !running.has(key)) next = due
  return next
}

// Lists all jobs, and reads the new ones and some of the known ones, to learn what other processes have
// scheduled or moved.
const look = async (loop: JobState): Promise<void> => {
  const { clock, listed: last, pauses, poll, prefix, reread, running, store, values, waiting } = loop
  const gone = new Set(waiting.keys())
  // The jobs that were read longest ago come first. After the clock was set back, all are read.
  const isBack = last !== undefined && clock.now() < last
  const again = new Set([...gone].slice(0, isBack ? undefined : reread))
  const listed = await eachPage(store, prefix, async (keys) => {
    const unread = keys.filter((key) => !gone.delete(key) || again.has(key))
    for (let at = 0; at < unread.length && !pauses.isStopped(); at += readAtOnce) {
      const some = unread.slice(at, at + readAtOnce)
      const before = some.map((key) => waiting.get(key))
      const found = await Promise.all(some.map((key) => values.get(key)()))
      for (const [i, key] of some.entries()) {
        const job = found[i]
        if (job === undefined) continue
        if (E.isLeft(job) && job.left._tag === 'Unavailable') return job
        // A job that cannot be read is due at once, so that it is reported.
        const wakes = E.isLeft(job) ? clock.now() : job.right && wakeOf(job.right.value, clock.now())
        // If this process has run or set the job in the meantime, it knows more than the store said.
        if (wakes === undefined || running.has(key) || waiting.get(key) !== before[i]) continue
        waiting.delete(key)
        waiting.set(key, wakes)
      }
    }
    return E.right(!pauses.isStopped())
  })
  note(loop, E.isLeft(listed) ? listed.left : undefined)
  loop.listed = E.isLeft(listed) ? clock.now() - poll + Math.min(poll, troublePause) : clock.now()
  if (E.isRight(listed) && !pauses.isStopped())
    for (const key of gone) if (!running.has(key)) waiting.delete(key)
}

const beginDue = (loop: JobState): void => {
  const { inFlight, pauses, running, waiting } = loop
  while (running.size < inFlight && !pauses.isStopped()) {
    const key = nextDue(loop)
    if (key === undefined) return
    const run = fire(loop, key).then((next) => {
      running.delete(key)
      if (next === undefined) waiting.delete(key)
      else waiting.set(key, next)
      wake(loop)
    })
    running.set(key, run)
  }
}

// The job that is due next. One search over all waiting jobs finds many: after a long stop, all are due.
const nextDue = (loop: JobState): string | undefined => {
  const { clock, running, waiting } = loop
  const now = clock.now()
  const isDue = (key: string): boolean => (waiting.get(key) ?? Infinity) <= now && !running.has(key)
  for (let key = loop.found.pop(); key !== undefined; key = loop.found.pop()) if (isDue(key)) return key
  const due: Array<readonly [key: string, at: Millis]> = []
  for (const entry of waiting) if (entry[1] <= now && !running.has(entry[0])) due.push(entry)
  const sooner = due.toSorted(([, a], [, b]) => a - b).slice(0, foundAtOnce)
  loop.found = sooner.map(([key]) => key).toReversed()
  return loop.found.pop()
}
