// Whose turn it is: a queue for each chat before what all chats share. A chat that must wait holds no other.

import type { Clock, Millis } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import type { ChatKey } from './Methods.ts'
import {
  type Chat,
  firstOf,
  hold,
  homeOf,
  isIdle,
  type Lane,
  leftOf,
  type QueueLimits,
  makeChat,
  makeLane,
  nextOf,
  roomIn,
  type Waiting,
  waitOf,
} from './Queue.ts'
import type { SharedSlot, Shared } from './Shared.ts'
import type { Limit } from './SlidingLog.ts'

// model

export interface Turns {
  /** Waits for a turn in a chat, which may come at once. Else it gives what ends the waiting. */
  readonly enter: (key: ChatKey, waiting: Waiting) => (() => void) | undefined
  /** Nobody sends to this chat, or to any where none is named, for so long. */
  readonly hold: (key: ChatKey | undefined, ms: Millis) => void
  /** From now on two names are one chat. */
  readonly join: (name: string, id: number) => void
  /** How many wait. */
  readonly waiting: () => number
  /** How many chats are remembered. */
  readonly chats: () => number
}

// constructors

/**
 * Turns within limits, of this process or shared with others. Chats that no limit concerns any more are
 * forgotten by the calls that follow.
 */
export const makeTurns = (clock: Clock, limits: QueueLimits, shared?: Shared): Turns => {
  const chats = new Map<ChatKey, Chat>()
  const names = new Map<string, number>()
  const unpaid = makeLane(limits.overall)
  const paid = makeLane(limits.paid)
  // Chats whose first must wait for the chat itself.
  const resting = new Set<Chat>()
  // Who has a turn here, and asks those who share the limits for it.
  const asked = new Set<Waiting>()
  const span = Math.max(...Object.values(limits).map(({ per }: Limit) => per))
  let swept = clock.now()
  let waiting = 0
  let timer: { readonly due: Millis; readonly quit: AbortController } | undefined

  const laneOf = (one: Waiting): Lane => (one.paid ? paid : unpaid)

  const chatAt = (name: ChatKey, now: Millis): Chat => {
    const key = typeof name === 'string' ? (names.get(name) ?? name) : name
    const found = chats.get(key) ?? makeChat(key, limits)
    sweep(now)
    chats.set(key, found)
    return found
  }

  // Forgets idle chats, once in the time of the longest limit.
  const sweep = (now: Millis): void => {
    if (now >= swept && now < swept + span) return
    swept = now
    for (const [key, chat] of chats) if (isIdle(chat, now)) chats.delete(key)
  }

  // Puts a chat where it belongs after anything changed.
  const settle = (chat: Chat, now: Millis): void => {
    const first = firstOf(chat.queue)
    const lane = first === undefined || asked.has(first) ? undefined : laneOf(first)
    const rests = first !== undefined && lane !== undefined && waitOf(chat, first, now) > 0
    if (rests) resting.add(chat)
    else resting.delete(chat)
    for (const each of [unpaid, paid]) {
      if (each === lane && !rests) each.ready.add(chat)
      else each.ready.delete(chat)
    }
  }

  const serve = (lane: Lane, now: Millis): void => {
    while (lane.ready.size > 0 && lane.asking < lane.width && roomIn(lane, 1, now) <= 0) {
      const chat = nextOf(lane)
      const one = chat === undefined ? undefined : firstOf(chat.queue)
      if (chat === undefined || one === undefined || roomIn(lane, one.messages, now) > 0) return
      lane.turn += 1
      seat(chat, one, lane, now)
      if (shared === undefined) start(chat, one, lane, now)
      else void ask(shared, chat, one, lane, now)
    }
  }

  const seat = (chat: Chat, one: Waiting, lane: Lane, now: Millis): void => {
    waiting -= 1
    chat.running += 1
    for (const log of [lane.log, ...chat.logs]) log.start(now, one.messages)
    if (shared === undefined) chat.queue.delete(one)
    else asked.add(one)
    // What follows in this chat goes to the end.
    lane.ready.delete(chat)
    settle(chat, now)
  }

  const unseat = (chat: Chat, one: Waiting, lane: Lane, now: Millis): void => {
    chat.running -= 1
    for (const log of [lane.log, ...chat.logs]) log.drop(now, one.messages)
  }

  const start = (chat: Chat, one: Waiting, lane: Lane, now: Millis, place?: SharedSlot): void => {
    const finish = (): void => {
      const home = homeOf(chat)
      const end = clock.now()
      home.running -= 1
      for (const log of [lane.log, ...home.logs]) log.end(now, end, one.messages)
      settle(home, end)
    }
    one.start(
      place === undefined
        ? finish
        : () => {
            void place.end().then(finish)
          },
    )
  }

  // Meanwhile it is the first of its chat still, so that it goes before all that follow, and may leave.
  const ask = async (others: Shared, chat: Chat, one: Waiting, lane: Lane, now: Millis): Promise<void> => {
    lane.asking += 1
    const place = await others.take(chat.key, one)
    const then = clock.now()
    const home = homeOf(chat)
    lane.asking -= 1
    asked.delete(one)
    const stays = home.queue.has(one)
    if (E.isRight(place) && stays) {
      lane.width += 1
      home.queue.delete(one)
      settle(home, then)
      start(chat, one, lane, now, place.right)
    } else {
      unseat(home, one, lane, now)
      if (stays) waiting += 1
      if (E.isRight(place)) void place.right.drop()
      else {
        hold((place.left.isChat ? home : lane).held, then, place.left.wait)
        // Others are at the same limit: let one ask, then one more with each that is let go.
        if (!place.left.isChat) lane.width = 1
      }
      settle(home, then)
    }
    go(then)
  }

  // Sleeps until the next can go, and not at all when nobody waits.
  const plan = (now: Millis): void => {
    let next = Infinity
    for (const lane of [unpaid, paid]) {
      const one = lane.asking < lane.width ? firstOf(nextOf(lane)?.queue) : undefined
      if (one !== undefined) next = Math.min(next, Math.max(1, roomIn(lane, one.messages, now)))
    }
    for (const chat of resting) {
      const one = firstOf(chat.queue)
      if (one !== undefined) next = Math.min(next, waitOf(chat, one, now))
    }
    wake(next, now)
  }

  const wake = (ms: Millis, now: Millis): void => {
    if (timer !== undefined && (waiting === 0 || now + ms < timer.due)) {
      timer.quit.abort()
      timer = undefined
    }
    if (timer !== undefined || waiting === 0 || ms === Infinity) return
    const quit = new AbortController()
    timer = { due: now + ms, quit }
    void clock
      .sleep(ms, quit.signal)()
      .then(() => {
        if (quit.signal.aborted) return
        timer = undefined
        const then = clock.now()
        for (const chat of [...resting]) settle(chat, then)
        go(then)
      })
  }

  const go = (now: Millis): void => {
    serve(unpaid, now)
    serve(paid, now)
    plan(now)
  }

  return {
    enter: (key, one) => {
      const now = clock.now()
      const chat = chatAt(key, now)
      chat.queue.add(one)
      waiting += 1
      // Whoever stands before it in the chat, or in the lane, has seen to it that there is a timer.
      if (chat.queue.size === 1) {
        const lane = laneOf(one)
        settle(chat, now)
        serve(lane, now)
        if (resting.has(chat)) wake(waitOf(chat, one, now), now)
        else if (lane.ready.size === 1) wake(roomIn(lane, one.messages, now), now)
      }
      if (!chat.queue.has(one)) return undefined
      return () => {
        const home = homeOf(chat)
        const first = firstOf(home.queue) === one
        if (!home.queue.delete(one)) return
        if (!asked.has(one)) waiting -= 1
        const then = clock.now()
        if (first) settle(home, then)
        if (first || waiting === 0) go(then)
      }
    },
    hold: (key, ms) => {
      const now = clock.now()
      const chat = key === undefined ? undefined : chatAt(key, now)
      for (const { held } of chat === undefined ? [unpaid, paid] : [chat]) hold(held, now, ms)
      if (chat !== undefined) settle(chat, now)
      void shared?.hold(chat?.key, ms)
    },
    join: (name, id) => {
      if (names.get(name) === id) return
      names.set(name, id)
      const oldest = names.size > mostNames ? names.keys().next().value : undefined
      if (oldest !== undefined) names.delete(oldest)
      const named = chats.get(name)
      if (named === undefined) return
      const now = clock.now()
      chats.delete(name)
      const chat = chatAt(id, now)
      for (const one of named.queue) chat.queue.add(one)
      named.queue.clear()
      settle(named, now)
      chat.running += named.running
      hold(chat.held, now, leftOf(named.held, now))
      chat.logs.forEach((log, i) => {
        log.take(named.logs[i] ?? log)
      })
      named.into = chat
      settle(chat, now)
      go(now)
    },
    waiting: () => waiting,
    chats: () => chats.size,
  }
}

// private

// Usernames whose ids are remembered.
const mostNames = 10_000
