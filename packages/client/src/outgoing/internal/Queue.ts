// The queue of each chat, and the lanes before which they stand: what all chats share.

import type { Millis } from '@pipegram/core/Clock'
import type { ChatKey } from './Methods.ts'
import { type Limit, makeSlidingLog, type SlidingLog } from './SlidingLog.ts'

// model

/** What bounds a sender. */
export interface QueueLimits {
  readonly overall: Limit
  readonly perChat: Limit
  readonly perGroup: Limit
  readonly paid: Limit
}

/** Something that waits for its turn. */
export interface Waiting {
  readonly messages: number
  readonly paid: boolean
  /** Runs when its turn has come. What it is given ends the turn. */
  readonly start: (end: () => void) => void
}

/** Until when nothing goes, and since when that is so. */
export interface Held {
  since: Millis
  until: Millis
}

/**
 * The mutable parts of a chat: who waits, how many run, until when it is held, and the chat that it turned
 * out to be.
 */
export interface Chat {
  readonly key: ChatKey
  readonly queue: Set<Waiting>
  readonly logs: ReadonlyArray<SlidingLog>
  running: number
  readonly held: Held
  into: Chat | undefined
}

/** What all chats share: the limit, and the chats whose first could go if there were room. */
export interface Lane {
  readonly log: SlidingLog
  readonly ready: Set<Chat>
  readonly held: Held
  turn: number
  /** How many ask whether they may go, where others share the limits, and how many may ask at once. */
  asking: number
  width: number
}

// constructors

export const makeLane = (limit: Limit): Lane => ({
  log: makeSlidingLog(limit),
  ready: new Set(),
  held: { since: 0, until: 0 },
  turn: 0,
  asking: 0,
  width: Infinity,
})

export const makeChat = (key: ChatKey, { perChat, perGroup }: QueueLimits): Chat => ({
  key,
  queue: new Set(),
  logs: (isGroup(key) ? [perChat, perGroup] : [perChat]).map((limit) => makeSlidingLog(limit)),
  running: 0,
  held: { since: 0, until: 0 },
  into: undefined,
})

// guards

/**
 * A person has a positive id; groups and channels have a negative one, and they alone can be named by a
 * username.
 */
export const isGroup = (key: ChatKey): boolean => (typeof key === 'number' ? key < 0 : key.startsWith('@'))

/** Whether nothing is left to remember of a chat. */
export const isIdle = ({ queue, logs, running, held }: Chat, now: Millis): boolean =>
  queue.size === 0 && running === 0 && leftOf(held, now) <= 0 && logs.every((log) => log.isEmpty(now))

// destructors

/** The chat that this one turned out to be. */
export const homeOf = (chat: Chat): Chat => (chat.into === undefined ? chat : homeOf(chat.into))

/** How long the first of a chat waits for the chat itself. */
export const waitOf = ({ logs, held }: Chat, { messages }: Waiting, now: Millis): Millis =>
  Math.max(leftOf(held, now), ...logs.map((log) => log.wait(now, messages)))

/** How long until so many messages have room in a lane. */
export const roomIn = ({ log, held }: Lane, messages: number, now: Millis): Millis =>
  Math.max(leftOf(held, now), log.wait(now, messages))

/** How long something is held yet. A clock that was put back must not make anybody wait for the old time. */
export const leftOf = (held: Held, now: Millis): Millis => {
  if (now < held.since) {
    held.until -= held.since - now
    held.since = now
  }
  return held.until - now
}

export const firstOf = <A>(set: ReadonlySet<A> | undefined): A | undefined => set?.values().next().value

/**
 * Every other turn is that of who has been ready for longest, so that all get on; the rest go to the longest
 * queue, which is the last to end.
 */
export const nextOf = ({ turn, ready }: Lane): Chat | undefined =>
  turn % 2 === 0 ? firstOf(ready) : longestOf(ready)

// combinators

/** Holds for so long, if it is not held for longer already. */
export const hold = (held: Held, now: Millis, ms: Millis): void => {
  if (ms > leftOf(held, now)) Object.assign(held, { since: now, until: now + ms })
}

// private

const longestOf = (chats: ReadonlySet<Chat>): Chat | undefined => {
  let found: Chat | undefined
  for (const chat of chats) if (found === undefined || chat.queue.size > found.queue.size) found = chat
  return found
}
