// Whose turn it is: a queue for each chat before what all chats share. A chat that must wait holds no other.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { ChatKey } from './Methods.ts'
import { type Limit, makeSlidingLog, type SlidingLog } from './SlidingLog.ts'

// model

/** What bounds a sender. */
export interface Limits {
  readonly overall: Limit
  readonly perChat: Limit
  readonly perGroup: Limit
  readonly paid: Limit
}

/** Something that waits for its turn. */
export interface Waiting {
  readonly messages: number
  readonly paid: boolean
  /** Runs when its turn has come. What it is given ends the turn. */
  readonly start: (end: () => void) => void
}

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

/** Turns within limits. Chats that no limit concerns any more are forgotten by the calls that follow. */
export const makeTurns = (clock: Clock, limits: Limits): Turns => {
  const chats = new Map<ChatKey, Chat>()
  const names = new Map<string, number>()
  const unpaid = makeLane(limits.overall)
  const paid = makeLane(limits.paid)
  // Chats whose first must wait for the chat itself.
  const resting = new Set<Chat>()
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
    const lane = first === undefined ? undefined : laneOf(first)
    const rests = first !== undefined && waitOf(chat, first, now) > 0
    if (rests) resting.add(chat)
    else resting.delete(chat)
    for (const each of [unpaid, paid]) {
      if (each === lane && !rests) each.ready.add(chat)
      else each.ready.delete(chat)
    }
  }

  const serve = (lane: Lane, now: Millis): void => {
    while (lane.ready.size > 0 && roomIn(lane, 1, now) <= 0) {
      const chat = nextOf(lane)
      const one = chat === undefined ? undefined : firstOf(chat.queue)
      if (chat === undefined || one === undefined || roomIn(lane, one.messages, now) > 0) return
      lane.turn += 1
      start(chat, one, lane, now)
    }
  }

  const start = (chat: Chat, one: Waiting, lane: Lane, now: Millis): void => {
    chat.queue.delete(one)
    waiting -= 1
    chat.running += 1
    const logs = [lane.log, ...chat.logs]
    for (const log of logs) log.start(now, one.messages)
    // What follows in this chat goes to the end.
    lane.ready.delete(chat)
    settle(chat, now)
    one.start(() => {
      const home = homeOf(chat)
      const end = clock.now()
      home.running -= 1
      for (const log of [lane.log, ...home.logs]) log.end(now, end, one.messages)
      settle(home, end)
    })
  }

  // Sleeps until the next can go, and not at all when nobody waits.
  const plan = (now: Millis): void => {
    let next = Infinity
    for (const lane of [unpaid, paid]) {
      const one = firstOf(nextOf(lane)?.queue)
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
    void clock.sleep(ms, quit.signal)().then(() => {
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
        waiting -= 1
        const then = clock.now()
        if (first) settle(home, then)
        if (first || waiting === 0) go(then)
      }
    },
    hold: (key, ms) => {
      const now = clock.now()
      const until = now + ms
      if (key === undefined) for (const lane of [unpaid, paid]) lane.heldUntil = Math.max(lane.heldUntil, until)
      else {
        const chat = chatAt(key, now)
        chat.heldUntil = Math.max(chat.heldUntil, until)
        settle(chat, now)
      }
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
      chat.heldUntil = Math.max(chat.heldUntil, named.heldUntil)
      chat.logs.forEach((log, i) => { log.take(named.logs[i] ?? log) })
      named.into = chat
      settle(chat, now)
      go(now)
    },
    waiting: () => waiting,
    chats: () => chats.size,
  }
}

// private

// The mutable parts of a chat: who waits, how many run, until when Telegram holds it, and the chat that it turned out to be.
interface Chat {
  readonly queue: Set<Waiting>
  readonly logs: ReadonlyArray<SlidingLog>
  running: number
  heldUntil: Millis
  into: Chat | undefined
}

// What all chats share: the limit, and the chats whose first could go if there were room.
interface Lane {
  readonly log: SlidingLog
  readonly ready: Set<Chat>
  heldUntil: Millis
  turn: number
}

// Usernames whose ids are remembered.
const mostNames = 10_000

const makeLane = (limit: Limit): Lane => ({ log: makeSlidingLog(limit), ready: new Set(), heldUntil: 0, turn: 0 })

// A person has a positive id; groups and channels have a negative one, and they alone can be named by a username.
const makeChat = (key: ChatKey, { perChat, perGroup }: Limits): Chat => {
  const isGroup = typeof key === 'number' ? key < 0 : key.startsWith('@')
  return { queue: new Set(), logs: (isGroup ? [perChat, perGroup] : [perChat]).map(makeSlidingLog), running: 0, heldUntil: 0, into: undefined }
}

const homeOf = (chat: Chat): Chat => (chat.into === undefined ? chat : homeOf(chat.into))

const waitOf = ({ logs, heldUntil }: Chat, { messages }: Waiting, now: Millis): Millis => Math.max(heldUntil - now, ...logs.map((log) => log.wait(now, messages)))

const roomIn = ({ log, heldUntil }: Lane, messages: number, now: Millis): Millis => Math.max(heldUntil - now, log.wait(now, messages))

const isIdle = ({ queue, logs, running, heldUntil }: Chat, now: Millis): boolean =>
  queue.size === 0 && running === 0 && heldUntil <= now && logs.every((log) => log.isEmpty(now))

const firstOf = <A>(set: ReadonlySet<A> | undefined): A | undefined => set?.values().next().value

// Every other turn is that of who has been ready for longest, so that all get on; the rest go to the longest queue, which is the last
// to end.
const nextOf = ({ turn, ready }: Lane): Chat | undefined => (turn % 2 === 0 ? firstOf(ready) : longestOf(ready))

const longestOf = (chats: ReadonlySet<Chat>): Chat | undefined => {
  let found: Chat | undefined
  for (const chat of chats) if (found === undefined || chat.queue.size > found.queue.size) found = chat
  return found
}
