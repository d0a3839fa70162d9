// The budget of the type checker refuses a pipeline that costs too much, or whose cost is not linear.

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budget, faults, type Cost } from '../lib/TypeBudget.ts'

const costs = (of: (steps: number) => number): readonly [Cost, Cost, Cost, Cost] => [
  { steps: 0, instantiations: of(0) },
  { steps: 10, instantiations: of(10) },
  { steps: 80, instantiations: of(80) },
  { steps: 200, instantiations: of(200) },
]

describe('the type budget', () => {
  it('accepts a linear cost within the budget', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: budget / 200 - 1 }),
        (base, each) => {
          expect(faults(costs((steps) => base + each * steps))).toEqual([])
        },
      ),
    )
  })
  it('refuses a linear cost beyond the budget', () => {
    expect(faults(costs((steps) => (budget / 200) * steps))).toEqual([
      `200 steps cost ${budget} instantiations; the budget is ${budget}.`,
    ])
  })
  it('refuses a quadratic cost', () => {
    expect(faults(costs((steps) => steps * steps))).toEqual([
      'A step costs 90 instantiations early and 280 late: the cost is not linear.',
    ])
  })
  it('refuses a cost that does not grow', () => {
    expect(faults(costs(() => 17_000))).toHaveLength(1)
  })
})
