// Lanes: the jobs of one chat run in order, and lanes run in parallel. The number of accepted jobs is
// limited.

import type { Update } from '@pipegram/core/Types'
import { chatOf, userOf } from '@pipegram/core/Update'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'

// model

/**
 * A job of a lane. It must not reject. A job with a `group` can give way: from then on the next jobs of that
 * group in the lane start beside it, in order, and all other jobs wait until the last of the group has ended.
 * After a job has ended, its `giveWay` does nothing.
 */
export interface LaneJob {
  (giveWay: IO<void>): Promise<void>
  readonly group?: string | undefined
}

/** Lanes by key. A lane exists only while something is in it. */
export interface Lanes {
  /** Adds a job to the end of a lane if there is room now, as `offer` does. Gives false if there is none. */
  readonly enter: (key: string | undefined, job: LaneJob) => boolean
  /**
   * Adds a job to the end of a lane; without a key, the job has a lane of its own. While the limit is
   * reached, it waits for room. If the signal is aborted or the lanes are closed before, it gives false, and
   * the job never runs.
   */
  readonly offer: (key: string | undefined, job: LaneJob, signal?: AbortSignal) => Task<boolean>
  /** How many jobs are accepted and have not ended. */
  readonly size: IO<number>
  /** How many lanes there are now. */
  readonly lanes: IO<number>
  /** Ends when all lanes are empty. */
  readonly drain: Task<void>
  /** Accepts and starts no more jobs, and drops the waiting ones. Gives how many jobs have not ended. */
  readonly close: IO<number>
}

// destructors

/**
 * The lane of an update: that of its chat, or of its user if there is no chat. `undefined` if there is
 * neither.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { keyOf } from '@pipegram/updates/Lane'
 *
 *   const from = { id: 7, is_bot: false, first_name: 'Ann' }
 *
 *   assert.strictEqual(
 *     keyOf({ update_id: 1, inline_query: { id: '1', from, query: '', offset: '' } }),
 *     'user:7',
 *   )
 */
export const keyOf = (update: Update): string | undefined => {
  const chat = chatOf(update)
  if (O.isSome(chat)) return `chat:${chat.value.id}`
  const user = userOf(update)
  return O.isSome(user) ? `user:${user.value.id}` : undefined
}

/** The album that an update belongs to, as the `group` of its job; `undefined` if there is none. */
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
    if (isEmpty(lane)) lanes.delete(lane.key)
    size -= 1
    const [next] = waiting
    if (next !== undefined) next()
    if (size === 0) for (const resolve of drained.splice(0)) resolve()
    onEnd()
  }

  const add = (name: string | undefined, job: LaneJob): void => {
    size += 1
    const key = name ?? Symbol('a lane of its own')
    const lane = lanes.get(key) ?? makeLane(key)
    lanes.set(key, lane)
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

// The mutable state of one lane.
interface Lane {
  readonly key: string | symbol
  readonly jobs: Array<LaneJob>
  running: number
  /** The group whose jobs may run in parallel now. */
  open: string | undefined
}

const makeLane = (key: string | symbol): Lane => ({ key, jobs: [], running: 0, open: undefined })

const isEmpty = ({ jobs, running }: Lane): boolean => running === 0 && jobs.length === 0

const canStart = ({ running, open }: Lane, { group }: LaneJob): boolean =>
  running === 0 || (open !== undefined && group === open)

// Starts all jobs of a lane that may run now. Each end starts the next job: a chain of promises would grow
// for as long as a chat is busy.
const advance = (lane: Lane, onEnd: (lane: Lane) => void): void => {
  for (let [job] = lane.jobs; job !== undefined && canStart(lane, job); [job] = lane.jobs) {
    lane.jobs.splice(0, 1)
    start(lane, job, onEnd)
  }
}

const start = (lane: Lane, job: LaneJob, onEnd: (lane: Lane) => void): void => {
  const { group } = job
  let isOver = false
  const giveWay = (): void => {
    if (isOver || group === undefined || lane.open === group) return
    lane.open = group
    advance(lane, onEnd)
  }
  lane.running += 1
  void job(giveWay).then(() => {
    isOver = true
    lane.running -= 1
    if (lane.running === 0) lane.open = undefined
    onEnd(lane)
    advance(lane, onEnd)
  })
}

// Waits in a line until its turn or until the signal is aborted. `enter` says whether there is still a place.
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
