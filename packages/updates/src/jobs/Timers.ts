// Timers of the parts of a bot, such as the time limit of a dialog. Timers are jobs that the parts set, with
// one loop for each name.

import type { Bot } from '@pipegram/compose/Handler'
import type { Timer } from '@pipegram/compose/Upkeep'
import { timerPrefix } from '@pipegram/compose/Upkeep'
import { upkeepsOf } from '@pipegram/compose/Upkeeps'
import { total, type Store } from '@pipegram/core/Store'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { stderr } from '../Notice.ts'
import { startLoop } from './internal/JobLoop.ts'
import { together } from './internal/RunnerGroup.ts'
import { storedJobs } from './internal/StoredJob.ts'
import type { JobHost, JobRunner, JobSpec, RunningJobs } from './Job.ts'

// constructors

/**
 * The timers of a bot, such as those of `within` in its dialogs. `run` and `start` run them. `timers` is for
 * a process that uses neither, such as a worker beside a webhook that runs on an edge. Any number of
 * processes may run the timers: each timer rings in one of them.
 *
 * @example
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { begin, converse } from '@pipegram/compose/Converse'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { within } from '@pipegram/compose/DialogExit'
 *   import { catchError } from '@pipegram/compose/Handler'
 *   import { handled } from '@pipegram/compose/Middleware'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { report } from '@pipegram/compose/Report'
 *   import { timers } from '@pipegram/updates/Timers'
 *   import { Answer, harness, makeRecorder, makeTestClock } from '@pipegram/testing'
 *   import { me, said } from '@pipegram/testing/Build'
 *
 *   const rename = dialog(
 *     'rename',
 *     ask('name', 'What is the new name?', NonEmptyString),
 *     within('10m', ({ call, place }) => call(sendMessage({ ...place, text: 'Too late.' }))),
 *   )
 *   const clock = makeTestClock()
 *   const bot = pipeline(
 *     choose(
 *       converse(rename, { store: makeMemoryStore({ clock }), clock, done: () => handled }),
 *       commands({ rename: begin(rename) }),
 *     ),
 *     catchError(report),
 *   )
 *
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const running = timers(bot).start({ call, me })
 *   await harness(bot)(said('/rename'))()
 *   await clock.advance(11 * 60_000)
 *   await running.stop(1_000)()
 *
 *   assert.deepStrictEqual(calls()[0]?.params, { chat_id: 1001, text: 'Too late.' })
 */
export const timers = (bot: Bot): JobRunner => {
  const all = upkeepsOf(bot).flatMap(({ timer }) => (timer === undefined ? [] : [timer]))
  return together(all.map(runnerOf))
}

// private

const runnerOf = (timer: Timer): JobRunner => ({
  start: (host) => {
    const { store, name } = timer
    if (canList(store)) return startTimer(timer, { ...total(store), list: store.list }, host)
    const report = host.report ?? stderr
    report(
      `The store of "${name}" cannot list its keys. So its time ends with the next update of a person, and ` +
        'not by itself: use a store that can list.',
    )()
    return { health: () => ({ inFlight: 0, waiting: 0 }), stop: () => () => Promise.resolve(0) }
  },
})

const canList = (store: Store): store is Required<Store> => store.list !== undefined

const startTimer = (timer: Timer, store: Required<Store>, host: JobHost): RunningJobs => {
  const { name, clock, ring, onSet } = timer
  const prefixOf = (bot: number): string => `${timerPrefix(bot)}${name} `
  const jobs = storedJobs(store)
  const spec: JobSpec<unknown> = {
    payload: t.unknown,
    run: ({ job, ...ctx }) =>
      pipe(
        ring(ctx),
        TE.chainW((due) =>
          due === undefined
            ? TE.right(undefined)
            : // A separate write, so that the end of this run does not remove the job.
              jobs.change(prefixOf(ctx.me.id) + job.id, (before) => {
                if (before === undefined) return { value: before, result: undefined }
                const { leased: _, ...rest } = before
                return { value: { ...rest, due, attempts: 0, written: clock.now() }, result: undefined }
              }),
        ),
      ),
  }
  const onScheduled = new Set<(key: string, due: number) => void>()
  const running = startLoop(
    {
      table: { [name]: spec },
      store,
      clock,
      prefixOf,
      onScheduled,
      attempts: 5,
      inFlight: 10,
      most: Infinity,
      rooms: new Map(),
      timeLimit: 60_000,
      poll: 30_000,
      // A job that another process has moved is found when it rings here, at its former time.
      reread: 1_000,
    },
    host,
  )
  const forget = onSet((key, due) => {
    for (const tell of onScheduled) tell(key, due)
  })
  return {
    ...running,
    stop: (deadline) => {
      forget()
      return running.stop(deadline)
    },
  }
}
