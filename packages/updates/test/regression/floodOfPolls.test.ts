// A 429 that asked to wait for 0 s was followed by thousands of polls in a second.

import type { ApiError } from '@pipegram/core/ApiError'
import * as Backoff from '@pipegram/updates/Backoff'
import { expect, it } from 'vitest'

/** The waits after the first failures in a row, of six. */
const waits = (retryAfter: number): ReadonlyArray<number> => {
  const error: ApiError = { _tag: 'RateLimited', method: 'getUpdates', retryAfter, description: '' }
  const found: Array<number> = []
  let state = Backoff.initial
  while (found.length < 6) {
    const verdict = Backoff.failed(error, { now: 0, random: 0, patience: 60_000 })(state)
    if (verdict._tag === 'End') return found
    found.push(verdict.ms)
    state = verdict.next
  }
  return found
}

it.each([0, -7, Infinity, NaN])('after a 429 that asks for %d s, the waits grow', (retryAfter) => {
  expect(waits(retryAfter)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000])
})

it('after a 429, polling waits as long as it asks, or longer if it is repeated', () => {
  expect(waits(7)).toEqual([7_000, 7_000, 7_000, 7_000, 8_000, 15_000])
})

it('after a 429 that asks for years, polling goes on in an hour', () => {
  expect(waits(1e12)[0]).toBe(3_600_000)
})
