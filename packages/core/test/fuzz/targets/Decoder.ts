// All that Telegram sends: `["Update",{…}]` is the name of a type and a value.

import * as assert from 'node:assert'
import { facts } from '@pipegram/schema'
import { makeArbitraries } from '@pipegram/schema/Arbitrary'
import * as fc from 'fast-check'
import { isRight } from 'fp-ts/lib/Either.js'
import { explain } from '../../../src/ports/Fault.ts'
import type { Codec } from '../../../src/types/Codec.ts'
import { structure } from '../../../src/types/internal/Structure.ts'
import { lossesOf } from '../../../src/types/Loss.ts'
import { strict } from '../../../src/types/StrictCodec.ts'
import * as Types from '../../../src/types/Types.ts'
import { updates } from '../../Fixtures.ts'
import { sampleOf } from '../../Samples.ts'
import { faultsOf } from '../../Sides.ts'
import { unlisted } from '../../UnlistedFixtures.ts'
import { target } from '../Target.ts'
import { parse } from '../Tree.ts'

const isCodec = (u: unknown): u is Codec<unknown> => typeof u === 'object' && u !== null && structure in u

const named = (name: unknown): unknown => (typeof name === 'string' ? Reflect.get(Types, name) : undefined)

const codecOf = (name: unknown): Codec<unknown> => {
  const codec = [named(name), named('Update')].find(isCodec)
  if (codec === undefined) throw new TypeError('Update has no codec.')
  return codec
}

// The results of methods, by name.
const results = [
  ...new Set(
    Object.values(facts.methods).flatMap(({ result }) =>
      typeof result === 'object' && 'ref' in result ? [result.ref] : [],
    ),
  ),
]

const arbitraries = makeArbitraries(facts, { optional: 8 })

export const decoder = target({
  name: 'decoder',
  form: 'json',
  seeds: () => [
    ...[...Object.values(updates), ...Object.values(unlisted), ...Types.updateKinds.map(sampleOf)].map(
      (update) => JSON.stringify(['Update', update]),
    ),
    ...results.flatMap((name) =>
      fc.sample(arbitraries.of(name), { numRuns: 3, seed: 1 }).map((value) => JSON.stringify([name, value])),
    ),
  ],
  words: [
    '"message"',
    '"entities"',
    '"type"',
    '"text"',
    '{"type":"',
    '"reply_to_message":',
    '"date":0',
    'null',
    '[[',
    '{}',
  ],
  subject: {
    is: (codec: Codec<unknown>, u: unknown): boolean => codec.is(u),
    decode: (codec: Codec<unknown>, u: unknown) => strict(codec).decode(u),
    tolerate: (codec: Codec<unknown>, u: unknown) => codec.decode(u),
  },
  law:
    ({ is, decode, tolerate }) =>
    (input) => {
      const parsed = parse(new TextDecoder().decode(new TextEncoder().encode(input)))
      if (parsed === undefined) return
      const [name, value]: ReadonlyArray<unknown> = Array.isArray(parsed.value) ? parsed.value : []
      const codec = codecOf(name)
      const before = JSON.stringify(value)
      const decoded = decode(codec, value)
      const tolerated = tolerate(codec, value)
      const faults = faultsOf(codec, value)
      assert.strictEqual(JSON.stringify(value), before, 'decoding changed the value')
      assert.strictEqual(is(codec, value), faults.length === 0, 'the two sides of the codec disagree')
      assert.strictEqual(isRight(decoded), faults.length === 0, 'the decoder disagrees with its sides')
      if (isRight(tolerated)) {
        assert.ok(is(codec, tolerated.right), 'the mended value is not right')
        assert.strictEqual(
          Object.is(tolerated.right, value),
          isRight(decoded),
          'a wrong value was not mended',
        )
        const again = tolerate(codec, parse(JSON.stringify(tolerated.right))?.value)
        assert.ok(isRight(again) && lossesOf(again.right).length === 0, 'the mended value loses more')
      } else assert.ok(!isRight(decoded), 'tolerance refuses more')
      if (isRight(decoded)) assert.ok(Object.is(decoded.right, value), 'the value was copied')
      else
        assert.ok(
          explain('value')(decoded.left).every((sentence) => /^value\S*.*: \S/su.test(sentence)),
          'a fault has no sentence',
        )
    },
  plant: ({ is }) => ({
    is: (codec, u) =>
      is(codec, u) || (typeof u === 'object' && u !== null && is(codec, { ...u, last_name: 'x' })),
  }),
})
