// What a limit on each user holds on to, with more users than it remembers.

import process from 'node:process'
import { assertDone } from '../Meter.ts'
import type { Prepare, Suite } from '../Suite.ts'
import { me, updateOf } from './dispatch/Task.ts'

/** Takes an update of a user, and says whether it was let through. */
type Limit = (user: number) => Promise<boolean>

const million = 1_000_000
const limit = 20
const window = 60_000
// A number that falls in with no bound of a memory.
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
  about: `A million distinct users, one update each, through a limit of ${limit} in a minute for each user; then one user who sends twice as much. The most that the heap grew by, looked at 23 times, after a full garbage collection each; and the time for each update, counted in. The floor is a map of counters that forgets nobody; pipegram is measured as it is unless told, with 100,000 users remembered, and remembering all.`,
  goal: 'Under 50 MB, however many users there are.',
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
    { name: 'pipegram, all remembered', prepare: prepareWith(() => pipegram(4 * million)) },
    { name: 'map of counters', floor: true, prepare: prepareWith(everyone) },
  ],
  plans: {
    full: { rounds: 5, effort: { ms: 0, scale: 1 }, seconds: 2 },
    quick: { rounds: 1, effort: { ms: 0, scale: 1 }, seconds: 2 },
    once: { rounds: 1, effort: { ms: 0, scale: 0 } },
  },
  fresh: true,
}
