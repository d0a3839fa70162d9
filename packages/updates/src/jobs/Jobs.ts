// Work for later: reminders, digests, clean-ups. A store keeps a job as a name of a typed table and a
// payload, never as code.

import type { HasMe } from '@pipegram/compose/Context'
import { named, type Middleware } from '@pipegram/compose/Middleware'
import { keptIn } from '@pipegram/compose/Upkeep'
import { system, type Millis } from '@pipegram/core/Clock'
import { toMillis } from '@pipegram/core/Duration'
import { total } from '@pipegram/core/Store'
import type { BotFullInfo } from '@pipegram/core/Types'
import { startLoop } from './internal/JobLoop.ts'
import { makeSchedule } from './internal/JobSchedule.ts'
import type { JobRoom } from './internal/JobSettings.ts'
import { prefixOf } from './internal/StoredJob.ts'
import type { HasSchedule, JobHost, JobRunner, JobsOptions, JobTable } from './Job.ts'

// model

export type * from './Job.ts'
export type { BadSchedule, JobMoment, JobTime, JobZone } from './JobTime.ts'

/** A table of jobs in a store: a step for handlers that schedule, and a runner. */
export interface Scheduler<P> extends Middleware<HasMe, HasSchedule<P>, never>, JobRunner {
  /** The functions that the step adds, for use outside a handler. */
  readonly of: (me: Pick<BotFullInfo, 'id'>) => HasSchedule<P>
}

// constructors

/**
 * Jobs by name, in a store. `use(jobs)` gives handlers `schedule` and `scheduled`; `run(bot, { jobs })` runs
 * the jobs. Any number of processes may run the jobs of one store: each firing runs in one of them. After a
 * kill, the firing runs again. Throws a `RangeError` if an option is wrong.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { jobs } from '@pipegram/updates/Jobs'
 *   import { Answer, harness, makeRecorder, makeTestClock } from '@pipegram/testing'
 *   import { me, said } from '@pipegram/testing/Build'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 *   const clock = makeTestClock()
 *   const reminders = jobs(
 *     {
 *       remind: {
 *         payload: t.type({ chat_id: t.number, text: t.string }),
 *         run: ({ call, payload }) => call(sendMessage(payload)),
 *       },
 *     },
 *     { store: makeMemoryStore({ clock }), clock },
 *   )
 *   const bot = pipeline(
 *     use(reminders),
 *     commands({
 *       tea: ({ call, message, schedule }) =>
 *         pipe(
 *           schedule.remind({ chat_id: message.chat.id, text: 'The tea is ready.' }, { in: '4m' }),
 *           TE.chainW(() => call(reply(message, 'In four minutes.'))),
 *         ),
 *     }),
 *   )
 *
 *   // In a program: run(bot, { jobs: reminders }).
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const running = reminders.start({ call, me })
 *   await harness(bot)(said('/tea'))()
 *   await clock.advance(4 * 60_000)
 *   await running.stop(1_000)()
 *
 *   assert.deepStrictEqual(calls()[0]?.params, { chat_id: 1001, text: 'The tea is ready.' })
 */
export const jobs = <P extends object>(table: JobTable<P>, options: JobsOptions): Scheduler<P> => {
  const { clock = system, inFlight = 10, attempts = 5, most = 10_000 } = options
  for (const [name, value] of Object.entries({ inFlight, attempts, most }))
    if (!(value >= 1)) throw new RangeError(`${name} is ${value} and should be 1 or more.`)
  const settings = {
    ...options,
    table,
    store: { ...total(options.store), list: options.store.list },
    clock,
    inFlight,
    attempts,
    most,
    timeLimit: toMillis('timeLimit', options.timeLimit ?? '1m'),
    poll: toMillis('poll', options.poll ?? '30s'),
    reread: Infinity,
    prefixOf,
    onScheduled: new Set<(id: string, due: Millis) => void>(),
    rooms: new Map<number, JobRoom>(),
  }
  const of = (me: Pick<BotFullInfo, 'id'>): HasSchedule<P> => makeSchedule(settings, me.id)
  const step: Middleware<HasMe, HasSchedule<P>, never> = ({ me }, next) => next(of(me))
  return Object.assign(keptIn(options.store)(named('jobs', step, true)), {
    of,
    start: (host: JobHost) => startLoop(settings, host),
  })
}
