// Lanes: what belongs to one chat runs in order, lanes run beside each other, and no more than a limit is accepted.

import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { Update } from '@pipegram/core/Types'
import { chatOf, userOf } from '@pipegram/core/Update'

// model

/** Lanes by key. A lane exists only while something is in it. */
export interface Lanes {
  /** Adds a job to the end of a lane, as `offer` does, if there is room now; else it gives false. */
  readonly enter: (key: string | undefined, job: Task<void>) => boolean
  /**
   * Adds a job to the end of a lane; without a key it is a lane of its own. While the limit is reached it waits for room.
   * It gives false, and the job will never run, where the signal was aborted or the lanes were closed first. A job must
   * not reject.
   */
  readonly offer: (key: string | undefined, job: Task<void>, signal?: AbortSignal) => Task<boolean>
  /** How many jobs are accepted and not ended. */
  readonly size: IO<number>
  /** How many lanes there are now. */
  readonly lanes: IO<number>
  /** Ends when all lanes are empty. */
  readonly drain: Task<void>
  /** Accepts nothing more and starts nothing more: what waits in a lane is dropped. It gives how many jobs did not end. */
  readonly close: IO<number>
}

// destructors

/**
 * The lane of an update: its chat, else its user, else none.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { keyOf } from '@pipegram/updates/Lane'
 *
 * const from = { id: 7, is_bot: false, first_name: 'Ann' }
 *
 * assert.strictEqual(keyOf({ update_id: 1, inline_query: { id: '1', from, query: '', offset: '' } }), 'user:7')
 */
export const keyOf = (update: Update): string | undefined => {
  const chat = chatOf(update)
  if (O.isSome(chat)) return `chat:${chat.value.id}`
  const user = userOf(update)
  return O.isSome(user) ? `user:${user.value.id}` : undefined
}

// constructors

/** Lanes that accept at most `limit` jobs at a time, one or more. `onEnd` runs after each job, when it has left its lane. */
export const makeLanes = (limit: number, onEnd: IO<void> = () => undefined): Lanes => {
  if (!(limit >= 1)) throw new RangeError(`The number of updates in flight must be 1 or more, and is ${limit}.`)
  const lanes = new Map<string | symbol, Array<Task<void>>>()
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

  // A loop for each lane, not a chain of promises: a chat that never rests leaves nothing behind.
  const run = async (key: string | symbol, jobs: Array<Task<void>>): Promise<void> => {
    for (let job = jobs[0]; job !== undefined; job = jobs[0]) {
      await job()
      jobs.splice(0, 1)
      if (jobs.length === 0) lanes.delete(key)
      ended()
    }
  }

  const add = (key: string | symbol, job: Task<void>): void => {
    size += 1
    const jobs = lanes.get(key)
    if (jobs !== undefined) jobs.push(job)
    else {
      const lane = [job]
      lanes.set(key, lane)
      void run(key, lane)
    }
  }

  const enter = (key: string | undefined, job: Task<void>): boolean => {
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
    drain: () => new Promise((resolve) => {
      if (size === 0) resolve()
      else drained.push(resolve)
    }),
    close: () => {
      const left = size
      closed = true
      for (const jobs of lanes.values()) size -= jobs.splice(1).length
      for (const admit of waiting) admit()
      return left
    },
  }
}
