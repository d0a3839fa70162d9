import { expect, it } from 'vitest'
import { faultsOfDay } from './FaultyDay.ts'
import { live } from './VirtualDay.ts'

it('three hours of faults: each update ends as it should, and no deaf bot is running', async () => {
  const { faults, kinds, sent, ...rest } = await live(3)
  expect([sent, faults > 60]).toEqual([270, true])
  expect(kinds).toEqual([...new Set(faultsOfDay.flat().map(({ _tag }) => _tag))].sort())
  expect(rest).toEqual({ missing: [], wrong: [], left: 0, state: 'running', lies: [] })
})
