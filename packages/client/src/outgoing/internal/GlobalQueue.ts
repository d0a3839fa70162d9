// The limit that all chats share, and the chats whose first call waits only for that limit.

import type { Millis } from '@pipegram/core/Clock'
import { type ChatQueue, firstOf, nextIn, type QueuedCall } from './ChatQueue.ts'
import { type Hold, leftOf, makeHold } from './Hold.ts'
import { makeSlidingLog, type WindowLimit, type SlidingLog } from './SlidingLog.ts'

// model

/** The mutable state of a limit that all chats share. */
export interface GlobalQueue {
  readonly log: SlidingLog
  readonly ready: Set<ChatQueue>
  /** The same for chats whose first call lets the others go first. */
  readonly bulk: Set<ChatQueue>
  /** When the next of these may be sent. */
  nextBulk: Millis
  /** The time between two of these, so that they leave places for others at all times. */
  readonly pace: Millis
  readonly hold: Hold
  /** How many calls this queue has sent. */
  turn: number
  /** How many calls ask the store for a place now. */
  asking: number
  /** How many calls may ask the store at once. */
  mostAsking: number
}

// constructors

export const makeGlobalQueue = (limit: WindowLimit): GlobalQueue => ({
  log: makeSlidingLog(limit),
  ready: new Set(),
  bulk: new Set(),
  nextBulk: 0,
  pace: limit.window / limit.messages,
  hold: makeHold(),
  turn: 0,
  asking: 0,
  mostAsking: Infinity,
})

// destructors

/** How long until the limit has room for this many messages. */
export const roomIn = ({ log, hold }: GlobalQueue, messages: number, now: Millis): Millis =>
  Math.max(leftOf(hold, now), log.wait(now, messages))

/** How long the next call has to wait; `Infinity` if no chat is ready. */
export const untilNextIn = (global: GlobalQueue, now: Millis): Millis => {
  const [chat] = global.ready.size > 0 ? global.ready : global.bulk
  const call = chat === undefined ? undefined : nextIn(chat)
  if (call === undefined) return Infinity
  return Math.max(roomIn(global, call.messages, now), call.bulk ? Math.ceil(global.nextBulk - now) : 0)
}

/**
 * The chat that may send next. Every other turn goes to the chat that has been ready for longest, so that no
 * chat is left behind; the other turns go to the longest queue, which would end last.
 */
export const nextOf = ({ bulk, nextBulk, ready, turn }: GlobalQueue, now: Millis): ChatQueue | undefined => {
  if (ready.size === 0) return now >= nextBulk ? firstOf(bulk) : undefined
  return turn % 2 === 0 ? firstOf(ready) : longestOf(ready)
}

// combinators

/** Counts a call that is sent now. */
export const countTurn = (global: GlobalQueue, { bulk, messages }: QueuedCall, now: Millis): void => {
  global.turn += 1
  // A timer that rings late does not make the pace slower.
  if (bulk) global.nextBulk = Math.max(global.nextBulk, now - global.pace) + global.pace * messages
}

// private

const longestOf = (chats: ReadonlySet<ChatQueue>): ChatQueue | undefined => {
  let found: ChatQueue | undefined
  for (const chat of chats) if (found === undefined || chat.calls.size > found.calls.size) found = chat
  return found
}
