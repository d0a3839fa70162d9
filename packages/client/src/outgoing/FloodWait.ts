// Remembers the chats and methods that must wait, since Telegram has asked for a pause by a 429.
// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this

import { type ApiError, floodWait } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { IO } from 'fp-ts/lib/IO.js'
import { isCounted, shownChat } from './internal/Methods.ts'

// model

/** A pause that Telegram asked for. */
export interface FloodWait {
  /** The chat, by its id or its public username; missing if the call had no chat. */
  readonly chat?: number | string
  /** The method that Telegram refused. In a chat, the pause is for all methods that send a message. */
  readonly method: string
  /** The end of the pause, in milliseconds since 1970. */
  readonly until: Millis
}

/** The pauses that are not over. */
export interface FloodTable {
  /** Remembers the pause that an error asks for, if it is a 429. */
  readonly note: (call: Call<unknown>, error: ApiError) => void
  /** The pauses that are not over, in the order in which they began. */
  readonly waits: IO<ReadonlyArray<FloodWait>>
}

// constructors

/** An empty table. It remembers the 1,000 latest pauses. */
export const makeFloodTable = (now: IO<Millis> = Date.now): FloodTable => {
  const waits = new Map<string, FloodWait>()
  return {
    note: (call, error) => {
      if (error._tag !== 'RateLimited') return
      const chat = shownChat(call)
      const { method } = call
      const key = `${chat ?? ''} ${chat !== undefined && isCounted(method) ? '' : method}`
      const until = Math.max(waits.get(key)?.until ?? 0, now() + floodWait(error))
      waits.delete(key)
      waits.set(key, defined({ chat, method, until }))
      const oldest = waits.size > most ? waits.keys().next().value : undefined
      if (oldest !== undefined) waits.delete(oldest)
    },
    waits: () => {
      for (const [key, { until }] of waits) if (until <= now()) waits.delete(key)
      return [...waits.values()]
    },
  }
}

// private

const most = 1_000
