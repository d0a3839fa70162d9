// What a pipeline may cost the type checker. Instantiations are the same on every machine; times are shown
// and not judged.

// model

/** What checking a pipeline cost. */
export interface Cost {
  readonly steps: number
  readonly instantiations: number
}

/** Instantiations that the longest pipeline may cost over an empty one. */
export const budget = 100_000

/**
 * A step at the end may cost this many times what one at the beginning does. Where each step costs more than
 * the one before, by a fixed amount, it is 3.
 */
export const tolerance = 1.5

// destructors

/** What is wrong with the costs of an empty, a short, a middling and a long pipeline, one sentence each. */
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
    ...(early > 0
      ? []
      : ['A longer pipeline costs no more than a short one: what is measured is no pipeline.']),
    ...(late <= early * tolerance
      ? []
      : [
          `A step costs ${early.toFixed(0)} instantiations early and ${late.toFixed(0)} late: the cost is not linear.`,
        ]),
  ]
}
