// A model of Telegram's limits, for the tests of throttle, and a clock that runs until a promise settles.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { sendMessage } from '@pipegram/core/Calls'
import type { Clock } from '@pipegram/core/Clock'
import { Answer, makeRecorder, settled, type TestClock } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { isCounted, keyOf, messagesOf } from '../src/outgoing/internal/Methods.ts'

export interface Sent {
  readonly at: number
  readonly chat: number | string
  readonly messages: number
  readonly paid: boolean
  readonly text: unknown
}

/**
 * Telegram's documented limits, strictly, with a log of its own. It counts each call at some time between its
 * start and its end.
 */
export const makeModel = (
  clock: Clock,
  delay: () => readonly [before: number, after: number] = () => [0, 0],
) => {
  const sent: Array<Sent> = []
  const refused: Array<string> = []
  const windows = new Map<string, Array<number>>()
  const room = (name: string, most: number, per: number, now: number, messages: number): boolean => {
    const kept = (windows.get(name) ?? []).filter((at) => at > now - per)
    windows.set(name, kept)
    return kept.length + Math.min(messages, most) <= most
  }
  const answer = makeRecorder(Answer.success()).call
  const call: Interpreter =
    <A>(request: Call<A>) =>
    async () => {
      if (!isCounted(request.method)) return answer(request)()
      const [before, after] = delay()
      await clock.sleep(before)()
      const {
        chat_id,
        allow_paid_broadcast,
        text,
      }: { chat_id?: unknown; allow_paid_broadcast?: unknown; text?: unknown } = request.params
      const key = keyOf(chat_id) ?? ''
      const chat = typeof key === 'string' ? -1_000_000_000_001 : key
      const paid = allow_paid_broadcast === true
      const messages = messagesOf(request)
      const now = clock.now()
      const limits: ReadonlyArray<readonly [string, number, number]> = [
        paid ? ['paid', 1000, 1000] : ['all', 30, 1000],
        [`chat ${chat}`, 1, 1000],
        ...(typeof chat === 'string' || chat < 0 ? [[`group ${chat}`, 20, 60_000] as const] : []),
      ]
      const full = limits.find(([name, most, per]) => !room(name, most, per, now, messages))
      if (full === undefined) {
        for (const [name, most] of limits)
          for (let i = 0; i < Math.min(messages, most); i++) windows.get(name)?.push(now)
        sent.push({ at: now, chat, messages, paid, text })
      } else refused.push(`${full[0]} at ${now}`)
      await clock.sleep(after)()
      if (full !== undefined)
        return E.left<ApiError>({
          _tag: 'RateLimited',
          method: request.method,
          retryAfter: 1,
          description: full[0],
        })
      return answer({ ...request, params: { ...request.params, chat_id: chat } })()
    }
  return { call, sent, refused }
}

/** Runs a clock until a promise settles. Returns how long that took by the clock. */
export const timed = async (clock: TestClock, running: Promise<unknown>): Promise<number> => {
  const start = clock.now()
  let end: number | undefined
  void running.then(() => {
    end = clock.now()
  })
  await settled()
  while (end === undefined) await clock.advance(1000)
  return end - start
}

export const message = (chat_id: number | string, text = 'Hello') => sendMessage({ chat_id, text })

/** The most messages in any window of this length. */
export const densest = (all: ReadonlyArray<Sent>, per: number): number => {
  const times = all.flatMap(({ at, messages }) => Array.from({ length: messages }, () => at))
  let first = 0
  return times.reduce((most, at, last) => {
    while ((times[first] ?? at) <= at - per) first += 1
    return Math.max(most, last - first + 1)
  }, 0)
}
