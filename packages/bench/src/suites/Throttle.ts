// The memory of a limit for each user, with more users than it remembers.

import process from 'node:process'
import { assertDone } from '../Meter.ts'
import type { Prepare, Suite } from '../Suite.ts'
import { me, updateOf } from './dispatch/Task.ts'

/** Takes an update of a user. True: the update was let through. */
type Limit = (user: number) => Promise<boolean>

const million = 1_000_000
const limit = 20
const window = 60_000
// This number of looks does not coincide with any bound of a memory.
const looks = 23

const heap = async (): Promise<number> => {
  await globalThis.gc?.({ type: 'major', execution: 'async' })
  return process.memoryUsage().heapUsed / 2 ** 20
}

const prepareWith = (load: () => Promise<Limit>) => async (): Promise<Prepare> => async () => {
  const pass = await load()
  return {
    measure: async ({ scale }) => {
      const users = Math.max(100, Math.round(million * scale))
      const start = await heap()
      let peak = 0
      let passed = 0
      let ms = 0
      for (let part = 0; part < looks; part += 1) {
        const began = performance.now()
        for (
          let user = Math.round((part * users) / looks) + 1;
          user <= Math.round(((part + 1) * users) / looks);
          user += 1
        )
          if (await pass(user)) passed += 1
        ms += performance.now() - began
        peak = Math.max(peak, (await heap()) - start)
      }
      assertDone('users whose first update passed', passed, users)
      let again = 0
      for (let i = 0; i < limit * 2; i += 1) if (await pass(users + 1)) again += 1
      assertDone('updates of one user that passed', again, limit)
      return [peak, (ms * 1_000) / users]
    },
  }
}

const pipegram = async (most: number): Promise<Limit> => {
  const [{ throttle }, { handled, skipped }] = [
    await import('@pipegram/compose/Throttle'),
    await import('@pipegram/compose/Middleware'),
  ]
  const middleware = throttle({ per: 'user', limit, window, most, excess: 'skip' })
  const sample = updateOf('10')
  return async (user) => {
    const { message } = sample
    return (
      middleware(
        { update: { ...sample, message: { ...message, from: { ...me, id: user } } } },
        () => handled,
      ) !== skipped
    )
  }
}

const everyone = async (): Promise<Limit> => {
  const counts = new Map<number, { count: number; until: number }>()
  return async (user) => {
    const now = Date.now()
    const found = counts.get(user)
    if (found === undefined || found.until <= now) counts.set(user, { count: 1, until: now + window })
    else found.count += 1
    return (counts.get(user)?.count ?? 0) <= limit
  }
}

export const throttle: Suite = {
  name: 'throttle',
  title: 'Throttle',
  about:
    `A million users send one update each through a limit of ${limit} updates a minute for each user. Then ` +
    'one user sends twice as many. ' +
    'Figures: the greatest growth of the heap, in 23 looks, each after a full garbage collection; and the ' +
    'time for each update. ' +
    'The floor is a map of counters that forgets no user. pipegram is measured twice: it remembers 100,000 ' +
    'users, its default, or all users.',
  goal: 'Under 50 MB for any number of users.',
  runs: [
    {
      name: 'users',
      cases: [
        { name: 'heap', unit: 'MB', better: 'less' },
        { name: 'update', unit: 'µs', better: 'less' },
      ],
    },
  ],
  subjects: [
    { name: 'pipegram', prepare: prepareWith(() => pipegram(100_000)) },
    { name: 'pipegram, all users', prepare: prepareWith(() => pipegram(4 * million)) },
    { name: 'map of counters', floor: true, prepare: prepareWith(everyone) },
  ],
  plans: {
    full: { rounds: 5, effort: { ms: 0, scale: 1 }, seconds: 2 },
    quick: { rounds: 1, effort: { ms: 0, scale: 1 }, seconds: 2 },
    once: { rounds: 1, effort: { ms: 0, scale: 0 } },
  },
  fresh: true,
}
