import { expect, it } from 'vitest'
import { killed } from './Killed.ts'

it('goes on where it was after 200 kills, and asks nothing again that was answered', async () => {
  const { kills, dialogs, faults, flights, repeats } = await killed(200)
  expect(faults).toEqual([])
  expect(kills).toBe(200)
  expect(dialogs).toBeGreaterThan(10)
  expect(repeats).toBeLessThanOrEqual(flights)
}, 1_200_000)
