// A webhook under a short load with hostile requests: nothing lost, nothing twice, no crash.

import { expect, it, onTestFinished } from 'vitest'
import { makeTorture } from './Torture.ts'

it('a webhook survives hostile requests among 2,000 genuine ones', { timeout: 30_000 }, async () => {
  const torture = await makeTorture()
  onTestFinished(torture.close)
  let left = 2000
  await torture.run(() => left-- > 0, 50)
  const report = await torture.report()
  expect(torture.failures).toEqual([])
  expect(torture.confirmed()).toBeGreaterThan(1900)
  expect(report).toMatchObject({ handled: torture.confirmed(), repeated: 0, inFlight: 0 })
  expect(report.letters).toBeGreaterThan(0)
  for (const why of ['secret', 'size', 'slow', 'type']) expect(report.refused[why]).toBeGreaterThan(0)
})
