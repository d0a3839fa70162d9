// A store in the storage of a Cloudflare Durable Object, for a bot that runs in this object.
// https://developers.cloudflare.com/durable-objects/api/storage-api/

import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { Store, StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { makeAttempt } from './internal/Remote.ts'

// model

/** The part of a transaction of `ctx.storage` that the store needs. */
export interface DurableTransaction {
  readonly get: (key: string) => Promise<unknown>
  readonly put: (key: string, value: unknown) => Promise<unknown>
  readonly delete: (key: string) => Promise<unknown>
  readonly list: (options: DurableRange) => Promise<ReadonlyMap<string, unknown>>
}

/** The part of `ctx.storage` that the store needs. */
export interface DurableStorage extends Pick<DurableTransaction, 'get' | 'list'> {
  readonly transaction: <A>(run: (transaction: DurableTransaction) => Promise<A>) => Promise<A>
}

/** A range of keys. */
export interface DurableRange {
  readonly prefix?: string
  readonly startAfter?: string
  readonly end?: string
  readonly limit?: number
}

/** Options of `durableObjectStore`. */
export interface DurableObjectStoreOptions {
  /** The beginning of each key, at most 100 characters. Default: `pipegram`. */
  readonly prefix?: string
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * A store in the storage of a Durable Object. A value and its key have at most 2 MB together, or 128 KB if
 * the class of the object has no SQLite. Each write removes up to four expired values.
 *
 * @example
 *   import type { Store } from '@pipegram/core/Store'
 *   import { durableObjectStore, type DurableStorage } from '@pipegram/storage/DurableObjectStore'
 *
 *   class Counter {
 *     readonly store: Store
 *     constructor(ctx: { readonly storage: DurableStorage }) {
 *       this.store = durableObjectStore(ctx.storage)
 *     }
 *   }
 */
export const durableObjectStore = (
  storage: DurableStorage,
  { prefix = 'pipegram', clock = system }: DurableObjectStoreOptions = {},
): Required<Store> => {
  const attempt = makeAttempt('The storage of the object', {}, new Map())
  const valueAt = (key: string): string => `${prefix} v ${key}`
  // These keys sort by time, so that the oldest are found first.
  const timeAt = (until: Millis, key: string): string => `${timesTo(until)}${key}`
  const timesTo = (until: Millis): string => `${prefix} t ${String(Math.ceil(until)).padStart(16, '0')} `

  const found = async (
    from: Pick<DurableTransaction, 'get'>,
    key: string,
  ): Promise<StoredValue | undefined> =>
    O.toUndefined(O.fromEither(StoredValue.decode(await from.get(valueAt(key)))))
  const isFresh = ({ until }: StoredValue): boolean => until === undefined || until > clock.now()

  const drop = async (at: DurableTransaction, key: string, { until }: StoredValue): Promise<void> => {
    await at.delete(valueAt(key))
    if (until !== undefined) await at.delete(timeAt(until, key))
  }
  const sweep = async (at: DurableTransaction): Promise<void> => {
    const old = await at.list({ prefix: `${prefix} t `, end: timesTo(clock.now()), limit: 4 })
    for (const [time, key] of old) {
      await at.delete(time)
      if (typeof key === 'string') await at.delete(valueAt(key))
    }
  }
  const write = <A>(key: string, version: string | undefined, run: (at: DurableTransaction) => Promise<A>) =>
    attempt(() =>
      storage.transaction(async (at): Promise<E.Either<StoreError, A>> => {
        const before = await found(at, key)
        const current = before !== undefined && isFresh(before) ? before : undefined
        if (current?.version !== version) return E.left({ _tag: 'Outdated', key })
        if (before !== undefined) await drop(at, key, before)
        return E.right(await run(at))
      }),
    )

  return {
    get: (key) =>
      attempt(async () => {
        const entry = await found(storage, key)
        if (entry === undefined || !isFresh(entry)) return E.right(undefined)
        return E.right({ value: entry.value, version: entry.version })
      }),
    set: (key, value, version, ttl) =>
      write(key, version, async (at) => {
        const next = crypto.randomUUID()
        const until = ttl === undefined ? undefined : clock.now() + ttl
        await at.put(valueAt(key), { value, version: next, ...defined({ until }) })
        if (until !== undefined) await at.put(timeAt(until, key), key)
        await sweep(at)
        return next
      }),
    remove: (key, version) => write(key, version, () => Promise.resolve()),
    list: (start, from) =>
      attempt(async () => {
        const page = await storage.list({
          prefix: valueAt(start),
          limit: pageSize,
          ...defined({ startAfter: from === undefined ? undefined : valueAt(from) }),
        })
        const keys = [...page.keys()].map((key) => key.slice(valueAt('').length))
        const fresh = [...page.values()].map((each) => {
          const entry = StoredValue.decode(each)
          return E.isRight(entry) && isFresh(entry.right)
        })
        return E.right({
          keys: keys.filter((_, i) => fresh[i]),
          ...(keys.length === pageSize && defined({ next: keys.at(-1) })),
        })
      }),
  }
}

// private

type StoredValue = t.TypeOf<typeof StoredValue>

const StoredValue = /* @__PURE__ */ t.intersection([
  /* @__PURE__ */ t.type({ value: t.string, version: t.string }),
  /* @__PURE__ */ t.partial({ until: t.number }),
])

// A listing also reads the values, so a page is small.
const pageSize = 500
