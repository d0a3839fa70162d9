// Stores that cannot compare and set, such as Keyv and unstorage: if two writes race, the last one wins and
// the other is lost. They have a type of their own, so that nobody uses them as a `Store` by accident.

import type { Millis } from '@pipegram/core/Clock'
import { total, type Store } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import { nameOf } from './internal/Name.ts'

// model

/** Values by key, without a comparison: the last write wins. */
export interface LossyStore {
  readonly promise: 'The last write wins.'
  readonly get: (key: string) => Promise<string | undefined>
  readonly set: (key: string, value: string, ttl: Millis | undefined) => Promise<void>
  readonly remove: (key: string) => Promise<void>
}

/** The part of Keyv that the bridge needs. */
export interface KeyvLike {
  readonly get: (key: string) => Promise<unknown>
  readonly set: (key: string, value: string, ttl?: number) => Promise<unknown>
  readonly delete: (key: string) => Promise<unknown>
}

/** The part of a storage of unstorage that the bridge needs. */
export interface UnstorageLike {
  readonly getItemRaw: (key: string) => Promise<unknown>
  readonly setItemRaw: (key: string, value: string, options?: { readonly ttl?: number }) => Promise<unknown>
  readonly removeItem: (key: string) => Promise<unknown>
}

// constructors

/** The values of a Keyv, with any of its adapters. */
export const fromKeyv = (keyv: KeyvLike): LossyStore => ({
  promise: 'The last write wins.',
  get: async (key) => textOf(await keyv.get(key)),
  set: (key, value, ttl) => keyv.set(key, value, ttl).then(ignore),
  remove: (key) => keyv.delete(key).then(ignore),
})

/**
 * The values of a storage of unstorage, with any of its drivers. A driver gets the time to live in seconds;
 * some drivers ignore it.
 */
export const fromUnstorage = (storage: UnstorageLike): LossyStore => ({
  promise: 'The last write wins.',
  get: async (key) => textOf(await storage.getItemRaw(nameOf(key))),
  set: (key, value, ttl) =>
    storage
      .setItemRaw(nameOf(key), value, ttl === undefined ? {} : { ttl: Math.ceil(ttl / 1000) })
      .then(ignore),
  remove: (key) => storage.removeItem(nameOf(key)).then(ignore),
})

// combinators

/**
 * Uses a lossy store as a `Store`, at your own risk: it compares first and sets afterwards, and a write of
 * another process in between is lost. In one process, `change` loses nothing.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { allowLostWrites, fromKeyv } from '@pipegram/storage/LossyStore'
 *
 *   const map = new Map<string, string>()
 *   const keyv = {
 *     get: (key: string) => Promise.resolve(map.get(key)),
 *     set: (key: string, value: string) => Promise.resolve(map.set(key, value)),
 *     delete: (key: string) => Promise.resolve(map.delete(key)),
 *   }
 *   const store = allowLostWrites(fromKeyv(keyv))
 *   assert.ok(E.isRight(await store.set('cart', '[]', undefined)()))
 */
export const allowLostWrites = (lossy: LossyStore): Store => {
  // A stored text is the version, a line break, and the value.
  const lookUp = async (key: string) => {
    const [, version, value = ''] = /^([\w-]{36})\n([^]*)$/.exec((await lossy.get(key)) ?? '') ?? []
    return version === undefined ? undefined : { value, version }
  }
  return total({
    get: (key) => async () => E.right(await lookUp(key)),
    set: (key, value, version, ttl) => async () => {
      if ((await lookUp(key))?.version !== version) return E.left({ _tag: 'Outdated', key })
      const next = crypto.randomUUID()
      await lossy.set(key, `${next}\n${value}`, ttl)
      return E.right(next)
    },
    remove: (key, version) => async () => {
      if ((await lookUp(key))?.version !== version) return E.left({ _tag: 'Outdated', key })
      await lossy.remove(key)
      return E.right(undefined)
    },
  })
}

// private

const ignore = (): void => undefined

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
