// The limit that all chats share, and the chats whose first call waits only for that limit.

import type { Millis } from '@pipegram/core/Clock'
import { type ChatQueue, firstOf } from './ChatQueue.ts'
import { type Hold, leftOf, makeHold } from './Hold.ts'
import { makeSlidingLog, type WindowLimit, type SlidingLog } from './SlidingLog.ts'

// model

/** The mutable state of a limit that all chats share. */
export interface GlobalQueue {
  readonly log: SlidingLog
  readonly ready: Set<ChatQueue>
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
  hold: makeHold(),
  turn: 0,
  asking: 0,
  mostAsking: Infinity,
})

// destructors

/** How long until the limit has room for this many messages. */
export const roomIn = ({ log, hold }: GlobalQueue, messages: number, now: Millis): Millis =>
  Math.max(leftOf(hold, now), log.wait(now, messages))

/**
 * The chat that may send next. Every other turn goes to the chat that has been ready for longest, so that no
 * chat is left behind; the other turns go to the longest queue, which would end last.
 */
export const nextOf = ({ turn, ready }: GlobalQueue): ChatQueue | undefined =>
  turn % 2 === 0 ? firstOf(ready) : longestOf(ready)

// private

const longestOf = (chats: ReadonlySet<ChatQueue>): ChatQueue | undefined => {
  let found: ChatQueue | undefined
  for (const chat of chats) if (found === undefined || chat.calls.size > found.calls.size) found = chat
  return found
}
