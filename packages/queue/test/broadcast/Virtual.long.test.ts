// A broadcast on a clock that the test moves: within Telegram's limits, and nearly as fast as they allow.

import { expect, it } from 'vitest'
import { densestSecond, virtualBroadcast } from './VirtualBroadcast.ts'

it('takes at most 5 % longer than the limits require, even with kills', async () => {
  const plan = { people: 6_000, kills: 1, latency: 20, inFlight: 10 }
  const { densest, kills, leftOut, mostOfOne, repeats, seconds } = await virtualBroadcast(plan)
  expect({ densest, kills, leftOut }).toEqual({ densest: 30, kills: 1, leftOut: 0 })
  expect(repeats).toBeLessThanOrEqual(plan.inFlight)
  expect(mostOfOne).toBeLessThanOrEqual(2)
  expect(seconds).toBeLessThan(1.05 * (plan.people / 30))
})

it('finds the second with the most messages', () => {
  expect(densestSecond([])).toBe(0)
  expect(densestSecond([0, 500, 999, 1_000, 1_500, 2_600])).toBe(3)
})
