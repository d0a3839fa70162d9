// Where values are kept under keys, by one process or by many: a small port that compares and sets, and its
// form in memory. A lost race is an error, and never a lost write.

import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { type Clock, type Millis, system } from './Clock.ts'

// model

/** What tells one write of a key from another: equal to none that the key had before, and nothing more. */
export type Version = string

/** What stands under a key. */
export interface StoreEntry {
  readonly value: string
  readonly version: Version
}

/** Why a store did not do what it was asked. */
export type StoreError =
  /** Another write came first, so nothing was written: read again. */
  | { readonly _tag: 'Outdated'; readonly key: string }
  /**
   * The store cannot be reached, or refuses. What was to be written may or may not be there. `reason` is a
   * sentence.
   */
  | { readonly _tag: 'Unavailable'; readonly reason: string }

/**
 * Values by key. A key is any text of 1 to 512 characters and a value any text, both well-formed; a store
 * that allows less in a key encodes it. Each operation is atomic, ends, and never rejects.
 *
 * Redis has it by a script of a few lines, a table in SQL by a column for the version, NATS by the revisions
 * of its key-value store.
 */
export interface Store {
  /** What stands under a key; `undefined` where nothing does, or its time is over. */
  readonly get: (key: string) => TaskEither<StoreError, StoreEntry | undefined>
  /**
   * Writes where the key still has this version (`undefined`: where nothing stands there), and gives the new
   * one; else it fails as `Outdated`. The value is gone `ttl` milliseconds from now, and stays where that is
   * not said.
   */
  readonly set: (
    key: string,
    value: string,
    version: Version | undefined,
    ttl?: Millis,
  ) => TaskEither<StoreError, Version>
  /** Removes what stands under a key where it still has this version; else it fails as `Outdated`. */
  readonly remove: (key: string, version: Version) => TaskEither<StoreError, void>
}

/** A store in memory. */
export interface MemoryStore extends Store {
  /** How many values it holds, of which some may be over. */
  readonly size: IO<number>
}

/** What becomes of a value, and what whoever changed it wants to know. */
export interface StoreChange<A> {
  /** `undefined` removes the key. The value that was there leaves it is, time to live included. */
  readonly value: string | undefined
  readonly ttl?: Millis
  readonly result: A
}

// constructors

/**
 * A store in memory, for one process and for tests. What is over is forgotten by the writes that follow, so
 * that it holds at most twice what is still good, or 1,024 values.
 *
 * @example
 *   import * as assert from 'node:assert'
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
    size: () => entries.size,
  }
}

// combinators

/**
 * The same store, with a text before each key: so that two bots, or two uses, share one store and no value.
 *
 * @example
 *   import * as assert from 'node:assert'
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
    get: (key) => store.get(prefix + key),
    set: (key, value, version, ttl) => store.set(prefix + key, value, version, ttl),
    remove: (key, version) => store.remove(prefix + key, version),
  })

/**
 * The same store, where one that throws, or rejects, is unavailable: what a driver does that cannot connect,
 * and a store must not. What it says is left out, since it may name keys, values or passwords.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { makeMemoryStore, total } from '@pipegram/core/Store'
 *
 *   const broken = total({
 *     ...makeMemoryStore(),
 *     get: () => () => Promise.reject(new TypeError('connect ECONNREFUSED')),
 *   })
 *
 *   assert.deepStrictEqual(
 *     await broken.get('a')(),
 *     E.left({ _tag: 'Unavailable', reason: 'The store failed: TypeError.' }),
 *   )
 */
export const total = (store: Store): Store => ({
  get: (key) => caught(() => store.get(key)),
  set: (key, value, version, ttl) => caught(() => store.set(key, value, version, ttl)),
  remove: (key, version) => caught(() => store.remove(key, version)),
})

/**
 * Changes what stands under a key: reads it, asks what it becomes, and writes that unless it is the same;
 * again from the start where another write came first. So the function may run more than once, and does
 * nothing but calculate. The changes that one process makes to one key of a store go one after the other. Who
 * has lost a hundred races fails as `Outdated`.
 *
 * @example
 *   import * as assert from 'node:assert'
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
  (store: Store): TaskEither<StoreError, A> =>
  async () => {
    const turns = turnsOf.get(store) ?? new Map<string, Promise<unknown>>()
    turnsOf.set(store, turns)
    const turn = (turns.get(key) ?? Promise.resolve()).then(() => attempt(total(store), key, become))
    // Whoever is next goes on, however this one ends.
    const ended = turn.catch(() => undefined)
    turns.set(key, ended)
    try {
      return await turn
    } finally {
      if (turns.get(key) === ended) turns.delete(key)
    }
  }

// private

interface Kept {
  readonly entry: StoreEntry
  readonly until: Millis
}

const leastSwept = 1_024

const mostAttempts = 100

// Who changes a key of a store: else a thousand in one process would lose half a million races.
const turnsOf = new WeakMap<Store, Map<string, Promise<unknown>>>()

const caught =
  <A>(run: () => TaskEither<StoreError, A>): TaskEither<StoreError, A> =>
  async () => {
    try {
      return await run()()
    } catch (cause) {
      return E.left({
        _tag: 'Unavailable',
        reason: cause instanceof Error ? `The store failed: ${cause.name}.` : 'The store failed.',
      })
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
    const { value, ttl, result } = become(found.right?.value)
    const written = await write(store, key, found.right, value, ttl)
    if (E.isRight(written)) return E.right(result)
    if (written.left._tag !== 'Outdated' || n >= mostAttempts) return written
  }
}

const write = async (
  store: Store,
  key: string,
  found: StoreEntry | undefined,
  value: string | undefined,
  ttl: Millis | undefined,
): Promise<E.Either<StoreError, unknown>> => {
  if (value === found?.value) return E.right(undefined)
  if (value !== undefined) return store.set(key, value, found?.version, ttl)()
  return found === undefined ? E.right(undefined) : store.remove(key, found.version)()
}
