// Updates made from the schema, the same in every run, with numbers and sizes that Telegram may send.

import { facts, fieldsOf } from '@pipegram/schema'
import { makeArbitraries } from '@pipegram/schema/Arbitrary'
import * as fc from 'fast-check'
import type { UpdateKind } from '../src/types/Types.ts'

/** An update of a kind. It is the median in size of 21 updates, as JSON. Its id is the seed. */
export const sampleOf = (kind: UpdateKind, update_id: number): object => {
  const type = fieldsOf(facts, 'Update')[kind]?.type
  if (typeof type !== 'object' || !('ref' in type))
    throw new RangeError(`The schema has no update of the kind "${kind}".`)
  const texts = fc
    .sample(arbitraries.of(type.ref), { seed: update_id, numRuns: 21 })
    .map((value) => JSON.stringify(value, likely))
  const middling = texts.toSorted((a, b) => a.length - b.length)[10] ?? ''
  return { update_id, [kind]: JSON.parse(middling) }
}

// private

const arbitraries = makeArbitraries(facts, { optional: 8, unlisted: false })

// Any safe integer may come, but most have ten digits and few have a sign.
const likely = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && Number.isInteger(value) ? Math.abs(value) % 10 ** 10 : value
