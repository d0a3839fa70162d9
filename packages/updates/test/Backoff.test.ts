import type { ApiError } from '@pipegram/core/ApiError'
import * as Backoff from '@pipegram/updates/Backoff'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const method = 'getUpdates'
const unreachable: ApiError = { _tag: 'Unreachable', method, reason: 'ECONNREFUSED' }
const conflict: ApiError = {
  _tag: 'Conflict',
  method,
  description:
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
}
const at = (now: number, random = 0) => ({ now, random, patience: 60_000 })

const waited = (verdict: Backoff.BackoffVerdict): Extract<Backoff.BackoffVerdict, { _tag: 'Wait' }> => {
  if (verdict._tag === 'End') throw new Error('It ended.')
  return verdict
}

describe('Backoff', () => {
  it('waits from 0.5 to 30 seconds, and at most twice as long each time', () => {
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, random) => {
          const ms = Backoff.delay(failures, random)
          expect(ms).toBeGreaterThanOrEqual(Backoff.shortest)
          expect(ms).toBeLessThanOrEqual(Backoff.longest)
          expect(Backoff.delay(failures + 1, random)).toBeGreaterThanOrEqual(ms)
          expect(Backoff.delay(failures + 1, random)).toBeLessThanOrEqual(2 * ms)
        },
      ),
    )
    expect([0, 1, 2, 9].map((n) => Backoff.delay(n, 0))).toEqual([500, 1000, 2000, 15_000])
  })

  it('waits longer after each failure, and starts again after an answer', () => {
    const first = waited(Backoff.failed(unreachable, at(0))(Backoff.initial))
    const second = waited(Backoff.failed(unreachable, at(0))(first.next))
    expect([first.ms, second.ms]).toEqual([500, 1000])
    expect(waited(Backoff.failed(unreachable, at(0))(Backoff.answered(second.next))).ms).toBe(500)
  })

  it('marks the first failure of each kind since the last answer as new', () => {
    const first = waited(Backoff.failed(unreachable, at(0))(Backoff.initial))
    const second = waited(Backoff.failed(unreachable, at(0))(first.next))
    const other = waited(Backoff.failed({ _tag: 'Timeout', method, after: 1 }, at(0))(second.next))
    const third = waited(Backoff.failed(unreachable, at(0))(other.next))
    expect([first, second, other, third].map(({ isNew }) => isNew)).toEqual([true, false, true, false])
    expect(waited(Backoff.failed(unreachable, at(0))(Backoff.answered(third.next))).isNew).toBe(true)
  })

  it('waits as long as a 429 asks', () => {
    expect(
      waited(
        Backoff.failed(
          { _tag: 'RateLimited', method, retryAfter: 7, description: '' },
          at(0),
        )(Backoff.initial),
      ).ms,
    ).toBe(7000)
  })

  it('tolerates another poll for a minute, even if the two polls are answered in turn', () => {
    let self = Backoff.initial
    let now = 0
    for (; now < 60_000; now += 20_000)
      self = Backoff.answered(waited(Backoff.failed(conflict, at(now))(self)).next)
    expect(Backoff.failed(conflict, at(now))(self)).toEqual({
      _tag: 'End',
      advice:
        'Another instance has polled for 60 s: only one may. ' +
        'Stop that one first, or give each a token of its own.',
    })
    // No other poll was seen for more than a minute, so this is a new one.
    expect(Backoff.failed(conflict, at(now + 60_001))(self)._tag).toBe('Wait')
  })

  it.each<[ApiError, Backoff.BackoffVerdict['_tag']]>([
    [{ _tag: 'Rejected', method, code: 502, reason: 'Other', description: '' }, 'Wait'],
    [{ _tag: 'Rejected', method, code: 400, reason: 'Other', description: 'Logged out' }, 'End'],
    [{ _tag: 'Malformed', method, errors: [] }, 'Wait'],
    [{ _tag: 'Unauthorized', method, description: 'Unauthorized' }, 'End'],
    [{ _tag: 'Aborted', method }, 'End'],
  ])('answers %o by %s', (error, tag) => {
    expect(Backoff.failed(error, at(0))(Backoff.initial)._tag).toBe(tag)
  })
})
