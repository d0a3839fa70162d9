// A short run of every target, each time from a new seed. And proof that the fuzzer finds bugs: one is
// planted in each target. The long test has one behind conditions.

import { describe, expect, it } from 'vitest'
import { fuzz } from './Fuzzer.ts'
import { shrink } from './Shrink.ts'
import { targets } from './Targets.ts'

const seed = Math.trunc(Math.random() * 2 ** 31)

const upTo =
  (most: number) =>
  (cases: number): boolean =>
    cases < most

// A case that uses WebCrypto takes longer.
const casesOf = (name: string): number =>
  ['initData', 'login', 'passport', 'answer', 'multipart'].includes(name) ? 200 : 800

describe(`from seed ${seed}`, () => {
  it.each(targets.map((target) => [target.name, target] as const))(
    '%s keeps its law',
    async (name, target) => {
      const { failure, cases } = await fuzz(target, { seed, goesOn: upTo(casesOf(name)) })
      expect(failure, `seed ${seed}`).toBe(undefined)
      expect(cases).toBeGreaterThanOrEqual(casesOf(name))
    },
  )

  it.each(targets.map((target) => [target.name, target] as const))(
    '%s: a planted bug is found',
    async (_, target) => {
      const { failure } = await fuzz(target, { seed, check: target.planted, goesOn: upTo(100_000) })
      expect(failure?.reason, `seed ${seed}`).toBeTypeOf('string')
      // The law itself is right: without the bug it holds.
      await expect((async () => target.check(failure?.input ?? ''))()).resolves.toBe(undefined)
    },
  )
})

describe('the fuzzer', () => {
  it('tries the same inputs for the same seed', async () => {
    const [target] = targets
    if (target === undefined) throw new Error('There is no target.')
    const inputs = async (from: number): Promise<ReadonlyArray<string>> => {
      const tried: Array<string> = []
      await fuzz(target, {
        seed: from,
        check: () => undefined,
        onCase: (input) => void tried.push(input),
        goesOn: upTo(500),
      })
      return tried
    }
    expect(await inputs(5)).toEqual(await inputs(5))
    expect(await inputs(5)).not.toEqual(await inputs(6))
  })

  it('shrinks the input that it found', async () => {
    expect(
      await shrink('text', 'lorem ipsum [ dolor sit ] amet', async (input) => /\[.*\]/.test(input)),
    ).toBe('[]')
    const isWrong = async (input: string): Promise<boolean> => /"id":1\.5/.test(input)
    expect(await shrink('json', '["User",{"id":1.5,"first_name":"Ann","tags":[1,2,3]}]', isWrong)).toBe(
      '"id":1.5',
    )
  })
})
