// Limits that several processes keep together: a call takes a place in a store before it is sent, and the
// place is moved when the answer has come.

import type { Millis } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import { isGroup, type QueuedCall, type QueueLimits } from './ChatQueue.ts'
import type { ChatKey } from './Methods.ts'
import {
  makeLogVisitor,
  type StoredLimit,
  type StoredLog,
  type StoredLogOptions,
  type LogVisitor,
} from './StoredLog.ts'

// model

/** Why a call cannot be sent now: a limit, of the chat or of all chats, has no room for `wait` ms. */
export interface NoRoom {
  readonly wait: Millis
  readonly isChat: boolean
  /** Whether Telegram asked for this wait by a 429. */
  readonly isFlood: boolean
}

/** The places in the store that a call has taken. */
export interface Reservation {
  /** The call has its answer: its messages count from now. */
  readonly end: () => Promise<unknown>
  /** The call was not sent: its messages do not count. */
  readonly drop: () => Promise<unknown>
}

/** The limits of all processes together. No function here rejects. */
export interface SharedLimits {
  readonly take: (chat: ChatKey, call: QueuedCall) => Promise<E.Either<NoRoom, Reservation>>
  /** No process sends to a chat for `ms` milliseconds; without a chat, none sends at all. */
  readonly hold: (chat: ChatKey | undefined, ms: Millis) => Promise<unknown>
}

export interface SharedLimitsOptions extends StoredLogOptions {
  readonly limits: QueueLimits
}

// constructors

/** Limits in a store. If the store fails, only the limits of this process count, and `onError` is told. */
export const makeSharedLimits = ({ limits, ...options }: SharedLimitsOptions): SharedLimits => {
  const visit = makeLogVisitor(options)
  return {
    // The limits of the chat come first: a call that they refuse takes no room from other chats.
    take: (chat, { messages, paid }) =>
      reserve(
        visit,
        [...chatLimits(limits, chat), paid ? paidLimit(limits) : overallLimit(limits)],
        messages,
      ),
    hold: (chat, ms) =>
      Promise.all(
        (chat === undefined
          ? [overallLimit(limits), paidLimit(limits)]
          : chatLimits(limits, chat).slice(0, 1)
        ).map((limit) =>
          visit(limit, ({ until }, now) => ({ result: undefined, until: Math.max(until, now + ms) })),
        ),
      ),
  }
}

// private

interface SharedLimit extends StoredLimit, Pick<NoRoom, 'isChat'> {}

const overallLimit = ({ overall }: QueueLimits): SharedLimit => ({
  key: 'calls all',
  limit: overall,
  isChat: false,
})

const paidLimit = ({ paid }: QueueLimits): SharedLimit => ({ key: 'calls paid', limit: paid, isChat: false })

const chatLimits = ({ perChat, perGroup }: QueueLimits, chat: ChatKey): ReadonlyArray<SharedLimit> => [
  { key: `chat ${chat} calls`, limit: perChat, isChat: true },
  ...(isGroup(chat) ? [{ key: `chat ${chat} calls of a group`, limit: perGroup, isChat: true }] : []),
]

// A place in one log, since `start`.
interface StoredPlace {
  readonly limit: SharedLimit
  readonly start: Millis
}

// Takes a place in each log, or in none. A log that the store cannot give counts as one with room.
const reserve = async (
  visit: LogVisitor,
  limits: ReadonlyArray<SharedLimit>,
  messages: number,
): Promise<E.Either<NoRoom, Reservation>> => {
  const places: Array<StoredPlace> = []
  for (const limit of limits) {
    const taken = await visit(limit, takePlace(messages))
    if (taken === undefined) continue
    if (E.isLeft(taken)) {
      await reservation(visit, places, messages).drop()
      return E.left({ ...taken.left, isChat: limit.isChat })
    }
    places.push({ limit, start: taken.right })
  }
  return E.right(reservation(visit, places, messages))
}

type StoredWait = Omit<NoRoom, 'isChat'>

// The time of the place, or how long there is no room.
const takePlace = (messages: number) => (log: StoredLog, now: Millis) => {
  const flood = log.until - now
  const wait = Math.max(flood, log.wait(now, messages))
  if (wait > 0) return { result: E.left<StoredWait, Millis>({ wait, isFlood: wait === flood }) }
  log.start(now, messages)
  return { result: E.right<StoredWait, Millis>(now), until: log.until }
}

const reservation = (
  visit: LogVisitor,
  places: ReadonlyArray<StoredPlace>,
  messages: number,
): Reservation => {
  const inEach = (act: (log: StoredLog, start: Millis, now: Millis) => void) => () =>
    Promise.all(
      places.map(({ limit, start }) =>
        visit(limit, (log, now) => {
          act(log, start, now)
          return { result: undefined, until: log.until }
        }),
      ),
    )
  return {
    end: inEach((log, start, now) => log.end(start, now, messages)),
    drop: inEach((log, start) => log.drop(start, messages)),
  }
}
