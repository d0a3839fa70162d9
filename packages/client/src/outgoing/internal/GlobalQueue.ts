// The limit that all chats share, and the chats whose first call waits only for that limit.

import type { Millis } from '@pipegram/core/Clock'
import { type ChatQueue, firstOf, nextIn, type QueuedCall } from './ChatQueue.ts'
import { type Hold, leftOf, makeHold } from './Hold.ts'
import { makeSlidingLog, type WindowLimit, type SlidingLog } from './SlidingLog.ts'
import type { ShareDemand, TokenShare } from './TokenShare.ts'

// model

/** The mutable state of a limit that all chats share. */
export interface GlobalQueue {
  readonly limit: WindowLimit
  readonly log: SlidingLog
  /** The messages of the log that are not in bulk. */
  readonly others: SlidingLog
  /** The places of this process, if processes share the limit. */
  share: TokenShare | undefined
  /** The chats whose first call waits only for this limit, and is not in bulk. */
  readonly ready: Set<ChatQueue>
  /** The same for chats whose first call is in bulk. */
  readonly bulk: Set<ChatQueue>
  /** When the next call in bulk may be sent. */
  nextBulk: Millis
  readonly hold: Hold
  /** How many calls this queue has sent. */
  turn: number
}

// constructors

export const makeGlobalQueue = (limit: WindowLimit): GlobalQueue => {
  const global: GlobalQueue = {
    limit,
    log: makeSlidingLog(limit, () => global.share?.capacity() ?? limit.messages),
    others: makeSlidingLog(limit),
    share: undefined,
    ready: new Set(),
    bulk: new Set(),
    nextBulk: 0,
    hold: makeHold(),
    turn: 0,
  }
  return global
}

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
 * The chat that may send next. Every second turn is for the chat that has been ready for the longest time, so
 * that no chat is left behind. The other turns are for the longest queue, which would end last.
 */
export const nextOf = ({ bulk, nextBulk, ready, turn }: GlobalQueue, now: Millis): ChatQueue | undefined => {
  if (ready.size === 0) return now >= nextBulk ? firstOf(bulk) : undefined
  return turn % 2 === 0 ? firstOf(ready) : longestOf(ready)
}

/** The logs that count a call. */
export const logsOf = (
  { log, others }: GlobalQueue,
  { logs }: ChatQueue,
  { bulk }: QueuedCall,
): ReadonlyArray<SlidingLog> => [log, ...(bulk ? [] : [others]), ...logs]

/** The places that this process wants: those in use, and more for its ready calls. */
export const demandOf = (global: GlobalQueue, now: Millis): ShareDemand => {
  const { bulk, limit, log, others, ready } = global
  const [used, inUse] = [log.used(now), others.used(now)]
  let calls = inUse
  for (const chat of ready) {
    if (calls >= limit.messages) break
    calls += Math.max(chat.calls.size, nextIn(chat)?.messages ?? 0)
  }
  const chat = nextOf(global, now)
  const next = chat === undefined ? undefined : nextIn(chat)
  const oldest = log.stamps()[0]
  return {
    used,
    calls: Math.min(limit.messages, calls),
    // Calls in bulk take all places that other calls leave.
    bulk: bulk.size > 0 || used > inUse ? limit.messages : 0,
    least: Math.min(limit.messages, next?.messages ?? 0),
    cool: oldest === undefined ? 0 : oldest + limit.window - now,
  }
}

// combinators

/** Counts a call that is sent now. */
export const countTurn = (global: GlobalQueue, { bulk, messages }: QueuedCall, now: Millis): void => {
  const { limit, nextBulk, share } = global
  global.turn += 1
  if (!bulk) return
  // The time between two messages in bulk, so that there is always a place for other calls.
  const pace = limit.window / (share?.capacity() ?? limit.messages)
  // A timer that rings late does not make the pace slower.
  global.nextBulk = Math.max(nextBulk, now - pace) + pace * messages
}

// private

const longestOf = (chats: ReadonlySet<ChatQueue>): ChatQueue | undefined => {
  let found: ChatQueue | undefined
  for (const chat of chats) if (found === undefined || chat.calls.size > found.calls.size) found = chat
  return found
}
