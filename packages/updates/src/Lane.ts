// Lanes: what belongs to one chat runs in order, lanes run beside each other, and no more than a limit is
// accepted.

import type { Update } from '@pipegram/core/Types'
import { chatOf, userOf } from '@pipegram/core/Update'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'

// model

/**
 * What runs in a lane; it must not reject. One with a `group` can give way: from then on jobs of that group
 * which follow it in the lane run beside it, in the order in which they came, and all others wait until the
 * last of them has ended. Of a job that has ended nothing gives way.
 */
export interface Job {
  (giveWay: IO<void>): Promise<void>
  readonly group?: string | undefined
}

/** Lanes by key. A lane exists only while something is in it. */
export interface Lanes {
  /** Adds a job to the end of a lane, as `offer` does, if there is room now; else it gives false. */
  readonly enter: (key: string | undefined, job: Job) => boolean
  /**
   * Adds a job to the end of a lane; without a key it is a lane of its own. While the limit is reached it
   * waits for room. It gives false, and the job will never run, where the signal was aborted or the lanes
   * were closed first.
   */
  readonly offer: (key: string | undefined, job: Job, signal?: AbortSignal) => Task<boolean>
  /** How many jobs are accepted and not ended. */
  readonly size: IO<number>
  /** How many lanes there are now. */
  readonly lanes: IO<number>
  /** Ends when all lanes are empty. */
  readonly drain: Task<void>
  /**
   * Accepts nothing more and starts nothing more: what waits in a lane is dropped. It gives how many jobs did
   * not end.
   */
  readonly close: IO<number>
}

// destructors

/**
 * The lane of an update: its chat, else its user, else none.
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

/** The album that an update is a part of; jobs of one album may run beside each other where they ask for it. */
export const albumOf = ({ message, channel_post, business_message }: Update): string | undefined =>
  (message ?? channel_post ?? business_message)?.media_group_id

// constructors

/**
 * Lanes that accept at most `limit` jobs at a time, one or more. `onEnd` runs after each job, when it has
 * left its lane.
 */
export const makeLanes = (limit: number, onEnd: IO<void> = () => undefined): Lanes => {
  if (!(limit >= 1))
    throw new RangeError(`The number of updates in flight must be 1 or more, and is ${limit}.`)
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

  const add = (name: string | undefined, job: Job): void => {
    size += 1
    const key = name ?? Symbol('a lane of its own')
    const lane = lanes.get(key) ?? makeLane(key)
    lanes.set(key, lane)
    lane.jobs.push(job)
    advance(lane, ended)
  }

  const enter = (key: string | undefined, job: Job): boolean => {
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
  readonly jobs: Array<Job>
  running: number
  /** The group whose jobs may run beside each other now. */
  open: string | undefined
}

const makeLane = (key: string | symbol): Lane => ({ key, jobs: [], running: 0, open: undefined })

const isEmpty = ({ jobs, running }: Lane): boolean => running === 0 && jobs.length === 0

const canStart = ({ running, open }: Lane, { group }: Job): boolean =>
  running === 0 || (open !== undefined && group === open)

// Starts all jobs of a lane that may run now. A job at a time, not a chain of promises: a chat that never
// rests leaves nothing behind.
const advance = (lane: Lane, onEnd: (lane: Lane) => void): void => {
  for (let [job] = lane.jobs; job !== undefined && canStart(lane, job); [job] = lane.jobs) {
    lane.jobs.splice(0, 1)
    start(lane, job, onEnd)
  }
}

const start = (lane: Lane, job: Job, onEnd: (lane: Lane) => void): void => {
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

// Waits in a line until it is admitted or the signal is aborted. `enter` says whether there is still a place.
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
