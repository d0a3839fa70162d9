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
  const waiting = new Set<() => void>()
  const drained: Array<() => void> = []
  let size = 0
  let closed = false

  const ended = (): void => {
    size -= 1
    const [next] = waiting
    if (next !== undefined) next()
    if (size === 0) for (const resolve of drained.splice(0)) resolve()
    onEnd()
  }

  // A job at a time, not a chain of promises: a chat that never rests leaves nothing behind.
  const go = (key: string | symbol, lane: Lane): void => {
    for (
      let [job] = lane.jobs;
      job !== undefined && (lane.running === 0 || (lane.open !== undefined && job.group === lane.open));
      [job] = lane.jobs
    ) {
      lane.jobs.splice(0, 1)
      lane.running += 1
      const { group } = job
      let isOver = false
      const giveWay = (): void => {
        if (isOver || group === undefined || lane.open === group) return
        lane.open = group
        go(key, lane)
      }
      void job(giveWay).then(() => {
        isOver = true
        lane.running -= 1
        if (lane.running === 0) lane.open = undefined
        if (lane.running === 0 && lane.jobs.length === 0) lanes.delete(key)
        ended()
        go(key, lane)
      })
    }
  }

  const add = (key: string | symbol, job: Job): void => {
    size += 1
    const lane = lanes.get(key) ?? { jobs: [], running: 0, open: undefined }
    lanes.set(key, lane)
    lane.jobs.push(job)
    go(key, lane)
  }

  const enter = (key: string | undefined, job: Job): boolean => {
    const room = !closed && size < limit && waiting.size === 0
    if (room) add(key ?? Symbol('a lane of its own'), job)
    return room
  }

  return {
    enter,
    offer: (key, job, signal) => () =>
      new Promise((resolve) => {
        if (closed || signal?.aborted === true) {
          resolve(false)
          return
        }
        if (enter(key, job)) {
          resolve(true)
          return
        }
        const settle = (accepted: boolean): void => {
          waiting.delete(admit)
          signal?.removeEventListener('abort', refuse)
          if (accepted) add(key ?? Symbol('a lane of its own'), job)
          resolve(accepted)
        }
        const admit = (): void => settle(!closed)
        const refuse = (): void => settle(false)
        waiting.add(admit)
        signal?.addEventListener('abort', refuse)
      }),
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

interface Lane {
  readonly jobs: Array<Job>
  running: number
  /** The group whose jobs may run beside each other now. */
  open: string | undefined
}
