import { expect, it, onTestFinished } from 'vitest'
import { killed, stageOf } from './Killed.ts'

it('goes on where it was, and repeats no answered question', async () => {
  const stage = await stageOf('sqlite')
  if (stage === undefined) expect.unreachable()
  onTestFinished(stage.stop)
  const { kills, dialogs, timeouts, faults, flights, repeats, seed } = await killed({ stage, kills: 4 })
  expect({ faults, seed }).toEqual({ faults: [], seed })
  expect(kills).toBe(4)
  expect(dialogs).toBeGreaterThan(0)
  expect(timeouts).toBeGreaterThan(0)
  // Only a message that was being sent may arrive twice.
  expect(repeats).toBeLessThanOrEqual(flights)
}, 600_000)
