// The numbers of updates in a test. Telegram gives each update a greater one, and bots know a repeat by it.

import type { Update } from '@pipegram/core/Types'

// model

// An update is only data, so it cannot say that its number is nobody's choice.
const unnumbered = new WeakSet<Update>()

// constructors

/** Notes that a test gave an update no number. */
export const noteNumber = (given: number | undefined, update: Update): Update => {
  if (given === undefined) unnumbered.add(update)
  return update
}

/**
 * Gives each update without a number of its own the next one. The same update again keeps its number: it is a
 * repeat.
 */
export const makeNumbering = (): ((update: Update) => Update) => {
  const known = new WeakMap<Update, Update>()
  let next = 1
  return (update) => {
    const numbered =
      known.get(update) ??
      (unnumbered.has(update) && update.update_id < next ? { ...update, update_id: next } : update)
    known.set(update, numbered)
    next = Math.max(next, numbered.update_id + 1)
    return numbered
  }
}
