// The time limit of one handler, and its signal. Every update has a limit, so it is one cheap record, without
// a promise or a listener.

import { alarm, type Clock, type Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'

// model

/** The options of a time limit. */
export interface TimeLimitOptions {
  readonly clock: Clock
  /** The usual limit. It may be `Infinity`. */
  readonly most: Millis
  /** Runs when the time is over, with the length of the limit. The signal is already aborted then. */
  readonly ring: (after: Millis) => void
  /** Runs once, after `longTime` without a limit. */
  readonly onLong: IO<void>
}

/** A running time limit. End it, so that no timer stays. */
export interface TimeLimit extends TimeLimitOptions {
  readonly begun: Millis
  readonly over: AbortController
  due: Millis
  isEnded: boolean
  isInterrupted: boolean
  isLong: boolean
  cancel: IO<void> | undefined
}

/** How long a handler without a limit runs before it is reported. */
export const longTime: Millis = 300_000

// How long an interrupted handler may take to end.
const interruptTime: Millis = 1_000

// constructors

/** A limit that begins now. */
export const makeTimeLimit = ({ clock, most, ring, onLong }: TimeLimitOptions): TimeLimit => {
  const begun = clock.now()
  const limit: TimeLimit = {
    clock,
    most,
    ring,
    onLong,
    begun,
    over: new AbortController(),
    due: begun + most,
    isEnded: false,
    isInterrupted: false,
    isLong: false,
    cancel: undefined,
  }
  wait(limit, most === Infinity ? longTime : most)
  return limit
}

// combinators

/** Extends a limit: the handler has at least this many milliseconds from now, and then the usual limit. */
export const extendLimit = (limit: TimeLimit, ms: Millis): void => {
  if (!limit.over.signal.aborted) limit.due = Math.max(limit.due, limit.clock.now() + ms + limit.most)
}

/** Aborts the signal before the time is over, and ends the limit, so that `ring` never runs. */
export const abortLimit = (limit: TimeLimit): void => {
  limit.cancel?.()
  limit.over.abort()
}

/** Aborts the signal, and gives the handler one second to end. */
export const interruptLimit = (limit: TimeLimit): void => {
  if (limit.isEnded || limit.over.signal.aborted) return
  limit.isInterrupted = true
  limit.due = limit.clock.now() + interruptTime
  limit.over.abort()
  wait(limit, interruptTime)
}

/** Ends the limit when the handler has ended. */
export const endLimit = (limit: TimeLimit): void => {
  limit.isEnded = true
  limit.cancel?.()
}

// private

const wait = (limit: TimeLimit, ms: Millis): void => {
  limit.cancel?.()
  limit.cancel = ms === Infinity ? undefined : alarm(limit.clock)(ms, () => look(limit))
}

// The limit may have been extended, and a timer of the machine rings after 24 days at most.
const look = (limit: TimeLimit): void => {
  const { begun, due, over, ring } = limit
  const now = limit.clock.now()
  if (due === Infinity && now >= begun + longTime) {
    limit.isLong = true
    limit.onLong()
  }
  const next = due === Infinity && !limit.isLong ? begun + longTime : due
  if (next > now) {
    wait(limit, next - now)
    return
  }
  if (!over.signal.aborted)
    over.abort(new DOMException('The handler has reached its time limit.', 'TimeoutError'))
  ring(due - begun)
}
