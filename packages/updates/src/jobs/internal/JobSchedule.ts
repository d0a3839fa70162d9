// Schedules, cancels and lists the jobs of a bot.

import { change, type Store, type StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type {
  HasSchedule,
  JobOptions,
  JobSchedule,
  JobSpec,
  Scheduled,
  ScheduleError,
  WaitingJob,
  WaitingJobs,
} from '../Job.ts'
import { type BadSchedule, refusedTime, type JobTime, planned } from '../JobTime.ts'
import { eachPage, readJob } from './JobReading.ts'
import type { JobSettings } from './JobSettings.ts'
import { type StoredJob, storedJobs } from './StoredJob.ts'

// constructors

/** Forgets a job, even one that does not decode. */
export const cancel =
  (store: Store, prefix: string) =>
  (id: string): TE.TaskEither<StoreError, boolean> =>
    pipe(
      store,
      change(prefix + id, (text) => ({ value: undefined, result: text !== undefined })),
    )

/** The operations on the jobs of one bot. */
export const makeSchedule = <P extends object>(settings: JobSettings<P>, bot: number): HasSchedule<P> => ({
  schedule: scheduleOf(settings, bot),
  scheduled: waitingOf(settings, bot),
})

// private

const longestId = 200

// The longest payload, in characters of JSON.
const longestPayload = 16_384

const scheduleOf = <P extends object>(settings: JobSettings<P>, bot: number): JobSchedule<P> => {
  const schedule: Record<string, unknown> = {}
  for (const name of namesOf(settings.table)) {
    const spec = settings.table[name]
    schedule[name] = (payload: P[typeof name], options: JobTime & JobOptions) =>
      add(settings, bot, name, spec, payload, options)
  }
  // oxlint-disable-next-line typescript/consistent-type-assertions -- it has each name of the table
  return schedule as JobSchedule<P>
}

const add = <A>(
  settings: Omit<JobSettings<unknown>, 'table'>,
  bot: number,
  name: string,
  spec: JobSpec<A>,
  payload: A,
  options: JobTime & JobOptions,
): TE.TaskEither<ScheduleError, Scheduled> => {
  const { clock, onScheduled, prefixOf, store } = settings
  const { id = crypto.randomUUID(), misfire = 'once' } = options
  const key = prefixOf(bot) + id
  const jobs = storedJobs(store)
  const made = (): E.Either<BadSchedule, StoredJob> =>
    pipe(
      encoded(spec, payload),
      E.filterOrElse(
        () => id.length >= 1 && id.length <= longestId && id.isWellFormed(),
        () => refusedTime(`The id of a job has 1 to ${longestId} characters.`),
      ),
      E.chain((data) =>
        pipe(
          planned(options, clock.now()),
          E.map((plan) => ({ name, payload: data, misfire, ...plan, attempts: 0, written: clock.now() })),
        ),
      ),
    )
  return pipe(
    TE.fromIOEither(made),
    TE.chainFirstW(() => roomFor(settings, bot, key)),
    TE.chainW((job) =>
      jobs.change(key, (before) => {
        const value = before !== undefined && isSame(before, job) ? before : job
        return { value, result: { id, next: value.due } }
      }),
    ),
    TE.map((scheduled) => {
      for (const tell of onScheduled) tell(key, scheduled.next)
      return scheduled
    }),
  )
}

// Checks the payload, since JavaScript code has no types: a stored payload must decode again.
const encoded = <A>({ payload: codec }: JobSpec<A>, payload: A): E.Either<BadSchedule, unknown> =>
  pipe(
    E.tryCatch(
      (): unknown => {
        const text = codec.is(payload) ? JSON.stringify(codec.encode(payload) ?? null) : ''
        return text.length <= longestPayload ? JSON.parse(text) : JSON.parse('')
      },
      () =>
        refusedTime(
          `The payload of a job is what its codec says, at most ${longestPayload} characters of JSON.`,
        ),
    ),
  )

// A job that is scheduled again by `in` has a new time, so it replaces the other one.
const isSame = (a: StoredJob, b: StoredJob): boolean =>
  textOf(a) === textOf(b) && (!('once' in a.rule) || a.due === b.due)

const textOf = ({ name, payload, rule, misfire }: StoredJob): string =>
  JSON.stringify([name, payload, rule, misfire])

// After a count, this process may set a part of the jobs that have room without a new count: a count for each
// of 10,000 jobs would list 50 million keys. Up to so many processes together stay within the limit.
const roomParts = 8

// Checks that there is room for a job. A job that replaces another one needs no room.
const roomFor = (
  settings: Omit<JobSettings<unknown>, 'table'>,
  bot: number,
  key: string,
): TE.TaskEither<ScheduleError, void> => {
  const { most, rooms, store } = settings
  const full: ScheduleError = {
    _tag: 'TooManyJobs',
    sentence: 'Too much is planned already. Try again later.',
  }
  return async () => {
    const known = rooms.get(bot)
    if (known !== undefined && known.free > 0) {
      known.free -= 1
      return E.right(undefined)
    }
    // Calls that arrive during a count wait for the same count.
    const counting = known?.counting ?? counted(settings, bot)
    rooms.set(bot, { free: 0, counting })
    const count = await counting
    if (E.isLeft(count)) return count
    if (count.right < most) return E.right(undefined)
    const other = await store.get(key)()
    return E.isRight(other) && other.right === undefined ? E.left(full) : E.map(() => undefined)(other)
  }
}

// Counts the jobs of a bot, up to the limit.
const counted = async (
  { store, most, prefixOf, rooms }: Omit<JobSettings<unknown>, 'table'>,
  bot: number,
): Promise<E.Either<StoreError, number>> => {
  let count = 0
  const listed = await eachPage(store, prefixOf(bot), async (keys) => {
    count += keys.length
    return E.right(count < most)
  })
  rooms.set(bot, { free: E.isLeft(listed) ? 0 : Math.floor(Math.max(0, most - count) / roomParts) })
  return E.isLeft(listed) ? listed : E.right(count)
}

const waitingOf = <P extends object>(settings: JobSettings<P>, bot: number): WaitingJobs<P> => ({
  cancel: cancel(settings.store, settings.prefixOf(bot)),
  list:
    (prefix = '') =>
    async () => {
      const found = new Map<string, WaitingJob<P>>()
      const jobs = storedJobs(settings.store)
      const all = settings.prefixOf(bot)
      const listed = await eachPage(settings.store, all + prefix, async (keys) => {
        for (const key of keys) {
          const job = await jobs.get(key)()
          if (E.isLeft(job) && job.left._tag !== 'Unreadable') return job
          if (E.isRight(job) && job.right !== undefined) {
            const { value } = job.right
            const read = readJob(settings.table)(value)
            const id = key.slice(all.length)
            const next = value.retry ?? value.due
            if (E.isRight(read))
              // oxlint-disable-next-line typescript/consistent-type-assertions -- so says its codec
              found.set(id, { id, name: value.name, next, payload: read.right.payload } as WaitingJob<P>)
          }
        }
        return E.right(true)
      })
      if (E.isLeft(listed)) return listed
      return E.right([...found.values()].toSorted((a, b) => a.next - b.next))
    },
})

const namesOf = <P extends object>(table: P): ReadonlyArray<keyof P & string> =>
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the table has these names
  Object.keys(table) as Array<keyof P & string>
