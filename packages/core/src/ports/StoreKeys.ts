// All keys of a store that begin with a text.

import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Store, StoreError } from './Store.ts'

/**
 * All keys that begin with a text, in the order of their characters, each only once.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { keysIn } from '@pipegram/core/StoreKeys'
 *
 *   const store = makeMemoryStore()
 *   for (const key of ['user 7 b', 'user 7 a', 'user 77 a']) await store.set(key, '', undefined)()
 *
 *   assert.deepStrictEqual(await keysIn('user 7 ')(store)(), E.right(['user 7 a', 'user 7 b']))
 */
export const keysIn =
  (prefix: string) =>
  (store: Required<Store>): TE.TaskEither<StoreError, ReadonlyArray<string>> =>
  async () => {
    const keys = new Set<string>()
    for (let from: string | undefined; ;) {
      const page = await store.list(prefix, from)()
      if (E.isLeft(page)) return page
      for (const key of page.right.keys) keys.add(key)
      from = page.right.next
      if (from === undefined) return E.right([...keys].toSorted())
    }
  }

/**
 * Why an operation of a store failed, in a sentence.
 *
 * @example
 *   import { showStoreError } from '@pipegram/core/StoreKeys'
 *
 *   assert.strictEqual(showStoreError({ _tag: 'Unavailable', reason: 'It is away.' }), 'It is away.')
 */
export const showStoreError = (error: StoreError): string =>
  error._tag === 'Outdated' ? `Another write of ${error.key} came first.` : error.reason
