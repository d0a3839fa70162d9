// Counts the messages that a bot sends, and says how long a bot that sends too much must wait.
// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this

import type { Millis } from '../../values/EmulatorClock.ts'
import { within } from '../../values/internal/WholeNumber.ts'
import { type SendLimit, telegram, type SendLimits } from '../SendLimits.ts'

// model

/** Counts what was sent. */
export interface SendTally {
  /**
   * Counts a request's messages to a chat, and gives 0, if there is room for them; otherwise counts nothing,
   * and gives how long there will be none. More messages than a limit has are as many as it has.
   */
  readonly admit: (chat_id: number, messages: number, paid: boolean, now: Millis) => Millis
}

// constructors

/**
 * Counts by these limits, and by Telegram's where one is left out. Throws a `RangeError` where one is no
 * whole number from 1 on.
 */
export const makeSendTally = (given: Partial<SendLimits> = {}): SendTally => {
  const limits = { ...telegram, ...given }
  for (const [name, { messages, per }] of Object.entries(limits)) {
    within(`limits.${name}.messages`, messages, 1)
    within(`limits.${name}.per`, per, 1)
  }
  // When the messages of a window were sent, oldest first.
  const windows = new Map<string, ReadonlyArray<Millis>>()
  let swept = -Infinity

  const windowOf = (name: string, { per }: SendLimit, now: Millis): ReadonlyArray<Millis> =>
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
      const concerned: ReadonlyArray<readonly [string, SendLimit]> = [
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
