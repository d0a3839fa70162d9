// A broadcast whose process is killed again and again, over real HTTP, within limits.

import { expect, it } from 'vitest'
import { killedBroadcast } from './KilledBroadcast.ts'

it('leaves nobody out, and repeats at most the messages under way at a kill', async () => {
  const plan = { people: 1_500, kills: 4, rate: 200, inFlight: 20 }
  const { heap, kills, leftOut, mostOfOne, refused, repeats } = await killedBroadcast(plan)
  expect(kills).toBe(4)
  expect({ leftOut, refused }).toEqual({ leftOut: 0, refused: 0 })
  expect(repeats).toBeLessThanOrEqual(kills * plan.inFlight)
  expect(mostOfOne).toBeLessThanOrEqual(1 + kills)
  expect(heap).toBeGreaterThan(0)
})
