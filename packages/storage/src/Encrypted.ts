// Encryption at rest, by AES-256-GCM of WebCrypto. Without an encryption key, a reader of the store sees only
// the store's keys and the sizes of values.

import * as Base64url from '@pipegram/core/Base64url'
import * as Secret from '@pipegram/core/Secret'
import type { Store, StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

// model

/** The keys of an encrypted store. Each is 32 random bytes in base64: `openssl rand -base64 32`. */
export interface EncryptionKeys {
  /** The id of the key that encrypts new values: 1–32 letters, digits, `_` or `-`. */
  readonly current: string
  /** All keys by id: the current one, and old ones that still decrypt. */
  readonly keys: Readonly<Record<string, Secret.Secret | string>>
}

// combinators

/**
 * The same store with encrypted values. A value that was changed, cut or moved to another key fails as
 * `Unreadable`. So does a value that was written without encryption, or with a key that is not in `keys`. To
 * change keys, add a new one and make it `current`; a value gets the new key when it is next written. Throws
 * a `TypeError` with a sentence if a key is not 32 bytes.
 *
 * Someone who can write to the store can still restore an earlier value of the same key.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { encrypted } from '@pipegram/storage/Encrypted'
 *
 *   const plain = makeMemoryStore()
 *   const store = encrypted({
 *     current: '2026',
 *     keys: { 2026: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=' },
 *   })(plain)
 *   await store.set('user 7', 'Ann', undefined)()
 *
 *   const [seen, stored] = [await store.get('user 7')(), await plain.get('user 7')()]
 *   assert.ok(E.isRight(seen) && seen.right?.value === 'Ann')
 *   assert.ok(E.isRight(stored) && stored.right?.value.startsWith('e1.2026.'))
 */
export const encrypted = ({ current, keys }: EncryptionKeys): ((store: Store) => Store) => {
  const known = new Map(Object.entries(keys).map(([id, key]) => [id, imported(id, key)]))
  const writing = known.get(current)
  if (writing === undefined) throw new TypeError(`The current key "${current}" is not among the keys.`)

  const seal =
    (key: string, value: string): TE.TaskEither<StoreError, string> =>
    async () => {
      const iv = crypto.getRandomValues(new Uint8Array(ivSize))
      const sealed = await crypto.subtle.encrypt(
        parameters(iv, current, key),
        await writing(),
        encoder.encode(value),
      )
      const bytes = new Uint8Array(ivSize + sealed.byteLength)
      bytes.set(iv)
      bytes.set(new Uint8Array(sealed), ivSize)
      return E.right(`${mark}.${current}.${Base64url.encode(bytes)}`)
    }

  const unseal =
    (key: string, stored: string): TE.TaskEither<StoreError, string> =>
    async () => {
      const unreadable = (reason: string) => E.left({ _tag: 'Unreadable', key, reason } as const)
      const [form, id = '', text = '', ...rest] = stored.split('.')
      if (form !== mark || rest.length > 0) return unreadable('It was written without encryption.')
      const reading = known.get(id)
      if (reading === undefined)
        return unreadable(`It is encrypted with the key "${id.slice(0, 32)}", which is not here.`)
      const bytes = Base64url.decode(text)
      if (O.isNone(bytes) || bytes.value.length < ivSize + tagSize)
        return unreadable('It was cut or changed.')
      try {
        const iv = bytes.value.slice(0, ivSize)
        const opened = await crypto.subtle.decrypt(
          parameters(iv, id, key),
          await reading(),
          bytes.value.slice(ivSize),
        )
        return E.right(new TextDecoder().decode(opened))
      } catch {
        return unreadable('It was changed, moved from another key, or encrypted with another key of this id.')
      }
    }

  return (store) => ({
    get: (key) =>
      pipe(
        store.get(key),
        TE.chain((found) =>
          found === undefined
            ? TE.right(undefined)
            : pipe(
                unseal(key, found.value),
                TE.map((value) => ({ ...found, value })),
              ),
        ),
      ),
    set: (key, value, version, ttl) =>
      pipe(
        seal(key, value),
        TE.chain((sealed) => store.set(key, sealed, version, ttl)),
      ),
    remove: (key, version) => store.remove(key, version),
    ...(store.list && { list: store.list.bind(store) }),
  })
}

// private

// A stored value has three parts: this mark, the id of the key, and the bytes of nonce, text and tag.
const mark = 'e1'
const ivSize = 12
const tagSize = 16
const encoder = new TextEncoder()

// The key of the store is authenticated with the value, so that a value cannot be moved to another key.
const parameters = (iv: Uint8Array<ArrayBuffer>, id: string, key: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: encoder.encode(`${mark}.${id}.${key}`),
})

const imported = (id: string, key: Secret.Secret | string): (() => Promise<CryptoKey>) => {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(id))
    throw new TypeError(`The id "${id}" of a key should be 1–32 letters, digits, _ or -.`)
  const text = typeof key === 'string' ? key : Secret.expose(key)
  const bytes = Base64url.decode(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))
  if (O.isNone(bytes) || bytes.value.length !== 32)
    throw new TypeError(`The key "${id}" should be 32 bytes in base64. Make one: openssl rand -base64 32`)
  let found: Promise<CryptoKey> | undefined
  return () =>
    (found ??= crypto.subtle.importKey('raw', bytes.value, 'AES-GCM', false, ['encrypt', 'decrypt']))
}
