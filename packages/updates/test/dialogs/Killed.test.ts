import { expect, it } from 'vitest'
import { killed } from './Killed.ts'

it('goes on where it was, and asks nothing again that was answered', async () => {
  const { kills, dialogs, faults, flights, repeats } = await killed(4)
  expect(faults).toEqual([])
  expect(kills).toBe(4)
  expect(dialogs).toBeGreaterThan(0)
  // Only a message that was being sent may come once more.
  expect(repeats).toBeLessThanOrEqual(flights)
}, 600_000)
