// The work of every subject of `decode`: from the bytes of each update of the corpus to a checked value.

import { isDeepStrictEqual } from 'node:util'
import { assertDone, rate } from '../../Meter.ts'
import type { Bench } from '../../Suite.ts'
import { bytes, corpus } from './Corpus.ts'

/**
 * Measures a decoder on the whole corpus. A `strict` decoder must refuse an update whose `update_id` is a
 * string; only the floor is not strict.
 */
export const benchOf = (
  validate: (parsed: unknown) => unknown,
  { strict }: { readonly strict: boolean },
): Bench => {
  const decode = (each: Buffer): unknown => validate(JSON.parse(each.toString()))
  assertDone('updates in the corpus', corpus.length, 42)
  for (const [i, update] of corpus.entries())
    if (bytes[i] === undefined || !isDeepStrictEqual(decode(bytes[i]), update))
      throw new Error(`Work was skipped: this update was not decoded whole: ${JSON.stringify(update)}`)
  if (strict && validate({ update_id: 'one' }) !== undefined)
    throw new Error('Work was skipped: a wrong update was not refused.')
  return {
    measure: async ({ ms }) => {
      let decoded = 0
      const { count, perSecond } = await rate(ms, () => {
        for (const each of bytes) if (decode(each) !== undefined) decoded += 1
      })
      assertDone('updates that were decoded', decoded, count * bytes.length)
      return [perSecond * bytes.length]
    },
  }
}
