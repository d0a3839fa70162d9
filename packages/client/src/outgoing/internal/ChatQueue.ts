// The calls that wait for one chat, and the limits of that chat.

import type { Millis } from '@pipegram/core/Clock'
import { type Hold, extend, leftOf, makeHold } from './Hold.ts'
import type { ChatKey } from './Methods.ts'
import { makeSlidingLog, type WindowLimit, type SlidingLog } from './SlidingLog.ts'

// model

/** The limits on all calls of a bot. */
export interface QueueLimits {
  readonly overall: WindowLimit
  readonly perChat: WindowLimit
  readonly perGroup: WindowLimit
  readonly paid: WindowLimit
}

/** A call that waits until it may be sent. */
export interface QueuedCall {
  readonly messages: number
  readonly paid: boolean
  /** True if all other calls go first. */
  readonly bulk: boolean
  /** Sends the call. It calls `end` when the answer has arrived. */
  readonly start: (end: () => void) => void
  /**
   * Runs when Telegram asks for a pause of `ms` milliseconds. The call may leave the queue instead of
   * waiting.
   */
  readonly flooded?: (ms: Millis) => void
}

/** The mutable state of one chat. */
export interface ChatQueue {
  readonly key: ChatKey
  readonly calls: Set<QueuedCall>
  /** The calls that let the others go first. */
  readonly bulk: Set<QueuedCall>
  /** A log for each limit of the chat. */
  readonly logs: ReadonlyArray<SlidingLog>
  /** How many calls were sent and have no answer yet. */
  running: number
  readonly hold: Hold
  /** The part of `hold` that Telegram asked for by a 429. */
  readonly flood: Hold
  /** The queue that replaced this one, after two names turned out to be one chat. */
  successor: ChatQueue | undefined
}

// constructors

export const makeChatQueue = (key: ChatKey, { perChat, perGroup }: QueueLimits): ChatQueue => ({
  key,
  calls: new Set(),
  bulk: new Set(),
  logs: (isGroup(key) ? [perChat, perGroup] : [perChat]).map((limit) => makeSlidingLog(limit)),
  running: 0,
  hold: makeHold(),
  flood: makeHold(),
  successor: undefined,
})

// guards

/**
 * True if a key is a group or a channel: their ids are negative, and only they can be named by a username. A
 * person has a positive id.
 */
export const isGroup = (key: ChatKey): boolean => (typeof key === 'number' ? key < 0 : key.startsWith('@'))

/** True if the queue can be forgotten: no call waits or runs, and no limit counts a message. */
export const isIdle = (chat: ChatQueue, now: Millis): boolean => {
  const { logs, running, hold } = chat
  return (
    sizeOf(chat) === 0 && running === 0 && leftOf(hold, now) <= 0 && logs.every((log) => log.isEmpty(now))
  )
}

/** True if a call waits in a queue. */
export const waitsIn = (chat: ChatQueue, call: QueuedCall): boolean => lineOf(chat, call).has(call)

// destructors

/** The present queue of the chat of a queue. */
export const currentOf = (chat: ChatQueue): ChatQueue =>
  chat.successor === undefined ? chat : currentOf(chat.successor)

/** How long the limits of the chat make its first call wait. */
export const waitOf = ({ logs, hold }: ChatQueue, { messages }: QueuedCall, now: Millis): Millis =>
  Math.max(leftOf(hold, now), ...logs.map((log) => log.wait(now, messages)))

/** How many calls wait. */
export const sizeOf = ({ bulk, calls }: ChatQueue): number => calls.size + bulk.size

/** The call that is sent next. */
export const nextIn = ({ bulk, calls }: ChatQueue): QueuedCall | undefined => firstOf(calls) ?? firstOf(bulk)

/** The first element of a set. */
export const firstOf = <A>(set: ReadonlySet<A> | undefined): A | undefined => set?.values().next().value

// combinators

/** Puts a call at the end. */
export const add = (chat: ChatQueue, call: QueuedCall): void => void lineOf(chat, call).add(call)

/** Removes a call. Returns false if it was not there. */
export const remove = (chat: ChatQueue, call: QueuedCall): boolean => lineOf(chat, call).delete(call)

/** Pauses a queue for `ms` milliseconds, as Telegram asked, and tells the calls that wait in it. */
export const flood = (chat: ChatQueue, now: Millis, ms: Millis): void => {
  extend(chat.hold, now, ms)
  extend(chat.flood, now, ms)
  for (const { flooded } of [...chat.calls, ...chat.bulk]) flooded?.(ms)
}

/** Moves everything in a queue to another queue, which takes over. */
export const moveTo = (successor: ChatQueue, chat: ChatQueue, now: Millis): void => {
  for (const line of ['calls', 'bulk'] as const) {
    for (const call of chat[line]) successor[line].add(call)
    chat[line].clear()
  }
  successor.running += chat.running
  extend(successor.hold, now, leftOf(chat.hold, now))
  extend(successor.flood, now, leftOf(chat.flood, now))
  successor.logs.forEach((log, i) => {
    log.take(chat.logs[i] ?? log)
  })
  chat.successor = successor
}

// private

const lineOf = ({ bulk, calls }: ChatQueue, call: QueuedCall): Set<QueuedCall> => (call.bulk ? bulk : calls)
