// Sends calls when the limits allow it. One queue per chat feeds one global limit; a waiting chat never
// blocks another.

import type { Clock, Millis } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import type { Reservation } from './ChatPlaces.ts'
import {
  add,
  type ChatQueue,
  currentOf,
  flood,
  moveTo,
  nextIn,
  type QueuedCall,
  type QueueLimits,
  remove,
  sizeOf,
  waitOf,
  waitsIn,
} from './ChatQueue.ts'
import { makeChatTable } from './ChatTable.ts'
import { demandOf, type GlobalQueue, untilNextIn } from './GlobalQueue.ts'
import { extend, leftOf } from './Hold.ts'
import type { ChatKey } from './Methods.ts'
import {
  dropPlace,
  endPlace,
  globalOf,
  makeSendSchedule,
  type SendPlace,
  type SendSchedule,
  settle,
  takePlace,
  untilNext,
} from './SendSchedule.ts'
import type { SharedLimits } from './SharedLimits.ts'
import { makeWakeTimer, type WakeTimer } from './WakeTimer.ts'

// model

export interface SendQueue {
  /**
   * Queues a call, which may be sent at once. Otherwise returns a function that removes it from the queue.
   */
  readonly enter: (key: ChatKey, call: QueuedCall) => (() => void) | undefined
  /** Sends nothing to a chat for `ms` milliseconds; without a chat, nothing at all. */
  readonly hold: (key: ChatKey | undefined, ms: Millis) => void
  /** Says that a username and an id are one chat. */
  readonly join: (name: string, id: number) => void
  /** How many calls wait. */
  readonly waiting: () => number
  /** How many calls wait for a chat, and for how long Telegram has asked to send it nothing. */
  readonly state: (key: ChatKey) => ChatState
  /** How many chats are remembered. */
  readonly chats: () => number
}

/** The state of a chat's queue, for a call that would enter it. */
export interface ChatState {
  readonly waiting: number
  readonly flood: Millis
}

// constructors

/**
 * A queue within limits of this process, or within limits that processes share. When later calls enter, it
 * forgets the chats whose limits count no message any more.
 */
export const makeSendQueue = (clock: Clock, limits: QueueLimits, shared?: SharedLimits): SendQueue => {
  const chats = makeChatTable(limits, clock.now())
  const schedule = makeSendSchedule(limits, shared !== undefined)
  const sender: Sender = { clock, schedule, shared, timer: makeWakeTimer(clock, () => wake(sender)) }
  for (const kind of ['unpaid', 'paid'] as const) {
    const global = schedule[kind]
    global.share = shared?.divide(kind, {
      demand: () => demandOf(global, clock.now()),
      changed: () => serveAll(sender, clock.now()),
      held: (ms) => extend(global.hold, clock.now(), ms),
    })
  }
  return {
    enter: (key, call) => {
      const now = clock.now()
      return enter(sender, chats.at(key, now), call, now)
    },
    hold: (key, ms) => {
      const now = clock.now()
      const chat = key === undefined ? undefined : chats.at(key, now)
      if (chat === undefined)
        for (const { hold, share } of [schedule.unpaid, schedule.paid]) {
          extend(hold, now, ms)
          share?.hold(ms)
        }
      else {
        flood(chat, now, ms)
        settle(schedule, chat, now)
        void shared?.places.hold(chat.key, ms)
      }
    },
    join: (name, id) => {
      const named = chats.rename(name, id)
      if (named === undefined) return
      const now = clock.now()
      const chat = chats.at(id, now)
      moveTo(chat, named, now)
      settle(schedule, named, now)
      settle(schedule, chat, now)
      serveAll(sender, now)
    },
    waiting: () => schedule.waiting,
    state: (key) => {
      const now = clock.now()
      const chat = chats.at(key, now)
      return { waiting: sizeOf(chat), flood: leftOf(chat.flood, now) }
    },
    chats: chats.size,
  }
}

// private

interface Sender {
  readonly clock: Clock
  readonly schedule: SendSchedule
  readonly timer: WakeTimer
  readonly shared: SharedLimits | undefined
}

const enter = (sender: Sender, chat: ChatQueue, call: QueuedCall, now: Millis): (() => void) | undefined => {
  const { schedule } = sender
  add(chat, call)
  schedule.waiting += 1
  // If another call is before this one, in its chat or among the ready chats, that call has set the timer.
  if (nextIn(chat) === call) {
    const global = globalOf(schedule, call)
    settle(schedule, chat, now)
    serve(sender, global, now)
    if (schedule.resting.has(chat)) wakeIn(sender, waitOf(chat, call, now), now)
    else if ((global.ready.size > 0 ? global.ready : global.bulk).size === 1)
      wakeIn(sender, untilNextIn(global, now), now)
  }
  return waitsIn(chat, call) ? () => leave(sender, chat, call) : undefined
}

const leave = (sender: Sender, entered: ChatQueue, call: QueuedCall): void => {
  const { clock, schedule } = sender
  const chat = currentOf(entered)
  const isFirst = nextIn(chat) === call
  if (!remove(chat, call)) return
  if (schedule.asking?.has(call) !== true) schedule.waiting -= 1
  const now = clock.now()
  if (isFirst) settle(schedule, chat, now)
  if (isFirst || schedule.waiting === 0) serveAll(sender, now)
}

const wake = (sender: Sender): void => {
  const { clock, schedule } = sender
  const now = clock.now()
  for (const chat of [...schedule.resting]) settle(schedule, chat, now)
  serveAll(sender, now)
}

// No timer runs while no call waits.
const wakeIn = ({ schedule, timer }: Sender, ms: Millis, now: Millis): void => {
  if (schedule.waiting === 0) timer.stop()
  else timer.set(ms, now)
}

const serveAll = (sender: Sender, now: Millis): void => {
  const { schedule } = sender
  serve(sender, schedule.unpaid, now)
  serve(sender, schedule.paid, now)
  wakeIn(sender, untilNext(schedule, now), now)
}

const serve = (sender: Sender, global: GlobalQueue, now: Millis): void => {
  const { schedule, shared } = sender
  for (
    let place = takePlace(schedule, global, now);
    place !== undefined;
    place = takePlace(schedule, global, now)
  )
    if (shared === undefined) start(sender, place)
    else void reserve(sender, shared, place)
  if (global.ready.size + global.bulk.size > 0) global.share?.wake()
}

const start = ({ clock, schedule }: Sender, place: SendPlace, reservation?: Reservation): void => {
  const end = (): void => endPlace(schedule, place, clock.now())
  place.call.start(
    reservation === undefined
      ? end
      : () => {
          void reservation.end().then(end)
        },
  )
}

// While we ask, the call keeps its place at the head of its chat and can still be cancelled.
const reserve = async (sender: Sender, { places }: SharedLimits, place: SendPlace): Promise<void> => {
  const { clock, schedule } = sender
  const { call } = place
  const answer = await places.take(place.chat.key, call.messages)
  const now = clock.now()
  const chat = currentOf(place.chat)
  schedule.asking?.delete(call)
  const stays = waitsIn(chat, call)
  if (E.isRight(answer) && stays) {
    remove(chat, call)
    settle(schedule, chat, now)
    start(sender, place, answer.right)
  } else {
    dropPlace(place)
    if (stays) schedule.waiting += 1
    if (E.isRight(answer)) void answer.right.drop()
    else if (answer.left.isFlood) flood(chat, now, answer.left.wait)
    else extend(chat.hold, now, answer.left.wait)
    settle(schedule, chat, now)
  }
  serveAll(sender, now)
}
