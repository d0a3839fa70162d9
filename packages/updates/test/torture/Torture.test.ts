// Short versions of the tortures: one kill of each source. `npm run torture` runs the long ones.

import { expect, it, vi } from 'vitest'
import { subjects, torture, type Torture } from './Torture.ts'
import { faultsOf } from './Verdict.ts'

// A busy machine needs long to start so many processes.
vi.setConfig({ testTimeout: 300_000 })

it.each(Object.values(subjects))(
  '$name: a kill loses nothing, and repeats only what was open',
  async (subject) => {
    const plan: Torture = { subject, updates: 400, chats: 20, ends: 1, signal: 'SIGKILL' }
    const result = await torture(plan)
    expect(faultsOf(plan, result)).toEqual([])
    expect(result.repeats).toBeLessThanOrEqual(result.open)
    expect(result.said).toEqual([])
  },
)

it('a bot that gets SIGTERM loses and repeats nothing, and ends with exit code 0', async () => {
  const subject = subjects.webhookInbox
  const plan: Torture = { subject, updates: 400, chats: 20, ends: 1, signal: 'SIGTERM' }
  const result = await torture(plan)
  expect(faultsOf(plan, result)).toEqual([])
  expect(result).toMatchObject({ repeats: 0, codes: [0], said: [] })
})
