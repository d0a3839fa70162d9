import { expect, it } from 'vitest'
import { live } from './VirtualDay.ts'

it('a day of faults: all is handled, and health never says running for a minute of silence', async () => {
  const { ended, faults, lies, sent, state } = await live(24)
  expect(faults).toBeGreaterThan(200)
  expect({ ended, state, lies }).toEqual({ ended: sent, state: 'running', lies: [] })
})
