// When a job runs: once, at intervals, or by the clock of a time zone. croner handles daylight saving time.

import type { Millis } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import { Cron } from 'croner'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

// model

/** A moment: a date, or milliseconds since 1970. */
export type JobMoment = Date | Millis

/** When a job runs: one of `at`, `in`, `every`, `daily`, `monthly` and `cron`. */
export type JobTime =
  /** Once, at a moment. A moment in the past is now. */
  | { readonly at: JobMoment }
  /** Once, after a time. */
  | { readonly in: Duration }
  /**
   * At intervals of 1 second or more. `from` is the first run. Default: one interval from now.
   */
  | { readonly every: Duration; readonly from?: JobMoment }
  /** Every day, at a time such as `09:00`. */
  | ({ readonly daily: string } & JobZone)
  /**
   * Every month, on a day and at a time. A month without that day is left out; `last` is the last day of each
   * month.
   */
  | ({ readonly monthly: { readonly day: number | 'last'; readonly at: string } } & JobZone)
  /** By a cron expression of 5 fields, or of 6 fields that begin with seconds. */
  | ({ readonly cron: string } & JobZone)

/** The time zone of a wall clock. */
export interface JobZone {
  /** An IANA name such as `Europe/Berlin`. Default: `UTC`. */
  readonly timeZone?: string
}

/** The time of a job is wrong. The sentence says why; it may quote what a user wrote. */
export interface BadSchedule {
  readonly _tag: 'BadSchedule'
  readonly sentence: string
}

/** The firings of a job, as they are stored. */
export type JobRule = t.TypeOf<typeof JobRule>

// codecs

export const JobRule = t.union([
  t.type({ once: t.literal(true) }),
  t.type({ every: t.number }),
  t.type({ cron: t.string, timeZone: t.string }),
])

// constructors

/** A sentence for the person who scheduled the job. */
export const refusedTime = (sentence: string): BadSchedule => ({ _tag: 'BadSchedule', sentence })

/** The rule of a time, and its first firing. Fails on a time that makes no sense or never comes. */
export const planned = (
  time: JobTime,
  now: Millis,
): E.Either<BadSchedule, { readonly rule: JobRule; readonly due: Millis }> => {
  if (kinds.filter((kind) => kind in time).length !== 1)
    return E.left(refusedTime(`A job has exactly one of ${kinds.join(', ')}.`))
  return E.tryCatch(
    () => plan(time, now),
    (cause) => refusedTime(cause instanceof Error ? cause.message : 'The time of the job makes no sense.'),
  )
}

// combinators

/** The first firing after a moment; `undefined` if there is no more. Throws on a broken rule. */
export const nextOf = (rule: JobRule, after: Millis, due: Millis): Millis | undefined => {
  if ('once' in rule) return undefined
  if ('cron' in rule) return cronOf(rule).nextRun(new Date(after))?.getTime()
  return due > after ? due : due + rule.every * (Math.floor((after - due) / rule.every) + 1)
}

/** The firing to wait for, also if the clock was set back: at most the second one from now. */
export const unstalled = (rule: JobRule, due: Millis, now: Millis): Millis => {
  if ('once' in rule) return due
  if ('every' in rule) return Math.min(due, now + rule.every)
  const [first, second] = cronOf(rule).nextRuns(2, new Date(now))
  return first !== undefined && second !== undefined && due > second.getTime() ? first.getTime() : due
}

/** The first of the last `most` firings that were missed. */
export const firstMissed = (rule: JobRule, due: Millis, now: Millis, most: number): Millis => {
  if ('once' in rule) return due
  if ('every' in rule) return due + rule.every * Math.max(0, Math.floor((now - due) / rule.every) + 1 - most)
  return Math.max(due, cronOf(rule).previousRuns(most, new Date(now)).at(-1)?.getTime() ?? due)
}

// private

const kinds = ['at', 'in', 'every', 'daily', 'monthly', 'cron'] as const

const plan = (time: JobTime, now: Millis): { readonly rule: JobRule; readonly due: Millis } => {
  if ('at' in time) return { rule: { once: true }, due: momentOf('at', time.at) }
  if ('in' in time) return { rule: { once: true }, due: momentOf('in', now + toMillis('in', time.in)) }
  if ('every' in time) {
    const every = toMillis('every', time.every)
    if (every < 1_000) throw new RangeError(`every is ${every} ms and should be 1 second or more.`)
    const due = time.from === undefined ? now + every : momentOf('from', time.from)
    return { rule: { every }, due: due < now ? due + every * Math.ceil((now - due) / every) : due }
  }
  const { timeZone = 'UTC' } = time
  if (!isZone(timeZone))
    throw new RangeError(`"${timeZone}" is no time zone. Give an IANA name, such as "Europe/Berlin".`)
  const rule = { cron: patternOf(time), timeZone }
  const due = nextOf(rule, now, now)
  if (due === undefined) throw new RangeError('This time never comes.')
  return { rule, due }
}

// The latest time that a Date can hold.
const latest = 8.64e15

const longestCron = 100

const momentOf = (name: string, moment: JobMoment): Millis => {
  const ms = Number(moment)
  if (!(Math.abs(ms) <= latest)) throw new RangeError(`${name} is no moment: give a Date, or milliseconds.`)
  return ms
}

const patternOf = (time: Extract<JobTime, JobZone>): string => {
  if ('daily' in time) return `${timeOf(time.daily)} * * *`
  if ('monthly' in time) return `${timeOf(time.monthly.at)} ${dayOf(time.monthly.day)} * *`
  if (time.cron.length > longestCron) throw new RangeError('The cron expression is too long.')
  return time.cron
}

// Minute and hour, in the order of cron.
const timeOf = (time: string): string => {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (hour === undefined || minute === undefined)
    throw new RangeError(`"${time}" is no time of the day. Write it as 09:00.`)
  return `${Number(minute)} ${Number(hour)}`
}

const dayOf = (day: number | 'last'): string => {
  if (day === 'last') return 'L'
  if (!(Number.isInteger(day) && day >= 1 && day <= 31))
    throw new RangeError(`The day of a month is ${day} and should be 1 to 31, or "last".`)
  return `${day}`
}

const isZone = (timeZone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const cronOf = ({ cron, timeZone }: Extract<JobRule, { readonly cron: string }>): Cron =>
  new Cron(cron, { timezone: timeZone, paused: true, mode: '5-or-6-parts' })
