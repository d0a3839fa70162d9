// A limit for uses in any window of time: the decision on one use, and its record in a store.

import type { Millis } from '@pipegram/core/Clock'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'

// model

/**
 * The record of one key: the times of its uses, oldest first, and the time of the last refusal that the user
 * was told.
 */
export interface WindowUse {
  readonly stamps: ReadonlyArray<Millis>
  readonly told: Millis | null
}

/** The answer to one use. */
export interface WindowVerdict {
  readonly use: WindowUse
  /** True if the use is let through, at once or after the wait. */
  readonly isTaken: boolean
  /** Time until the window has a free place, in ms. */
  readonly wait: Millis
  /** True if this is the first refusal in the window. */
  readonly isFirst: boolean
}

/** A window, and the time at which it is asked. */
export interface WindowRule {
  readonly now: Millis
  /** The most uses in any window. */
  readonly limit: number
  /** The length of the window, in ms. */
  readonly window: Millis
  /** The longest time in the future for which earlier uses may have reserved a place, in ms. */
  readonly ahead: Millis
  /** The longest time that this use may wait for a place, in ms. */
  readonly patience: Millis
}

// constructors

/** Reads the record from a store. A text that is not a record counts as no record. */
export const fromText = (text: string | undefined): WindowUse | undefined =>
  text === undefined
    ? undefined
    : O.toUndefined(
        pipe(
          O.tryCatch((): unknown => JSON.parse(text)),
          O.chain((u) => O.fromEither(Stored.decode(u))),
        ),
      )

// destructors

/** Decides on one use. A refused use is not counted. */
export const decide = (
  use: WindowUse | undefined,
  { now, limit, window, ahead, patience }: WindowRule,
): WindowVerdict => {
  // After the clock was set back, times of the old clock must not make a use wait longer.
  const stamps = (use?.stamps ?? []).flatMap((stamp) =>
    stamp + window <= now ? [] : [Math.min(stamp, now + ahead)],
  )
  const told = use?.told ?? null
  const place = stamps[stamps.length - limit]
  const wait = place === undefined ? 0 : place + window - now
  if (wait <= patience)
    return { use: { stamps: [...stamps, now + wait], told }, isTaken: true, wait, isFirst: false }
  const isFirst = told === null || told + window <= now || told > now
  return { use: { stamps, told: isFirst ? now : told }, isTaken: false, wait, isFirst }
}

/** True if the use is let through after a wait. */
export const mustWait = ({ isTaken, wait }: WindowVerdict): boolean => isTaken && wait > 0

// private

const Stored = /* @__PURE__ */ t.type({
  stamps: /* @__PURE__ */ t.array(t.number),
  told: /* @__PURE__ */ t.union([t.number, t.null]),
})
