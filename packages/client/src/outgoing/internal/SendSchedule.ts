// Decides which call may be sent now, and how long the next one has to wait.

import type { Millis } from '@pipegram/core/Clock'
import {
  type ChatQueue,
  currentOf,
  nextIn,
  type QueuedCall,
  type QueueLimits,
  remove,
  waitOf,
} from './ChatQueue.ts'
import {
  countTurn,
  type GlobalQueue,
  logsOf,
  makeGlobalQueue,
  nextOf,
  roomIn,
  untilNextIn,
} from './GlobalQueue.ts'

// model

/** The mutable state of all waiting calls. */
export interface SendSchedule {
  readonly unpaid: GlobalQueue
  readonly paid: GlobalQueue
  /** Chats whose first call waits for a limit of the chat itself. */
  readonly resting: Set<ChatQueue>
  /** Calls that have a place here and ask the store for one; `undefined` if the limits are not shared. */
  readonly asking: Set<QueuedCall> | undefined
  /** How many calls wait for a place. */
  waiting: number
}

/** The place of one call in all logs that count it, from `start` on. */
export interface SendPlace {
  readonly chat: ChatQueue
  readonly global: GlobalQueue
  readonly call: QueuedCall
  readonly start: Millis
}

// constructors

export const makeSendSchedule = ({ overall, paid }: QueueLimits, isShared: boolean): SendSchedule => ({
  unpaid: makeGlobalQueue(overall),
  paid: makeGlobalQueue(paid),
  resting: new Set(),
  asking: isShared ? new Set() : undefined,
  waiting: 0,
})

// destructors

/** The shared limit that counts a call. */
export const globalOf = ({ paid, unpaid }: SendSchedule, call: QueuedCall): GlobalQueue =>
  call.paid ? paid : unpaid

/** How long the next call has to wait; `Infinity` if no call waits, or only for the store. */
export const untilNext = ({ unpaid, paid, resting }: SendSchedule, now: Millis): Millis => {
  let next = Infinity
  for (const global of [unpaid, paid]) next = Math.min(next, Math.max(1, untilNextIn(global, now)))
  for (const chat of resting) {
    const call = nextIn(chat)
    if (call !== undefined) next = Math.min(next, waitOf(chat, call, now))
  }
  return next
}

// combinators

/** Sorts a chat after a change: into the ready chats, into the resting chats, or into neither. */
export const settle = (
  { unpaid, paid, resting, asking }: SendSchedule,
  chat: ChatQueue,
  now: Millis,
): void => {
  const first = nextIn(chat)
  const waits = first !== undefined && asking?.has(first) !== true
  const rests = waits && waitOf(chat, first, now) > 0
  if (rests) resting.add(chat)
  else resting.delete(chat)
  for (const global of [unpaid, paid]) {
    const isReady = waits && !rests && first.paid === (global === paid)
    put(global.ready, chat, isReady && !first.bulk)
    put(global.bulk, chat, isReady && first.bulk)
  }
}

/** Gives a place to the next call of a shared limit, if one may be sent now. */
export const takePlace = (
  schedule: SendSchedule,
  global: GlobalQueue,
  now: Millis,
): SendPlace | undefined => {
  if (global.ready.size + global.bulk.size === 0) return undefined
  if (roomIn(global, 1, now) > 0) return undefined
  const chat = nextOf(global, now)
  const call = chat === undefined ? undefined : nextIn(chat)
  if (chat === undefined || call === undefined || roomIn(global, call.messages, now) > 0) return undefined
  countTurn(global, call, now)
  schedule.waiting -= 1
  chat.running += 1
  for (const log of logsOf(global, chat, call)) log.start(now, call.messages)
  if (schedule.asking === undefined) remove(chat, call)
  else schedule.asking.add(call)
  // The calls that follow in this chat wait behind all ready chats.
  global.ready.delete(chat)
  global.bulk.delete(chat)
  settle(schedule, chat, now)
  return { chat, global, call, start: now }
}

/** Says that a call has its answer: its messages count from now. */
export const endPlace = (
  schedule: SendSchedule,
  { chat, global, call, start }: SendPlace,
  now: Millis,
): void => {
  const current = currentOf(chat)
  current.running -= 1
  for (const log of logsOf(global, current, call)) log.end(start, now, call.messages)
  settle(schedule, current, now)
}

/** Says that a call was not sent: its messages do not count. */
export const dropPlace = ({ chat, global, call, start }: SendPlace): void => {
  const current = currentOf(chat)
  current.running -= 1
  for (const log of logsOf(global, current, call)) log.drop(start, call.messages)
}

// private

const put = (set: Set<ChatQueue>, chat: ChatQueue, isIn: boolean): void => {
  if (isIn) set.add(chat)
  else set.delete(chat)
}
