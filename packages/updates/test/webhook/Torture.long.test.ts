// A webhook for a minute under 100 connections, with 1 % hostile requests: its memory is bounded, and no
// request of the others fails. How long they take is printed.

import { expect, it, onTestFinished } from 'vitest'
import { makeTorture } from './Torture.ts'

const during = (ms: number): (() => boolean) => {
  const end = performance.now() + ms
  return () => performance.now() < end
}

const p99 = (times: ReadonlyArray<number>): number => times[Math.floor(times.length * 0.99)] ?? 0

it('a webhook serves all others during a minute of hostile requests', { timeout: 180_000 }, async () => {
  const torture = await makeTorture()
  onTestFinished(torture.close)
  await torture.run(during(5_000), Infinity)
  const calm = await torture.run(during(20_000), Infinity)
  const before = await torture.report()
  const attacked = await torture.run(during(60_000), 100)
  const after = await torture.report()
  console.log({
    calm: { requests: calm.length, p99: p99(calm) },
    attacked: { requests: attacked.length, p99: p99(attacked) },
    before,
    after,
  })
  expect(torture.failures).toEqual([])
  expect(after).toMatchObject({ handled: torture.confirmed(), repeated: 0, inFlight: 0 })
  // The fixture itself remembers every id, with about 100 bytes each.
  expect(after.heap - 100 * after.handled).toBeLessThan(before.heap + 20e6)
})
