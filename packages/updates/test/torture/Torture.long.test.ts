// Several kills and stops of each source. `npm run torture` runs many more.

import { expect, it } from 'vitest'
import { subjects, torture, type Torture } from './Torture.ts'
import { faultsOf } from './Verdict.ts'

// Slow enough that even a busy machine sends the last signal before all updates are handled.
const brief = { updates: 1_200, chats: 40, delay: 25 }

it.each(Object.values(subjects))(
  '$name: four kills lose nothing, and repeat only what was open',
  async (subject) => {
    const plan: Torture = { ...brief, subject, ends: 4, signal: 'SIGKILL' }
    const result = await torture(plan)
    expect(faultsOf(plan, result)).toEqual([])
    expect(result.ends).toBeGreaterThan(1)
    expect(result.said).toEqual([])
  },
)

it.each(Object.values(subjects))(
  '$name: stops lose and repeat nothing, with exit code 0',
  async (subject) => {
    const plan: Torture = { ...brief, subject, ends: 2, signal: 'SIGTERM' }
    const result = await torture(plan)
    expect(faultsOf(plan, result)).toEqual([])
    // At the last stop, all updates may be under way: then there is nothing left to stop.
    expect(result.codes.length).toBeGreaterThan(0)
    expect(result).toMatchObject({ repeats: 0, said: [] })
  },
)
