// The structural side of a codec by itself, without its predicate and without tolerance.

import type * as t from 'io-ts'
import { begin, errorOf, rootOf } from '../src/types/internal/Reading.ts'
import { structure, type AnyCodec } from '../src/types/internal/Structure.ts'

/** The faults of a value. Empty if the value is right. */
export const faultsOf = (codec: AnyCodec, u: unknown): t.Errors => {
  const reading = begin(false)
  codec[structure].read(u, rootOf([], { key: '', type: codec, actual: u }), reading)
  return reading.faults.map(errorOf)
}
