// The limits of one chat, shared by several processes: each message takes a place in the record of its chat
// before it is sent. That needs one write, unless another process has just sent to the chat.

import type { Clock, Millis } from '@pipegram/core/Clock'
import { type Store, type StoreError, total, type Version } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { isGroup, type QueueLimits } from './ChatQueue.ts'
import type { ChatKey } from './Methods.ts'
import type { WindowLimit } from './SlidingLog.ts'
import type { StoreAsk } from './StoreAsk.ts'

// model

/** A call cannot be sent now: its chat has no room for the next `wait` ms. */
export interface NoRoom {
  readonly wait: Millis
  /** True if Telegram asked for this wait by a 429. */
  readonly isFlood: boolean
}

/** A place in the record of a chat. */
export interface Reservation {
  /** Says that the call has its answer: its messages count from now. */
  readonly end: () => Promise<unknown>
  /** Says that the call was not sent: its messages do not count. */
  readonly drop: () => Promise<unknown>
}

/** The places of all chats. No function here rejects. */
export interface ChatPlaces {
  readonly take: (chat: ChatKey, messages: number) => Promise<E.Either<NoRoom, Reservation>>
  /** Makes all processes send nothing to the chat for `ms` milliseconds. */
  readonly hold: (chat: ChatKey, ms: Millis) => Promise<unknown>
}

export interface ChatPlacesOptions {
  readonly store: Store
  readonly clock: Clock
  readonly limits: QueueLimits
  readonly ask: StoreAsk
}

// constructors

/** Places in a store. If the store fails, each call gets a place without it. */
export const makeChatPlaces = (options: ChatPlacesOptions): ChatPlaces => {
  const { clock, limits } = options
  const book = makeBook(options)
  // An estimate of the longest time of a call. A message counts from the expected end of its call.
  let pad: Millis = 0
  const learn = (took: Millis): void => {
    pad = took > pad ? Math.min(longestPad, Math.ceil(took * 1.25)) : pad - (pad - took) / 64
  }
  return {
    take: async (chat, messages) => {
      const chatLimits = limitsOf(limits, chat)
      const count = Math.min(messages, Math.max(...chatLimits.map((limit) => limit.messages)))
      const [key, padding] = [keyOf(chat), Math.ceil(pad)]
      let start = clock.now()
      const taken = await book.change<E.Either<NoRoom, true>>(key, chatLimits, (record, now) => {
        start = now
        const flood = record.until - now
        const wait = Math.max(flood, ...chatLimits.map((limit) => waitIn(record.stamps, limit, count, now)))
        if (wait > 0) return { result: E.left({ wait, isFlood: wait === flood }) }
        return { record: moved(record, [], count, now + padding), result: E.right(true) }
      })
      if (taken !== undefined && E.isLeft(taken)) return taken
      const before = Array.from({ length: count }, () => start + padding)
      // Moves the place to another time, or removes it.
      const move = async (to: Millis | undefined): Promise<unknown> =>
        taken === undefined
          ? undefined
          : book.change(key, chatLimits, (record) => ({
              record: moved(record, before, to === undefined ? 0 : count, to ?? 0),
              result: true,
            }))
      return E.right({
        end: async () => {
          const now = clock.now()
          learn(now - start)
          // If the call was short enough, its place already lasts for a whole window after the end.
          return now <= start + padding ? undefined : move(now)
        },
        drop: () => move(undefined),
      })
    },
    hold: (chat, ms) =>
      book.change(keyOf(chat), limitsOf(limits, chat), (record, now) => ({
        record: { ...record, until: Math.max(record.until, now + ms) },
        result: true,
      })),
  }
}

// private

// A call that takes longer writes a new time of its place when it ends.
const longestPad: Millis = 500

// After so many lost races, the store counts as failed.
const mostAttempts = 100

// The end of the pause of a chat, and the times of its messages, oldest first.
interface ChatRecord {
  readonly until: Millis
  readonly stamps: ReadonlyArray<Millis>
}

interface KnownRecord {
  readonly record: ChatRecord
  readonly version: Version | undefined
}

interface ChatVisit<A> {
  readonly result: A
  /** Missing if the record stays as it is. */
  readonly record?: ChatRecord
}

interface Book {
  /** Changes the record of a chat. Returns `undefined` if the store failed. */
  readonly change: <A>(
    key: string,
    limits: ReadonlyArray<WindowLimit>,
    act: (record: ChatRecord, now: Millis) => ChatVisit<A>,
  ) => Promise<A | undefined>
}

const empty: KnownRecord = { record: { until: 0, stamps: [] }, version: undefined }

const makeBook = ({ store: given, clock, ask }: ChatPlacesOptions): Book => {
  const store = total(given)
  // The last record that this process wrote for each chat, until the record expires. So most changes need no
  // read.
  const known = new Map<string, KnownRecord & { readonly gone: Millis }>()
  let roomy = leastSwept
  const note = (key: string, found: KnownRecord, now: Millis, ttl: Millis): void => {
    known.delete(key)
    known.set(key, { ...found, gone: now + ttl })
    if (known.size < roomy) return
    for (const [each, { gone }] of known) if (gone <= now) known.delete(each)
    roomy = Math.max(leastSwept, 2 * known.size)
  }
  return {
    change: async (key, limits, act) => {
      const last = known.get(key)
      let found = last === undefined || last.gone <= clock.now() ? empty : last
      const longest = Math.max(...limits.map(({ window }) => window))
      for (let n = 0; n < mostAttempts; n++) {
        const now = clock.now()
        const { record, result } = act(found.record, now)
        if (record === undefined) return result
        const stamps = record.stamps.filter((stamp) => stamp + longest > now)
        const ttl = Math.max(1, record.until - now, (stamps.at(-1) ?? -Infinity) + longest - now)
        const isEmpty = stamps.length === 0 && record.until <= now
        const text = isEmpty ? undefined : JSON.stringify([record.until, ...stamps])
        const written = await ask(writing(store, key, found.version, text, ttl))
        if (E.isLeft(written)) {
          known.delete(key)
          return undefined
        }
        if (written.right !== 'outdated') {
          if (written.right === undefined) known.delete(key)
          else note(key, { record: { ...record, stamps }, version: written.right.version }, now, ttl)
          return result
        }
        known.delete(key)
        const read = await ask(store.get(key))
        if (E.isLeft(read)) return undefined
        found =
          read.right === undefined
            ? empty
            : { record: recordOf(read.right.value), version: read.right.version }
      }
      await ask(TE.left({ _tag: 'Outdated', key }))
      return undefined
    },
  }
}

const leastSwept = 1_024

// Writes a text, or removes it, unless another write was first.
const writing = (
  store: Store,
  key: string,
  version: Version | undefined,
  text: string | undefined,
  ttl: Millis,
): TE.TaskEither<StoreError, { readonly version: Version } | 'outdated' | undefined> => {
  const write: TE.TaskEither<StoreError, { readonly version: Version } | undefined> =
    text !== undefined
      ? TE.map((next: Version) => ({ version: next }))(store.set(key, text, version, ttl))
      : version === undefined
        ? TE.right(undefined)
        : TE.map(() => undefined)(store.remove(key, version))
  return TE.orElseW((error: StoreError) =>
    error._tag === 'Outdated' ? TE.right('outdated' as const) : TE.left(error),
  )(write)
}

const keyOf = (chat: ChatKey): string => `chat ${chat} calls`

const limitsOf = ({ perChat, perGroup }: QueueLimits, chat: ChatKey): ReadonlyArray<WindowLimit> =>
  isGroup(chat) ? [perChat, perGroup] : [perChat]

// A text that is no record counts as an empty one, and is overwritten.
const recordOf = (text: string): ChatRecord => {
  try {
    const value: unknown = JSON.parse(text)
    const [until = 0, ...stamps] = (Array.isArray(value) ? value : []).filter(
      (inner) => typeof inner === 'number',
    )
    return { until, stamps: stamps.toSorted((a, b) => a - b) }
  } catch {
    return empty.record
  }
}

// The wait has a maximum: a time that is too far in the future comes from a wrong clock.
const waitIn = (
  stamps: ReadonlyArray<Millis>,
  { messages: most, window }: WindowLimit,
  messages: number,
  now: Millis,
): Millis => {
  const kept = stamps.filter((stamp) => stamp + window > now)
  const over = kept.length + Math.min(messages, most) - most
  return over <= 0 ? 0 : Math.min((kept[over - 1] ?? now) + window - now, window + longestPad)
}

// The record without some of its times, and with new ones.
const moved = (
  { stamps, until }: ChatRecord,
  before: ReadonlyArray<Millis>,
  count: number,
  at: Millis,
): ChatRecord => {
  const [first = NaN] = before
  const place = stamps.indexOf(first)
  const rest = place < 0 ? stamps : stamps.toSpliced(place, before.length)
  return { until, stamps: [...rest, ...Array.from({ length: count }, () => at)].toSorted((a, b) => a - b) }
}
