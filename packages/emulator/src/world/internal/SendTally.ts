// Counts the messages of a bot, and says how long a bot that sends too much must wait.
// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this

import { toMillis } from '@pipegram/core/Duration'
import type { Millis } from '../../values/EmulatorClock.ts'
import { within } from '../../values/internal/NumberRange.ts'
import { telegramLimits, type SendLimits } from '../SendLimits.ts'

// model

/** Counts the messages of a bot. */
export interface SendTally {
  /**
   * If no limit forbids it, counts the messages of a request to a chat and returns 0. Otherwise it counts
   * nothing, and returns how many ms the bot must wait. A request with more messages than a limit allows
   * counts as many as the limit allows.
   */
  readonly admit: (chat_id: number, messages: number, paid: boolean, now: Millis) => Millis
}

// constructors

/**
 * Counts with these limits. Default for each limit: that of Telegram. Throws a `RangeError` if `messages` is
 * not a whole number of at least 1, or `window` is not a length of time.
 */
export const makeSendTally = (given: Partial<SendLimits> = {}): SendTally => {
  const limitOf = (name: keyof SendLimits): WindowLimit => {
    const { messages, window } = given[name] ?? telegramLimits[name]
    return {
      messages: within(`limits.${name}.messages`, messages, 1),
      window: toMillis(`limits.${name}.window`, window),
    }
  }
  const limits = {
    overall: limitOf('overall'),
    perChat: limitOf('perChat'),
    perGroup: limitOf('perGroup'),
    paid: limitOf('paid'),
  }
  // The times of the messages in a window, the oldest first.
  const windows = new Map<string, ReadonlyArray<Millis>>()
  let swept = -Infinity

  const timesIn = (name: string, { window }: WindowLimit, now: Millis): ReadonlyArray<Millis> =>
    (windows.get(name) ?? []).filter((at) => at > now - window)

  // Forgets old chats, once per longest window.
  const sweep = (now: Millis): void => {
    const longest = Math.max(...Object.values(limits).map(({ window }) => window))
    if (now < swept + longest) return
    swept = now
    for (const [name, times] of windows) if ((times.at(-1) ?? 0) <= now - longest) windows.delete(name)
  }

  return {
    admit: (chat_id, messages, paid, now) => {
      if (messages === 0) return 0
      sweep(now)
      const concerned: ReadonlyArray<readonly [string, WindowLimit]> = [
        paid ? ['paid', limits.paid] : ['overall', limits.overall],
        [`chat ${chat_id}`, limits.perChat],
        ...(chat_id < 0 ? [[`group ${chat_id}`, limits.perGroup] as const] : []),
      ]
      const counts = concerned.map(([name, limit]) => {
        const times = timesIn(name, limit, now)
        const more = Math.min(messages, limit.messages)
        // The message that must leave the window first.
        const last = times[times.length + more - limit.messages - 1]
        return { name, times, more, wait: last === undefined ? 0 : last + limit.window - now }
      })
      const wait = Math.max(...counts.map((count) => count.wait))
      if (wait === 0)
        for (const { name, times, more } of counts)
          windows.set(name, [...times, ...Array.from({ length: more }, () => now)])
      return wait
    },
  }
}

// private

interface WindowLimit {
  readonly messages: number
  readonly window: Millis
}
