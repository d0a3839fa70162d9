// Lanes: the jobs of one chat run in order, and lanes run in parallel. The number of accepted jobs is
// limited.

import type { Handler } from '@pipegram/compose/Handler'
import { isUrgent as urgentOf } from '@pipegram/compose/LaneMarks'
import type { Update } from '@pipegram/core/Types'
import { chatOf, messageOf, userOf } from '@pipegram/core/Update'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'

// model

/**
 * A job of a lane. It must not reject. A job with a `group` can give way. After that, the jobs of its group
 * start beside it at once, even if other jobs are before them. The next job in line starts, too, if it has a
 * group. A job without a group waits until all jobs before it have ended. The task that `giveWay` returns
 * ends when no other job of the lane runs, except those that gave way. After the end of a job, its `giveWay`
 * does nothing.
 */
export interface LaneJob {
  (giveWay: IO<Task<void>>): Promise<void>
  readonly group?: string | undefined
}

/** Which lane an update goes into. */
export interface LaneOptions {
  /**
   * The name of the lane of an update: updates of one lane run in order. `undefined` means the default lane
   * of the update. It is called once for each update, and must return the same name after a restart.
   */
  readonly lane?: (update: Update) => string | undefined
}

/** Lanes by key. A lane exists only while it has a job. */
export interface Lanes {
  /**
   * Adds a job to the end of a lane, as `offer` does, but without a wait. Returns false if there is no room.
   */
  readonly enter: (key: string | undefined, job: LaneJob) => boolean
  /**
   * Adds a job to the end of a lane; without a key, the job has a lane of its own. While the limit is
   * reached, it waits for room. If the signal is aborted or the lanes are closed before that, it returns
   * false, and the job never runs.
   */
  readonly offer: (key: string | undefined, job: LaneJob, signal?: AbortSignal) => Task<boolean>
  /** How many jobs are accepted and have not ended. */
  readonly size: IO<number>
  /** How many lanes there are now. */
  readonly lanes: IO<number>
  /** Ends when all lanes are empty. */
  readonly drain: Task<void>
  /** Accepts and starts no more jobs, and drops the waiting ones. Returns how many jobs have not ended. */
  readonly close: IO<number>
}

// destructors

/**
 * The lane of each update of a bot. An inbox stores it, so it has one form for ever. Default: the first of
 * these lanes that the update has.
 *
 * - `checkout:7`, `shipping:7`, `inline:7`: queries of a user, to be answered within seconds
 * - `business:c:9`: a chat of a business account, by connection and chat
 * - `chat:9`, `user:7`, `poll:5`
 *
 * The urgent updates of a lane have a second lane, which runs beside the first: `chat:9!`.
 *
 * `undefined`: the update has a lane of its own.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { said } from '@pipegram/testing/Build'
 *   import { laneOf } from '@pipegram/updates/Lane'
 *
 *   const bot = pipeline(commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }))
 *
 *   assert.strictEqual(laneOf(bot)(said('Hello')), 'chat:1001')
 *   assert.strictEqual(laneOf(bot, { lane: () => 'all' })(said('Hello')), 'own:all')
 */
export const laneOf = <C, E>(
  bot: Handler<C, E>,
  { lane: nameOf }: LaneOptions = {},
): ((update: Update) => string | undefined) => {
  const isUrgent = urgentOf(bot)
  return (update) => {
    const own = nameOf?.(update)
    const lane = own === undefined ? keyOf(update) : `own:${own}`
    return lane !== undefined && isUrgent(update) ? `${lane}!` : lane
  }
}

/** The name of a lane without the mark of urgent updates. */
export const withoutUrgency = (lane: string): string => (lane.endsWith('!') ? lane.slice(0, -1) : lane)

/** The id of the album that an update belongs to; `undefined` for an update outside an album. */
export const albumOf = ({ message, channel_post, business_message }: Update): string | undefined =>
  (message ?? channel_post ?? business_message)?.media_group_id

// constructors

/**
 * Lanes that accept at most `limit` jobs at a time, 1 or more. `onEnd` runs after each job, when it has left
 * its lane.
 */
export const makeLanes = (limit: number, onEnd: IO<void> = () => undefined): Lanes => {
  if (!(limit >= 1)) throw new RangeError(`inFlight is ${limit} and should be 1 or more.`)
  const lanes = new Map<string | symbol, Lane>()
  const waiting = new Set<IO<void>>()
  const drained: Array<IO<void>> = []
  let size = 0
  let closed = false

  const ended = (lane: Lane): void => {
    if (isIdle(lane)) lanes.delete(lane.key)
    size -= 1
    const [next] = waiting
    if (next !== undefined) next()
    if (size === 0) for (const resolve of drained.splice(0)) resolve()
    onEnd()
  }

  const add = (name: string | undefined, job: LaneJob): void => {
    size += 1
    const key = name ?? Symbol('a lane of its own')
    const known = lanes.get(key)
    const lane = known ?? makeLane(key)
    if (known === undefined) lanes.set(key, lane)
    if (isIdle(lane)) {
      start(lane, job, ended)
      return
    }
    lane.jobs.push(job)
    advance(lane, ended)
  }

  const enter = (key: string | undefined, job: LaneJob): boolean => {
    const hasRoom = !closed && size < limit && waiting.size === 0
    if (hasRoom) add(key, job)
    return hasRoom
  }

  return {
    enter,
    offer: (key, job, signal) => async () =>
      !closed &&
      signal?.aborted !== true &&
      (enter(key, job) ||
        waitIn(waiting, signal, () => {
          if (!closed) add(key, job)
          return !closed
        })),
    size: () => size,
    lanes: () => lanes.size,
    drain: () =>
      new Promise((resolve) => {
        if (size === 0) resolve()
        else drained.push(resolve)
      }),
    close: () => {
      const left = size
      closed = true
      for (const { jobs } of lanes.values()) size -= jobs.splice(0).length
      for (const admit of waiting) admit()
      return left
    },
  }
}

// private

// A query that Telegram drops after some seconds has a lane beside the chat of its user.
const keyOf = (update: Update): string | undefined => {
  const hasty = hastyKeyOf(update)
  if (hasty !== undefined) return hasty
  const chat = chatOf(update)
  const connection = connectionOf(update)
  if (O.isSome(chat))
    return connection === undefined ? `chat:${chat.value.id}` : `business:${connection}:${chat.value.id}`
  const user = userOf(update)
  if (O.isSome(user)) return `user:${user.value.id}`
  const voter = update.poll_answer?.voter_chat
  if (voter !== undefined) return `chat:${voter.id}`
  return update.poll === undefined ? undefined : `poll:${update.poll.id}`
}

const hastyKeyOf = (update: Update): string | undefined => {
  const { pre_checkout_query, shipping_query, inline_query } = update
  const widget_query = update.widget_query ?? update.shared_widget_query
  if (widget_query !== undefined) return `widget:${widget_query.from.id}`
  if (pre_checkout_query !== undefined) return `checkout:${pre_checkout_query.from.id}`
  if (shipping_query !== undefined) return `shipping:${shipping_query.from.id}`
  return inline_query === undefined ? undefined : `inline:${inline_query.from.id}`
}

const connectionOf = (update: Update): string | undefined => {
  const message = messageOf(update)
  return O.isSome(message)
    ? message.value.business_connection_id
    : update.deleted_business_messages?.business_connection_id
}

// The mutable state of one lane.
interface Lane {
  readonly key: string | symbol
  /** Jobs that wait for their start. */
  readonly jobs: Array<LaneJob>
  readonly running: Set<Run>
  /** Jobs that gave way and wait to go on. They go before the jobs that wait for their start. */
  readonly returning: Array<IO<void>>
}

// A job that has started and has not ended.
interface Run {
  readonly group: string | undefined
  gaveWay: boolean
}

const makeLane = (key: string | symbol): Lane => ({ key, jobs: [], running: new Set(), returning: [] })

const isIdle = ({ jobs, running }: Lane): boolean => running.size === 0 && jobs.length === 0

// True if all running jobs have given way.
const isFree = ({ running }: Lane): boolean => {
  for (const { gaveWay } of running) if (!gaveWay) return false
  return true
}

const isOpen = ({ running }: Lane, group: string): boolean => {
  for (const run of running) if (run.gaveWay && run.group === group) return true
  return false
}

// The index of the next job that may start now; negative if no job may.
const nextOf = (lane: Lane): number => {
  const { jobs, running } = lane
  if (running.size === 0) return 0
  const member = jobs.findIndex(({ group }) => group !== undefined && isOpen(lane, group))
  return member < 0 && jobs[0]?.group !== undefined && isFree(lane) ? 0 : member
}

// Starts all jobs of a lane that may run now. The end of each job calls it again: a chain of promises would
// grow as long as a chat is busy.
const advance = (lane: Lane, onEnd: (lane: Lane) => void): void => {
  if (isFree(lane)) lane.returning.shift()?.()
  for (let at = nextOf(lane); at >= 0; at = nextOf(lane)) {
    const job = at === 0 ? lane.jobs.shift() : lane.jobs.splice(at, 1)[0]
    if (job === undefined) return
    start(lane, job, onEnd)
  }
}

const start = (lane: Lane, job: LaneJob, onEnd: (lane: Lane) => void): void => {
  const run: Run = { group: job.group, gaveWay: false }
  const giveWay = (): Task<void> => {
    if (run.group === undefined || !lane.running.has(run)) return async () => undefined
    run.gaveWay = true
    advance(lane, onEnd)
    return () => comeBack(lane, run, onEnd)
  }
  lane.running.add(run)
  void job(giveWay).then(() => {
    lane.running.delete(run)
    onEnd(lane)
    advance(lane, onEnd)
  })
}

const comeBack = (lane: Lane, run: Run, onEnd: (lane: Lane) => void): Promise<void> =>
  new Promise((resolve) => {
    lane.returning.push(() => {
      run.gaveWay = false
      resolve()
    })
    advance(lane, onEnd)
  })

// Waits in a line for its turn, or until the signal is aborted. `enter` returns false if the lanes are
// closed.
const waitIn = (line: Set<IO<void>>, signal: AbortSignal | undefined, enter: IO<boolean>): Promise<boolean> =>
  new Promise((resolve) => {
    const leave = (): void => {
      line.delete(admit)
      signal?.removeEventListener('abort', refuse)
    }
    const admit = (): void => {
      leave()
      resolve(enter())
    }
    const refuse = (): void => {
      leave()
      resolve(false)
    }
    line.add(admit)
    signal?.addEventListener('abort', refuse)
  })
