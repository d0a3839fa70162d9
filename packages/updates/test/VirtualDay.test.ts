import { expect, it } from 'vitest'
import { live } from './VirtualDay.ts'

it('three hours of faults: all is handled, and health says no minute of silence is running', async () => {
  const { ended, faults, lies, sent, state } = await live(3)
  expect(faults).toBeGreaterThan(20)
  expect({ ended, state, lies }).toEqual({ ended: sent, state: 'running', lies: [] })
})
