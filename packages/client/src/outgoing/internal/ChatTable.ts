// The queues of all chats by id, and the ids of chats that calls name by a username.

import type { Millis } from '@pipegram/core/Clock'
import { type ChatQueue, isIdle, makeChatQueue, type QueueLimits } from './ChatQueue.ts'
import type { ChatKey } from './Methods.ts'

// model

export interface ChatTable {
  /** The queue of a chat; it makes a missing one. From time to time it also forgets the idle queues. */
  readonly at: (key: ChatKey, now: Millis) => ChatQueue
  /**
   * Remembers the id of the chat that a username names. Removes the queue of the username, and returns it.
   */
  readonly rename: (name: string, id: number) => ChatQueue | undefined
  /** How many queues there are. */
  readonly size: () => number
}

// constructors

/** An empty table. */
export const makeChatTable = (limits: QueueLimits, start: Millis): ChatTable => {
  const chats = new Map<ChatKey, ChatQueue>()
  const ids = new Map<string, number>()
  const longest = Math.max(
    limits.overall.window,
    limits.perChat.window,
    limits.perGroup.window,
    limits.paid.window,
  )
  let swept = start

  // Forgets idle chats, once in the longest window of a limit.
  const sweep = (now: Millis): void => {
    if (now >= swept && now < swept + longest) return
    swept = now
    for (const [key, chat] of chats) if (isIdle(chat, now)) chats.delete(key)
  }

  return {
    at: (name, now) => {
      const key = typeof name === 'string' ? (ids.get(name) ?? name) : name
      const chat = chats.get(key) ?? makeChatQueue(key, limits)
      sweep(now)
      chats.set(key, chat)
      return chat
    },
    rename: (name, id) => {
      if (ids.get(name) === id) return undefined
      ids.set(name, id)
      const oldest = ids.size > mostNames ? ids.keys().next().value : undefined
      if (oldest !== undefined) ids.delete(oldest)
      const named = chats.get(name)
      chats.delete(name)
      return named
    },
    size: () => chats.size,
  }
}

// private

// The most usernames whose ids are remembered.
const mostNames = 10_000
