import { makeTestClock } from '@pipegram/testing/TestClock'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRecentMap } from '../../src/guards/internal/RecentMap.ts'

const step = fc.oneof(
  fc.record({ do: fc.constant('set' as const), key: fc.nat(30), ms: fc.nat(40) }),
  fc.record({ do: fc.constant('delete' as const), key: fc.nat(30), ms: fc.nat(40) }),
  fc.record({ do: fc.constant('get' as const), key: fc.nat(30), ms: fc.nat(250) }),
)

describe('a map of recent entries', () => {
  it('keeps an entry for its time if there is room, and at most for twice as long', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1 }), async (steps) => {
        const clock = makeTestClock()
        const recent = makeRecentMap<number, number>({ clock, ttl: 100, most: 1_000 })
        const model = new Map<number, number>()
        for (const { do: what, key, ms } of steps) {
          await clock.advance(ms)
          if (what === 'set') {
            recent.set(key, clock.now())
            model.set(key, clock.now())
          } else if (what === 'delete') {
            recent.delete(key)
            model.delete(key)
          }
          const found = recent.get(key)
          const at = model.get(key)
          if (at !== undefined && clock.now() - at < 100) expect(found).toBe(at)
          else if (at === undefined || clock.now() - at >= 200) expect(found).toBeUndefined()
          else expect([at, undefined]).toContain(found)
        }
      }),
      { numRuns: 500 },
    ))

  it('forgets an entry in time even if nobody looked when it grew old', async () => {
    const clock = makeTestClock()
    const recent = makeRecentMap<number, number>({ clock, ttl: 100, most: 1_000 })
    recent.set(5, 0)
    await clock.advance(146)
    recent.get(0)
    await clock.advance(54)
    expect(recent.get(5)).toBeUndefined()
  })

  it('never has more entries than its limit, and keeps the newest half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.array(fc.nat(100), { minLength: 1, maxLength: 300 }),
        (most, keys) => {
          const recent = makeRecentMap<number, number>({ clock: makeTestClock(), ttl: 100, most })
          for (const [i, key] of keys.entries()) {
            recent.set(key, i)
            expect(recent.size()).toBeLessThanOrEqual(most)
            const newest = [...new Set(keys.slice(0, i + 1).reverse())].slice(0, Math.floor(most / 2))
            for (const one of newest) expect(recent.get(one)).toBeDefined()
          }
        },
      ),
    )
  })

  it('keeps no entry for longer after the clock was set back', () => {
    let now = 1_000
    const recent = makeRecentMap<string, number>({
      clock: { now: () => now, sleep: () => async () => undefined },
      ttl: 100,
      most: 10,
    })
    recent.set('a', 1)
    now = 0
    recent.set('b', 2)
    now = 100
    recent.set('c', 3)
    now = 200
    expect([recent.get('a'), recent.get('c')]).toEqual([undefined, 3])
  })
})
