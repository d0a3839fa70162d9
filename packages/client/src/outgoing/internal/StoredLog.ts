// The log of one limit in a store, where several processes read and write it.

import { type Clock, type Millis, within } from '@pipegram/core/Clock'
import { change, type Store, type StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import { messageOf } from '../../http/internal/Cause.ts'
import { makeSlidingLog, type WindowLimit, type SlidingLog } from './SlidingLog.ts'

// model

/** One limit, and the key under which its log is kept. */
export interface StoredLimit {
  readonly key: string
  readonly limit: WindowLimit
}

/** A log as it is in the store. */
export interface StoredLog extends SlidingLog {
  /** Until when nothing has room, by a 429. */
  readonly until: Millis
}

/** The outcome of a visit to a log. Without `until`, the log in the store stays as it is. */
export interface LogVisit<A> {
  readonly result: A
  readonly until?: Millis
}

/** Visits a log in the store, and may change it. Gives `undefined` if the store failed; never rejects. */
export interface LogVisitor {
  <A>(limit: StoredLimit, act: (log: StoredLog, now: Millis) => LogVisit<A>): Promise<A | undefined>
}

export interface StoredLogOptions {
  readonly store: Store
  readonly clock: Clock
  readonly onError: (error: StoreError) => void
}

// constructors

/** A visitor of logs in a store. `onError` is told why the store failed. */
export const makeLogVisitor = ({ store, clock, onError }: StoredLogOptions): LogVisitor => {
  const tell = (error: StoreError): undefined => {
    try {
      onError(error)
    } catch {
      // A listener that fails is no reason to hold a call.
    }
  }
  return async ({ key, limit }, act) => {
    try {
      const visited = await within(
        clock,
        patience,
      )(change(key, (value) => written(value, limit, clock.now(), act))(store)())()
      if (visited === undefined)
        return tell({ _tag: 'Unavailable', reason: `The store has not answered within ${patience} ms.` })
      return E.isRight(visited) ? visited.right : tell(visited.left)
    } catch (cause) {
      return tell({ _tag: 'Unavailable', reason: messageOf(cause) })
    }
  }
}

// private

// A store that takes longer has failed: nothing is to wait for it for ever.
const patience = 2_000

// The value to write after a visit to a log.
const written = <A>(
  value: string | undefined,
  limit: WindowLimit,
  now: Millis,
  act: (log: StoredLog, now: Millis) => LogVisit<A>,
): { readonly value: string | undefined; readonly ttl?: Millis; readonly result: A } => {
  const [until = 0, ...stamps] = numbersOf(value)
  const log = makeSlidingLog(limit, stamps)
  const { result, until: held } = act({ ...log, until }, now)
  if (held === undefined) return { value, result }
  if (log.isEmpty(now) && held <= now) return { value: undefined, result }
  return {
    value: JSON.stringify([held, ...log.stamps()]),
    ttl: Math.max(limit.window, held - now),
    result,
  }
}

// Until when the limit is held, and the times of its messages. Anything else counts as nothing, and is
// overwritten.
const numbersOf = (text: string | undefined): ReadonlyArray<number> => {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(value) ? value.filter((inner) => typeof inner === 'number') : []
  } catch {
    return []
  }
}
