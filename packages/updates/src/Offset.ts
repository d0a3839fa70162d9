// Which updates are confirmed: pure bookkeeping. Telegram keeps an update until a call of getUpdates names a
// higher offset, so the offset is the lowest id that is not finished, and nothing is confirmed before its
// handler ended.
// https://core.telegram.org/bots/api#getting-updates

// model

/** What was taken so far, in this numbering of Telegram's. */
export interface Offset {
  /** Ids taken and not finished, ascending. */
  readonly unfinished: ReadonlyArray<number>
  /** The highest id taken; none at the beginning. */
  readonly highest?: number
  /** Counts the times that Telegram's numbering began anew. */
  readonly era: number
}

// constructors

/** Nothing was taken yet. */
export const empty: Offset = { unfinished: [], era: 0 }

// destructors

/**
 * What to send as `offset`: all below it is finished. `undefined` before the first update: Telegram then
 * gives its oldest.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import * as Offset from '@pipegram/updates/Offset'
 *
 *   const three = pipe(Offset.empty, Offset.take(7), Offset.take(8), Offset.take(9))
 *
 *   assert.strictEqual(Offset.confirmed(pipe(three, Offset.finish(8, 0))), 7)
 *   assert.strictEqual(Offset.confirmed(pipe(three, Offset.finish(8, 0), Offset.finish(7, 0))), 9)
 */
export const confirmed = ({ unfinished, highest }: Offset): number | undefined =>
  unfinished[0] ?? (highest === undefined ? undefined : highest + 1)

/** Whether an id was taken before: it is a repeat of one that is unfinished or done. */
export const isKnown =
  (id: number) =>
  ({ highest }: Offset): boolean =>
    highest !== undefined && id <= highest

// combinators

/** Takes an id that is not known: from here on it is unfinished. Telegram gives ids in ascending order. */
export const take =
  (id: number) =>
  (self: Offset): Offset =>
    isKnown(id)(self) ? self : { ...self, unfinished: [...self.unfinished, id], highest: id }

/** Finishes an id that was taken in an era. Of an era that is over nothing is known any more. */
export const finish =
  (id: number, era: number) =>
  (self: Offset): Offset =>
    era === self.era ? { ...self, unfinished: self.unfinished.filter((other) => other !== id) } : self

/**
 * Looks at the ids of an answer to a call that sent an offset. An id below what was sent means that Telegram
 * numbers anew: after a week without updates it goes on from a random number, which may be a lower one, and
 * gives its queue whole to an offset that is too high. What was taken before that is long gone from its
 * queue.
 */
export const renumber =
  (ids: ReadonlyArray<number>, sent: number | undefined) =>
  (self: Offset): Offset =>
    sent !== undefined && ids.some((id) => id < sent) ? { ...empty, era: self.era + 1 } : self
