// Values by key, for one process or for many: a small port with compare and set, and a store in memory. A
// lost race is an error, never a lost write.

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Clock, type Millis, system } from './Clock.ts'
import { toMillis, type Duration } from './Duration.ts'

// model

/** The version of a value: different for each write of a key. A version has no other meaning. */
export type Version = string

/** A value with its version. */
export interface StoreEntry {
  readonly value: string
  readonly version: Version
}

/** Why an operation of a store failed. */
export type StoreError =
  /** Another write came first, and nothing was written. Read again. */
  | { readonly _tag: 'Outdated'; readonly key: string }
  /**
   * The store cannot be reached, or refuses. The write may or may not have happened. `reason` is a sentence.
   * `isFinal`: the same operation would fail again, so a running bot does not handle the update again.
   */
  | { readonly _tag: 'Unavailable'; readonly reason: string; readonly isFinal?: true }
  /**
   * The value is not one that this store wrote: it was changed, moved to another key, or written by another
   * version of the bot. It stays as it is. `reason` is a sentence without the value.
   */
  | { readonly _tag: 'Unreadable'; readonly key: string; readonly reason: string }

/** One page of the keys of a store. */
export interface KeyPage {
  readonly keys: ReadonlyArray<string>
  /** The start of the next page. Missing on the last page. */
  readonly next?: string
}

/**
 * Values by key. A key is any text of 1 to 512 characters, and a value is any text; both are well-formed. A
 * store that allows fewer keys encodes them. Each operation is atomic, ends, and never rejects.
 */
export interface Store {
  /** The value under a key. `undefined` if there is no value, or if its time to live has passed. */
  readonly get: (key: string) => TE.TaskEither<StoreError, StoreEntry | undefined>
  /**
   * Writes if the key still has this version, and returns the new version. Pass `undefined` for a key without
   * a value. Fails as `Outdated` if the version has changed. The value expires after `ttl` milliseconds.
   * Default: it stays.
   */
  readonly set: (
    key: string,
    value: string,
    version: Version | undefined,
    ttl?: Millis,
  ) => TE.TaskEither<StoreError, Version>
  /** Removes the value if the key still has this version. Fails as `Outdated` if the version has changed. */
  readonly remove: (key: string, version: Version) => TE.TaskEither<StoreError, void>
  /**
   * The keys that begin with a text, page by page, in any order. A key that exists all the time is listed at
   * least once. Missing if the store cannot list its keys.
   */
  readonly list?: (prefix: string, from?: string) => TE.TaskEither<StoreError, KeyPage>
}

/** A store in memory. */
export interface MemoryStore extends Required<Store> {
  /** The number of values in memory. Some of them may have expired. */
  readonly size: IO<number>
}

/** The new value under a key, and a result for the caller of `change`. */
export interface StoreChange<A> {
  /** `undefined` removes the key. The same value as before changes nothing, not even its time to live. */
  readonly value: string | undefined
  readonly ttl?: Millis
  readonly result: A
}

// constructors

/**
 * A store in memory, for one process and for tests. Later writes remove expired values, so it holds at most
 * twice as many values as are still valid, or 1,024.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *
 *   const store = makeMemoryStore()
 *   const first = await store.set('cart 1', '["apple"]', undefined)()
 *   assert.ok(E.isRight(first))
 *   await store.set('cart 1', '["apple","pear"]', first.right)()
 *
 *   assert.deepStrictEqual(
 *     await store.set('cart 1', '["plum"]', first.right)(),
 *     E.left({ _tag: 'Outdated', key: 'cart 1' }),
 *   )
 */
export const makeMemoryStore = ({ clock = system }: { readonly clock?: Clock } = {}): MemoryStore => {
  const entries = new Map<string, Kept>()
  let writes = 0
  let roomy = leastSwept
  const at = (key: string): Kept | undefined => {
    const found = entries.get(key)
    if (found === undefined || found.until > clock.now()) return found
    entries.delete(key)
    return undefined
  }
  const sweep = (): void => {
    if (entries.size < roomy) return
    const now = clock.now()
    for (const [key, { until }] of entries) if (until <= now) entries.delete(key)
    roomy = Math.max(leastSwept, entries.size * 2)
  }
  return {
    get: (key) => async () => E.right(at(key)?.entry),
    set:
      (key, value, version, ttl = Infinity) =>
      async () => {
        if (at(key)?.entry.version !== version) return E.left({ _tag: 'Outdated', key })
        const entry = { value, version: String(++writes) }
        entries.set(key, { entry, until: clock.now() + ttl })
        sweep()
        return E.right(entry.version)
      },
    remove: (key, version) => async () => {
      if (at(key)?.entry.version !== version) return E.left({ _tag: 'Outdated', key })
      entries.delete(key)
      return E.right(undefined)
    },
    list: (prefix) => async () =>
      E.right({ keys: [...entries.keys()].filter((key) => key.startsWith(prefix) && at(key) !== undefined) }),
    size: () => entries.size,
  }
}

// combinators

/**
 * The same store with a text before each key. With different texts, two bots, or two uses, can share one
 * store but no values.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { makeMemoryStore, prefixed } from '@pipegram/core/Store'
 *
 *   const store = makeMemoryStore()
 *   await prefixed('first ')(store).set('a', '1', undefined)()
 *
 *   assert.deepStrictEqual(await prefixed('second ')(store).get('a')(), E.right(undefined))
 */
export const prefixed =
  (prefix: string) =>
  (store: Store): Store => ({
    get: (key) => about(key, store.get(prefix + key)),
    set: (key, value, version, ttl) => about(key, store.set(prefix + key, value, version, ttl)),
    remove: (key, version) => about(key, store.remove(prefix + key, version)),
    ...(canList(store) && {
      list: (some, from) =>
        pipe(
          store.list(prefix + some, from),
          TE.map((page) => ({ ...page, keys: page.keys.map((key) => key.slice(prefix.length)) })),
        ),
    }),
  })

/**
 * The same store, made safe: if an operation throws or rejects, it fails as `Unavailable`. A driver without a
 * connection may throw; a store must not. The message of the error is left out, because it may contain keys,
 * values or passwords.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { makeMemoryStore, total } from '@pipegram/core/Store'
 *
 *   const throwing = () => Promise.reject(new TypeError('connect ECONNREFUSED'))
 *   const broken = total({ ...makeMemoryStore(), get: () => throwing })
 *
 *   assert.deepStrictEqual(
 *     await broken.get('a')(),
 *     E.left({ _tag: 'Unavailable', reason: 'The store failed: TypeError.', isFinal: true }),
 *   )
 */
export const total = (store: Store): Store => ({
  get: (key) => caught(() => store.get(key)),
  set: (key, value, version, ttl) => caught(() => store.set(key, value, version, ttl)),
  remove: (key, version) => caught(() => store.remove(key, version)),
  ...(canList(store) && { list: (prefix, from) => caught(() => store.list(prefix, from)) }),
})

/**
 * Adds one to the count under a key, and returns the new count, from 1. The count is forgotten after `ttl`
 * without another call. Throws a `RangeError` if `ttl` is not a duration.
 *
 * @example
 *   import { count, makeMemoryStore } from '@pipegram/core/Store'
 *
 *   const warnings = count('warnings 7', '30d')(makeMemoryStore())
 *   await warnings()
 *   assert.deepStrictEqual(await warnings(), { _tag: 'Right', right: 2 })
 */
export const count = (key: string, ttl: Duration): ((store: Store) => TE.TaskEither<StoreError, number>) => {
  const ms = toMillis('ttl', ttl)
  return change(key, (n = '0') => ({ value: String(Number(n) + 1), ttl: ms, result: Number(n) + 1 }))
}

/**
 * Changes the value under a key. It reads the value, calls `become` for the new one, and writes it if it is
 * different. If another write came first, it starts again. So `become` may run more than once, and must only
 * calculate. In one process, changes of one key of a store run one after another. After a hundred lost races
 * it fails as `Outdated`.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { change, makeMemoryStore } from '@pipegram/core/Store'
 *
 *   const store = makeMemoryStore()
 *   const count = change('visits', (value = '0') => ({
 *     value: String(Number(value) + 1),
 *     result: Number(value) + 1,
 *   }))(store)
 *   await Promise.all([count(), count()])
 *
 *   assert.deepStrictEqual(await count(), E.right(3))
 */
export const change =
  <A>(key: string, become: (value: string | undefined) => StoreChange<A>) =>
  (store: Store): TE.TaskEither<StoreError, A> =>
  async () => {
    const turns = turnsOf.get(store) ?? new Map<string, Promise<unknown>>()
    turnsOf.set(store, turns)
    const turn = (turns.get(key) ?? Promise.resolve()).then(() => attempt(total(store), key, become))
    // The next change runs even if this one fails.
    const ended = turn.catch(() => undefined)
    turns.set(key, ended)
    try {
      return await turn
    } finally {
      if (turns.get(key) === ended) turns.delete(key)
    }
  }

// private

const canList = (store: Store): store is Required<Store> => store.list !== undefined

interface Kept {
  readonly entry: StoreEntry
  readonly until: Millis
}

const leastSwept = 1_024

// An error has the key that the caller knows.
const about = <A>(key: string, run: TE.TaskEither<StoreError, A>): TE.TaskEither<StoreError, A> =>
  TE.mapLeft((error: StoreError) => ('key' in error ? { ...error, key } : error))(run)

const mostAttempts = 100

// The running change of each key of a store. Without it, a thousand changes in one process would lose half a
// million races.
const turnsOf = new WeakMap<Store, Map<string, Promise<unknown>>>()

const caught =
  <A>(run: () => TE.TaskEither<StoreError, A>): TE.TaskEither<StoreError, A> =>
  async () => {
    try {
      return await run()()
    } catch (cause) {
      const reason = cause instanceof Error ? `The store failed: ${cause.name}.` : 'The store failed.'
      return E.left({ _tag: 'Unavailable', reason, isFinal: true })
    }
  }

const attempt = async <A>(
  store: Store,
  key: string,
  become: (value: string | undefined) => StoreChange<A>,
): Promise<E.Either<StoreError, A>> => {
  for (let n = 1; ; n++) {
    const found = await store.get(key)()
    if (E.isLeft(found)) return found
    const before = found.right
    const { value, ttl, result } = become(before?.value)
    if (value === before?.value) return E.right(result)
    const written: E.Either<StoreError, unknown> =
      value === undefined
        ? await store.remove(key, before?.version ?? '')()
        : await store.set(key, value, before?.version, ttl)()
    if (E.isRight(written)) return E.right(result)
    if (written.left._tag !== 'Outdated' || n >= mostAttempts) return written
  }
}
