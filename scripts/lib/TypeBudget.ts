// What a pipeline may cost the type checker. The budget counts instantiations, which are the same on every
// machine; times are only shown.

// model

/** The cost of checking a pipeline. */
export interface Cost {
  readonly steps: number
  readonly instantiations: number
}

/** The longest pipeline costs at most this many instantiations more than an empty one. */
export const budget = 100_000

/**
 * A step at the end may cost this many times as much as a step at the beginning. The ratio is 3 if each step
 * costs a fixed amount more than the step before it.
 */
export const tolerance = 1.5

// destructors

/** The faults of the costs of an empty, a short, a middle and a long pipeline, in one sentence each. */
export const faults = ([empty, short, middle, long]: readonly [
  Cost,
  Cost,
  Cost,
  Cost,
]): ReadonlyArray<string> => {
  const total = long.instantiations - empty.instantiations
  const early = (middle.instantiations - short.instantiations) / (middle.steps - short.steps)
  const late = (long.instantiations - middle.instantiations) / (long.steps - middle.steps)
  return [
    ...(total < budget ? [] : [`${long.steps} steps cost ${total} instantiations; the budget is ${budget}.`]),
    ...(early > 0 ? [] : ['A longer pipeline costs no more than a short one: this measures no pipeline.']),
    ...(late <= early * tolerance
      ? []
      : [
          `A step costs ${early.toFixed(0)} instantiations early and ${late.toFixed(0)} late:` +
            ' the cost is not linear.',
        ]),
  ]
}
