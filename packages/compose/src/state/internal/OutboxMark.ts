// Distinguishes the `step` of an outbox from other values with this name in a context.

// guards

/** True if this is the `step` of an outbox. */
export const isOutboxStep = (step: unknown): boolean => typeof step === 'function' && steps.has(step)

// combinators

/** Marks the `step` of an outbox. */
export const asOutboxStep = <A extends object>(step: A): A => {
  steps.add(step)
  return step
}

// private

const steps = new WeakSet<object>()
