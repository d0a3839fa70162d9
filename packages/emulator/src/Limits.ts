// How much a bot may send: of a request that is too many, how long it should wait.
// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this

import type { Millis } from './Clock.ts'
import { within } from './Range.ts'

// model

/** So many messages in any window of so many milliseconds; whole numbers from 1 on. */
export interface Limit {
  readonly messages: number
  readonly per: Millis
}

/** What a bot may send. Edits count as messages do. */
export interface Limits {
  /** All messages together; 30 a second. */
  readonly overall: Limit
  /** Those of one chat; 1 a second. */
  readonly perChat: Limit
  /** Those of one group or channel, in addition; 20 a minute. */
  readonly perGroup: Limit
  /** Those with `allow_paid_broadcast`, which do not count among all; 1000 a second. */
  readonly paid: Limit
}

/** Counts what was sent. */
export interface Tally {
  /**
   * Counts a request's messages to a chat, and gives 0, if there is room for them; otherwise counts nothing,
   * and gives how long there will be none. More messages than a limit has are as many as it has.
   */
  readonly admit: (chat_id: number, messages: number, paid: boolean, now: Millis) => Millis
}

// constructors

/** Telegram's limits, as they are documented. */
export const telegram: Limits = {
  overall: { messages: 30, per: 1_000 },
  perChat: { messages: 1, per: 1_000 },
  perGroup: { messages: 20, per: 60_000 },
  paid: { messages: 1_000, per: 1_000 },
}

/**
 * Counts by these limits, and by Telegram's where one is left out. Throws a `RangeError` where one is no
 * whole number from 1 on.
 */
export const makeTally = (given: Partial<Limits> = {}): Tally => {
  const limits = { ...telegram, ...given }
  for (const [name, { messages, per }] of Object.entries(limits)) {
    within(`limits.${name}.messages`, messages, 1)
    within(`limits.${name}.per`, per, 1)
  }
  // When the messages of a window were sent, oldest first.
  const windows = new Map<string, ReadonlyArray<Millis>>()
  let swept = -Infinity

  const windowOf = (name: string, { per }: Limit, now: Millis): ReadonlyArray<Millis> =>
    (windows.get(name) ?? []).filter((at) => at > now - per)

  // Once in the longest window, so that chats of long ago take no room.
  const sweep = (now: Millis): void => {
    const longest = Math.max(...Object.values(limits).map(({ per }) => per))
    if (now < swept + longest) return
    swept = now
    for (const [name, times] of windows) if ((times.at(-1) ?? 0) <= now - longest) windows.delete(name)
  }

  return {
    admit: (chat_id, messages, paid, now) => {
      if (messages === 0) return 0
      sweep(now)
      const concerned: ReadonlyArray<readonly [string, Limit]> = [
        paid ? ['paid', limits.paid] : ['overall', limits.overall],
        [`chat ${chat_id}`, limits.perChat],
        ...(chat_id < 0 ? [[`group ${chat_id}`, limits.perGroup] as const] : []),
      ]
      const counts = concerned.map(([name, limit]) => {
        const times = windowOf(name, limit, now)
        const more = Math.min(messages, limit.messages)
        // The one that must leave the window before there is room.
        const last = times[times.length + more - limit.messages - 1]
        return { name, times, more, wait: last === undefined ? 0 : last + limit.per - now }
      })
      const wait = Math.max(...counts.map((count) => count.wait))
      if (wait === 0)
        for (const { name, times, more } of counts)
          windows.set(name, [...times, ...Array.from({ length: more }, () => now)])
      return wait
    },
  }
}
