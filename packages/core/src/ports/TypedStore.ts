// Typed values in a store, with the version of their form, so that a new release can read what an old one
// wrote.

import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { Millis } from './Clock.ts'
import { defined } from './Defined.ts'
import { explain } from './Fault.ts'
import { change, type Store, type StoreChange, type StoreError, type Version } from './Store.ts'

// model

/** How the form of the values has changed. */
export interface TypedOptions {
  /** The version of the form that the codec reads: 1 or more. Default: 1. */
  readonly version?: number
  /**
   * Turns a value of an earlier version into a value for the codec, which checks the result. It must not
   * change its argument. Default: a value of an earlier version is unreadable.
   */
  readonly migrate?: (value: unknown, from: number) => unknown
}

/** A value with the version of its last write. */
export interface TypedEntry<A> {
  readonly value: A
  readonly version: Version
}

/** The new value under a key, and a result for the caller. */
export interface TypedChange<A, B> {
  /** `undefined` removes the key. If the text of the value is the same as before, nothing is written. */
  readonly value: A | undefined
  readonly ttl?: Millis
  readonly result: B
}

/** Typed values by key. The operations are those of `Store`. */
export interface TypedStore<A> {
  readonly get: (key: string) => TE.TaskEither<StoreError, TypedEntry<A> | undefined>
  readonly set: (
    key: string,
    value: A,
    version: Version | undefined,
    ttl?: Millis,
  ) => TE.TaskEither<StoreError, Version>
  readonly remove: (key: string, version: Version) => TE.TaskEither<StoreError, void>
  /** Changes a value as `Store.change` does; `become` may run more than once. */
  readonly change: <B>(
    key: string,
    become: (value: A | undefined) => TypedChange<A, B>,
  ) => TE.TaskEither<StoreError, B>
}

// combinators

/**
 * Stores typed values as JSON, through a codec. A stored value that does not decode fails as `Unreadable`
 * with the path of the fault. It stays as it is: `set` and `change` do not replace it by accident.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as t from 'io-ts'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { typed } from '@pipegram/core/TypedStore'
 *
 *   const store = makeMemoryStore()
 *   await typed(t.type({ name: t.string }))(store).set('user 7', { name: 'Ann' }, undefined)()
 *
 *   const User = t.type({ name: t.string, visits: t.number })
 *   const users = typed(User, {
 *     version: 2,
 *     migrate: (old) => ({ visits: 0, ...(typeof old === 'object' ? old : {}) }),
 *   })(store)
 *   const found = await users.get('user 7')()
 *
 *   assert.ok(E.isRight(found))
 *   assert.deepStrictEqual(found.right?.value, { name: 'Ann', visits: 0 })
 */
export const typed = <A, O>(codec: t.Type<A, O>, { version = 1, migrate }: TypedOptions = {}) => {
  if (!(Number.isSafeInteger(version) && version >= 1))
    throw new RangeError(`version is ${version} and should be a whole number from 1 on.`)

  const read = (key: string, text: string): E.Either<StoreError, A> => {
    const unreadable = (reason: string): StoreError => ({ _tag: 'Unreadable', key, reason })
    const stored = parse(text)
    if (stored === undefined) return E.left(unreadable('It is not a value of a typed store.'))
    const [from, data] = stored
    if (from > version)
      return E.left(unreadable(`It has version ${from}; this release reads up to version ${version}.`))
    if (from < version && migrate === undefined)
      return E.left(unreadable(`It has version ${from}, and there is no migrate to version ${version}.`))
    const moved =
      from < version && migrate !== undefined
        ? E.tryCatch(
            () => migrate(data, from),
            () => unreadable(`The migrate of version ${from} threw.`),
          )
        : E.right(data)
    if (E.isLeft(moved)) return moved
    const decoded = codec.decode(moved.right)
    return E.isRight(decoded)
      ? decoded
      : E.left(unreadable(`Version ${from}: ${pathsOf(explain('value')(decoded.left))}`))
  }

  const write = (value: A): string => JSON.stringify([version, codec.encode(value)])

  // Each update of a bot with a session runs this code: a chain of combinators took a tenth of the time.
  return (store: Store): TypedStore<A> => ({
    get: (key) => async () => {
      const found = await store.get(key)()
      if (E.isLeft(found) || found.right === undefined) return E.isLeft(found) ? found : E.right(undefined)
      const value = read(key, found.right.value)
      return E.isLeft(value) ? value : E.right({ value: value.right, version: found.right.version })
    },
    set: (key, value, at, ttl) => store.set(key, write(value), at, ttl),
    remove: (key, at) => store.remove(key, at),
    change: <B>(key: string, become: (value: A | undefined) => TypedChange<A, B>) => {
      const changed = change(key, (text): StoreChangeOf<B> => {
        const found = text === undefined ? E.right(undefined) : read(key, text)
        if (E.isLeft(found)) return { value: text, result: found }
        const { value, result, ttl } = become(found.right)
        return {
          value: value === undefined ? undefined : write(value),
          result: E.right(result),
          ...defined({ ttl }),
        }
      })(store)
      return async () => {
        const result = await changed()
        return E.isLeft(result) ? result : result.right
      }
    },
  })
}

// private

type StoreChangeOf<B> = StoreChange<E.Either<StoreError, B>>

// A stored value is the pair of its version and its data.
const parse = (text: string): readonly [number, unknown] | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value) || value.length !== 2) return undefined
    const pair: ReadonlyArray<unknown> = value
    const [from, data] = pair
    return typeof from === 'number' && Number.isSafeInteger(from) ? [from, data] : undefined
  } catch {
    return undefined
  }
}

// The path of a fault and the expected type, without the value, because the value is private.
const pathsOf = (faults: ReadonlyArray<string>): string =>
  `${faults.map((fault) => fault.replace(/, got .*$/s, '')).join('; ')}.`
