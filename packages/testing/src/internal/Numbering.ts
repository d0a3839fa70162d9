// The ids of updates in a test. Telegram gives each update a greater id, and bots recognize a repeat by its
// id.

import type { Update } from '@pipegram/core/Types'

// model

// The updates whose id no test chose. An update is only data, so it cannot say this itself.
const unnumbered = new WeakSet<Update>()

// constructors

/** Remembers an update to which the test gave no id. */
export const noteNumber = (given: number | undefined, update: Update): Update => {
  if (given === undefined) unnumbered.add(update)
  return update
}

/**
 * Gives each update without its own id the next id. The same update again keeps its id, because it is a
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
