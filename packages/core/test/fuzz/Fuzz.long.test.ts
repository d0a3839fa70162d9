// Proof that the fuzzer finds a bug behind conditions, which only its feedback from coverage finds.

import { expect, it } from 'vitest'
import { makeCoverage } from './Coverage.ts'
import { fuzz } from './Fuzzer.ts'

const seed = Math.trunc(Math.random() * 2 ** 31)

const upTo =
  (most: number) =>
  (cases: number): boolean =>
    cases < most

it('the fuzzer finds a path of several steps by the code that each step reaches', async () => {
  const coverage = makeCoverage(['Labyrinth'])
  const { labyrinth } = await import('./Labyrinth.ts')
  const led = async (from: number): Promise<string | undefined> => {
    const { failure } = await fuzz(labyrinth, { seed: from, coverage, goesOn: upTo(500_000) })
    return failure?.reason
  }
  const alone = await fuzz(labyrinth, { seed, goesOn: upTo(30_000) })
  // It takes 40,000 inputs on average. A few seeds take many times as many, so two more may try.
  const reason = (await led(seed)) ?? (await led(seed + 1)) ?? (await led(seed + 2))
  coverage.close()
  expect(alone.failure).toBe(undefined)
  expect(reason, `seed ${seed}`).toContain('the end')
})
