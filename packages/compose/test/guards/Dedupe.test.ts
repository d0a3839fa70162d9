import { dedupe, handled, skipped, type DedupeOptions, type Outcome } from '@pipegram/compose'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import { me, said } from '@pipegram/testing/Build'
import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

type End = TE.TaskEither<string, Outcome>

const failed: End = TE.left('failed')
const thrown: End = () => Promise.reject(new Error('thrown'))

// One process: which updates ran, and how each ended.
const bot = (options: DedupeOptions = {}) => {
  const middleware = dedupe({ clock: makeTestClock(), ...options })
  const ran: Array<number> = []
  return {
    ran,
    give: (update_id: number, end: End = handled, self = me) =>
      middleware({ update: said('x', { update_id }), me: self }, () => () => {
        ran.push(update_id)
        return end()
      })().catch(() => 'thrown'),
  }
}

describe('dedupe', () => {
  it('runs an update until it is handled, and never again', () =>
    fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(fc.tuple(fc.nat(4), fc.constantFrom(handled, skipped, failed, thrown)), { minLength: 1 }),
        async (stored, steps) => {
          const { give, ran } = bot(stored ? { store: makeMemoryStore() } : {})
          const well = new Set<number>()
          const expected: Array<number> = []
          for (const [id, end] of steps) {
            const result = await give(id, end)
            if (well.has(id)) expect(result).toEqual(E.right('handled'))
            else {
              expected.push(id)
              expect(result).toEqual(
                end === handled
                  ? E.right('handled')
                  : end === skipped
                    ? E.right('skipped')
                    : end === failed
                      ? E.left('failed')
                      : 'thrown',
              )
            }
            if (end === handled) well.add(id)
          }
          expect(ran).toEqual(expected)
        },
      ),
    ))

  it('lets a repeat wait for the first run, and runs it if the first failed', async () => {
    for (const [end, runs] of [
      [handled, 1],
      [failed, 2],
      [thrown, 2],
      [skipped, 2],
    ] as const) {
      const { give, ran } = bot()
      const { promise, resolve } = Promise.withResolvers<undefined>()
      const all = [give(1, () => promise.then(end)), give(1), give(1), give(2)]
      await settled()
      expect(ran).toEqual([1, 2])
      resolve(undefined)
      expect((await Promise.all(all)).slice(1)).toEqual([
        E.right('handled'),
        E.right('handled'),
        E.right('handled'),
      ])
      expect(ran.filter((id) => id === 1)).toHaveLength(runs)
    }
  })

  it('runs an update again if the process died meanwhile, but not one that had ended', async () => {
    const store = makeMemoryStore()
    const [first, second] = [bot({ store }), bot({ store })]
    void first.give(1, () => new Promise(() => undefined))
    await first.give(2)
    await settled()
    expect([await second.give(1), await second.give(2)]).toEqual([E.right('handled'), E.right('handled')])
    expect(second.ran).toEqual([1])
  })

  it('remembers by itself while the store is unavailable', async () => {
    const down: Store = {
      get: () => TE.left({ _tag: 'Unavailable', reason: 'It is down.' }),
      set: () => TE.left({ _tag: 'Unavailable', reason: 'It is down.' }),
      remove: () => TE.left({ _tag: 'Unavailable', reason: 'It is down.' }),
    }
    const { give, ran } = bot({ store: down })
    expect([await give(1), await give(1)]).toEqual([E.right('handled'), E.right('handled')])
    expect(ran).toEqual([1])
  })

  it('keeps the updates of two bots apart in one store', async () => {
    const store = makeMemoryStore()
    const { give, ran } = bot({ store })
    await give(1)
    await give(1, handled, { ...me, id: 5 })
    expect(ran).toEqual([1, 1])
  })

  it('forgets an update after its time, and beyond its bounds', async () => {
    const clock = makeTestClock()
    const { give, ran } = bot({ clock, ttl: '1m', most: 4, store: makeMemoryStore({ clock }) })
    await give(1)
    await clock.advance(59_999)
    await give(1)
    await clock.advance(60_001)
    await give(1)
    expect(ran).toEqual([1, 1])
    const small = bot({ most: 4 })
    for (const id of [1, 2, 3, 4, 5, 5, 4, 1]) await small.give(id)
    expect(small.ran).toEqual([1, 2, 3, 4, 5, 1])
  })

  it('refuses options out of range where it is defined', () => {
    expect(() => dedupe({ most: 1 })).toThrow('most is 1. It must be a whole number of at least 2.')
    expect(() => dedupe({ ttl: -1 })).toThrow(RangeError)
  })
})
