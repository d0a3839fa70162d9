import type { ApiError } from '@pipegram/core/ApiError'
import * as Backoff from '@pipegram/updates/Backoff'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const method = 'getUpdates'
const unreachable: ApiError = { _tag: 'Unreachable', method, reason: 'ECONNREFUSED' }
const rival: ApiError = {
  _tag: 'Conflict',
  method,
  description:
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
}
const at = (now: number, random = 0) => ({ now, random, patience: 60_000 })

const waited = (verdict: Backoff.Verdict): Extract<Backoff.Verdict, { _tag: 'Wait' }> => {
  if (verdict._tag === 'End') throw new Error('It ended.')
  return verdict
}

describe('Backoff', () => {
  it('waits from half a second to thirty, at most twice as long each time', () => {
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

  it('waits longer with each failure, and begins anew after an answer', () => {
    const first = waited(Backoff.failed(unreachable, at(0))(Backoff.calm))
    const second = waited(Backoff.failed(unreachable, at(0))(first.next))
    expect([first.ms, second.ms]).toEqual([500, 1000])
    expect(waited(Backoff.failed(unreachable, at(0))(Backoff.answered(second.next))).ms).toBe(500)
  })

  it('tells each kind of failure once until an answer', () => {
    const first = waited(Backoff.failed(unreachable, at(0))(Backoff.calm))
    const second = waited(Backoff.failed(unreachable, at(0))(first.next))
    const other = waited(Backoff.failed({ _tag: 'Timeout', method, after: 1 }, at(0))(second.next))
    const third = waited(Backoff.failed(unreachable, at(0))(other.next))
    expect([first, second, other, third].map(({ tell }) => tell)).toEqual([true, false, true, false])
    expect(waited(Backoff.failed(unreachable, at(0))(Backoff.answered(third.next))).tell).toBe(true)
  })

  it('waits as long as Telegram asks', () => {
    expect(
      waited(
        Backoff.failed({ _tag: 'RateLimited', method, retryAfter: 7, description: '' }, at(0))(Backoff.calm),
      ).ms,
    ).toBe(7000)
  })

  it('bears another poll for a while, also where the two take turns in being answered', () => {
    let self = Backoff.calm
    let now = 0
    for (; now < 60_000; now += 20_000)
      self = Backoff.answered(waited(Backoff.failed(rival, at(now))(self)).next)
    expect(Backoff.failed(rival, at(now))(self)).toEqual({
      _tag: 'End',
      advice: 'Another instance has polled for 60 s: only one may.',
    })
    // Nobody else was seen for longer than that: it is another one.
    expect(Backoff.failed(rival, at(now + 60_001))(self)._tag).toBe('Wait')
  })

  it.each<[ApiError, Backoff.Verdict['_tag']]>([
    [{ _tag: 'Rejected', method, code: 502, reason: 'Other', description: '' }, 'Wait'],
    [{ _tag: 'Rejected', method, code: 400, reason: 'Other', description: 'Logged out' }, 'End'],
    [{ _tag: 'Malformed', method, errors: [] }, 'Wait'],
    [{ _tag: 'Unauthorized', method, description: 'Unauthorized' }, 'End'],
    [{ _tag: 'Aborted', method }, 'End'],
    [{ _tag: 'Conflict', method, description: 'Conflict: terminated by setWebhook request' }, 'End'],
  ])('%o → %s', (error, tag) => {
    expect(Backoff.failed(error, at(0))(Backoff.calm)._tag).toBe(tag)
  })
})
