import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as SortedMap from '../../src/values/internal/SortedMap.ts'

const key = fc.integer({ min: -30, max: 30 })
const step = fc.oneof(
  fc.record({ op: fc.constant('set' as const), key, value: fc.nat() }),
  fc.record({ op: fc.constant('remove' as const), key, value: fc.constant(0) }),
  fc.record({ op: fc.constantFrom('from' as const, 'below' as const), key, value: fc.constant(0) }),
  fc.record({
    op: fc.constant('drop' as const),
    key: fc.constant(0),
    value: fc.integer({ min: -2, max: 9 }),
  }),
)

test('a sorted map behaves like a map sorted by key, and old versions do not change', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
      let self: SortedMap.SortedMap<number> = SortedMap.empty
      let model = new Map<number, number>()
      const past: Array<readonly [SortedMap.SortedMap<number>, ReadonlyArray<readonly [number, number]>]> = []
      for (const { op, key, value } of steps) {
        if (op === 'set') {
          self = SortedMap.set(key, value)(self)
          model = new Map([...model, [key, value]])
        } else if (op === 'remove') {
          self = SortedMap.remove(key)(self)
          model = new Map([...model].filter(([other]) => other !== key))
        } else if (op === 'drop') {
          self = SortedMap.drop(value)(self)
          model = new Map([...model].sort(([a], [b]) => a - b).slice(Math.max(0, value)))
        } else if (op === 'below') {
          const parts = [SortedMap.below(key)(self), SortedMap.from(key)(self)] as const
          expect(SortedMap.concat(...parts)).toEqual(self)
          self = parts[0]
          model = new Map([...model].filter(([other]) => other < key))
        } else {
          self = SortedMap.from(key)(self)
          model = new Map([...model].filter(([other]) => other >= key))
        }
        past.push([self, [...model].sort(([a], [b]) => a - b)])
      }
      for (const [then, pairs] of past) {
        expect([...SortedMap.entries(then)]).toEqual(pairs)
        expect([...SortedMap.backwards(then)]).toEqual(pairs.toReversed())
        expect(SortedMap.values(then)).toEqual(pairs.map(([, value]) => value))
        expect(SortedMap.size(then)).toBe(pairs.length)
        expect(SortedMap.first(then)).toEqual(pairs[0])
        for (let k = -31; k <= 31; k++) expect(SortedMap.get(k)(then)).toBe(new Map(pairs).get(k))
      }
    }),
  )
})

test('a sorted map of a hundred thousand consecutive keys stays shallow', () => {
  let self: SortedMap.SortedMap<number> = SortedMap.empty
  for (let i = 0; i < 100_000; i++) self = SortedMap.set(i, i)(self)
  const depth = (node: SortedMap.SortedMap<number>): number =>
    node === undefined ? 0 : 1 + Math.max(depth(node.left), depth(node.right))
  expect(SortedMap.size(self)).toBe(100_000)
  expect(depth(self)).toBeLessThan(60)
})
