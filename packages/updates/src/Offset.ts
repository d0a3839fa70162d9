// Which updates are confirmed, as pure functions. Telegram keeps an update until getUpdates is called with a
// higher offset. So the offset is the lowest unfinished id, and no update is confirmed before its handler has
// ended.
// https://core.telegram.org/bots/api#getting-updates

// model

/** The updates taken so far, by Telegram's present numbering. */
export interface Offset {
  /** Ids taken and not finished, ascending. */
  readonly unfinished: ReadonlyArray<number>
  /** The highest id taken; missing before the first update. */
  readonly highest?: number
  /** How many times Telegram's numbering has restarted. */
  readonly era: number
}

// constructors

/** No update was taken yet. */
export const empty: Offset = { unfinished: [], era: 0 }

// destructors

/**
 * What to send as `offset`: all updates below it are finished. It is `undefined` before the first update;
 * Telegram then begins with the oldest one.
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

/** True if an id was taken before, so that the update is a repeat. */
export const isKnown =
  (id: number) =>
  ({ highest }: Offset): boolean =>
    highest !== undefined && id <= highest

// combinators

/** Takes an id; it is then unfinished. Telegram sends ids in ascending order. */
export const take =
  (id: number) =>
  (self: Offset): Offset =>
    isKnown(id)(self) ? self : { ...self, unfinished: [...self.unfinished, id], highest: id }

/** Finishes an id that was taken in an era. An id of an earlier era changes nothing. */
export const finish =
  (id: number, era: number) =>
  (self: Offset): Offset =>
    era === self.era ? { ...self, unfinished: self.unfinished.filter((other) => other !== id) } : self

/**
 * Starts a new era if an id of an answer is below the offset that was sent: Telegram's numbering has
 * restarted. After a week without updates, Telegram goes on from a random number, which may be lower. It
 * answers an offset that is too high with its whole queue. The earlier updates left that queue long ago.
 */
export const renumber =
  (ids: ReadonlyArray<number>, sent: number | undefined) =>
  (self: Offset): Offset =>
    sent !== undefined && ids.some((id) => id < sent) ? { ...empty, era: self.era + 1 } : self
