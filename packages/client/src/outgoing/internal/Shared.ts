// Limits that several processes keep together: a place in each is taken in a store before a turn begins, and
// moved to its end.

import { type Clock, type Millis, within } from '@pipegram/core/Clock'
import { change, type Store, type StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import { messageOf } from '../../http/internal/Cause.ts'
import type { ChatKey } from './Methods.ts'
import { isGroup, type QueueLimits, type Waiting } from './Queue.ts'
import { type Limit, makeSlidingLog, type SlidingLog } from './SlidingLog.ts'

// model

/** Why a turn cannot begin: for so long there is no room, in the chat itself or in what all share. */
export interface Full {
  readonly wait: Millis
  readonly isChat: boolean
}

/** The places that a turn has taken. */
export interface SharedSlot {
  /** The turn is over: its messages count from now. */
  readonly end: () => Promise<unknown>
  /** The turn never began. */
  readonly drop: () => Promise<unknown>
}

/** What others have to say to the turns of a process. It never rejects. */
export interface Shared {
  readonly take: (chat: ChatKey, waiting: Waiting) => Promise<E.Either<Full, SharedSlot>>
  /** Nobody sends to this chat, or to any where none is named, for so long. */
  readonly hold: (chat: ChatKey | undefined, ms: Millis) => Promise<unknown>
}

export interface SharedOptions {
  readonly store: Store
  readonly clock: Clock
  readonly limits: QueueLimits
  readonly onError: (error: StoreError) => void
}

// constructors

/** Limits in a store. Where the store fails, the limits of the process alone count, and somebody is told. */
export const makeShared = ({ store, clock, limits, onError }: SharedOptions): Shared => {
  const tell = (error: StoreError): void => {
    try {
      onError(error)
    } catch {
      // Who hears of a failure and fails is no reason to hold a call.
    }
  }

  // What was done, or `undefined` where the store failed.
  const visit = async <A>(
    { key, limit }: Shelf,
    act: (log: Log, now: Millis) => Visit<A>,
  ): Promise<A | undefined> => {
    try {
      const visited = await within(
        clock,
        patience,
      )(
        change(key, (value) => {
          const now = clock.now()
          const [until = 0, ...stamps] = numbersOf(value)
          const log = makeSlidingLog(limit, stamps)
          const { result, until: heldUntil } = act({ ...log, until }, now)
          if (heldUntil === undefined) return { value, result }
          return log.isEmpty(now) && heldUntil <= now
            ? { value: undefined, result }
            : {
                value: JSON.stringify([heldUntil, ...log.stamps()]),
                ttl: Math.max(limit.per, heldUntil - now),
                result,
              }
        })(store)(),
      )()
      if (visited === undefined)
        tell({ _tag: 'Unavailable', reason: `The store has not answered within ${patience} ms.` })
      else if (E.isRight(visited)) return visited.right
      else tell(visited.left)
    } catch (cause) {
      tell({ _tag: 'Unavailable', reason: messageOf(cause) })
    }
    return undefined
  }

  // The chat's own come first: who is refused there has taken no room from others.
  const shelvesOf = (chat: ChatKey, paid: boolean): ReadonlyArray<Shelf> => [
    { key: `calls chat ${chat}`, limit: limits.perChat, isChat: true },
    ...(isGroup(chat) ? [{ key: `calls group ${chat}`, limit: limits.perGroup, isChat: true }] : []),
    paid
      ? { key: 'calls paid', limit: limits.paid, isChat: false }
      : { key: 'calls all', limit: limits.overall, isChat: false },
  ]

  return {
    take: async (chat, { messages, paid }) => {
      const taken: Array<readonly [Shelf, Millis]> = []
      const each = (act: (log: Log, start: Millis, now: Millis) => void) => () =>
        Promise.all(
          taken.map(([shelf, start]) =>
            visit(shelf, (log, now) => {
              act(log, start, now)
              return { result: undefined, until: log.until }
            }),
          ),
        )
      const drop = each((log, start) => {
        log.drop(start, messages)
      })
      for (const shelf of shelvesOf(chat, paid)) {
        const verdict = await visit<E.Either<Millis, Millis>>(shelf, (log, now) => {
          const wait = Math.max(log.until - now, log.wait(now, messages))
          if (wait > 0) return { result: E.left(wait) }
          log.start(now, messages)
          return { result: E.right(now), until: log.until }
        })
        if (verdict === undefined) continue
        if (E.isLeft(verdict)) {
          await drop()
          return E.left({ wait: verdict.left, isChat: shelf.isChat })
        }
        taken.push([shelf, verdict.right])
      }
      return E.right({
        drop,
        end: each((log, start, now) => {
          log.end(start, now, messages)
        }),
      })
    },
    hold: (chat, ms) =>
      Promise.all(
        (chat === undefined
          ? [false, true].flatMap((paid) => shelvesOf(0, paid).slice(-1))
          : shelvesOf(chat, false).slice(0, 1)
        ).map((shelf) =>
          visit(shelf, ({ until }, now) => ({ result: undefined, until: Math.max(until, now + ms) })),
        ),
      ),
  }
}

// private

// A store that takes longer has failed: nothing is to wait for it for ever.
const patience = 2_000

// One limit, where it is kept.
interface Shelf extends Pick<Full, 'isChat'> {
  readonly key: string
  readonly limit: Limit
}

interface Log extends SlidingLog {
  /** Until when nothing has room, by a 429. */
  readonly until: Millis
}

// What came of a look at a log; without `until` it stays as it is.
interface Visit<A> {
  readonly result: A
  readonly until?: Millis
}

// Until when it is held, and the times of its messages. What is none of that counts as nothing, and is
// written over.
const numbersOf = (text: string | undefined): ReadonlyArray<number> => {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(value) ? value.filter((inner) => typeof inner === 'number') : []
  } catch {
    return []
  }
}
