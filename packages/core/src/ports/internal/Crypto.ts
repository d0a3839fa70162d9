// WebCrypto, in the few forms that Telegram's signatures need. Node, Deno, Bun, workerd and browsers have it.
// Comparisons use `verify` of WebCrypto, or compare digests, so their time reveals nothing about the compared
// values.

import type { Task } from 'fp-ts/lib/Task.js'
import { concat, utf8, type Bytes } from './TextBytes.ts'

// constructors

/** A key of HMAC-SHA-256. It cannot be read back. */
export const hmacKey = (key: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])

/** A public key of Ed25519. */
export const ed25519Key = (key: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])

/** A private key of RSA-OAEP with SHA-1, from PKCS#8. It cannot be read back. */
export const rsaKey = (pkcs8: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', pkcs8, { name: 'RSA-OAEP', hash: 'SHA-1' }, false, ['decrypt'])

/** A function that runs `make` once, on first use. */
export const once = <A>(make: () => Promise<A>): (() => Promise<A>) => {
  let made: Promise<A> | undefined
  return () => (made ??= make())
}

// combinators

export const hmac = async (key: CryptoKey, data: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', key, data))

export const digest = async (algorithm: 'SHA-256' | 'SHA-512', data: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest(algorithm, data))

/** True if a signature is the signature of a text with this key. */
export const verify = (key: CryptoKey, signature: Bytes, text: string): Promise<boolean> =>
  crypto.subtle.verify(key.algorithm.name, key, signature, utf8(text))

/**
 * True if a text equals the secret text. Both are signed with a random key of this process, and the
 * signatures are compared. So the time reveals nothing about the secret, not even its length.
 */
export const equalTo = (secret: string): ((text: string) => Task<boolean>) => {
  const made = once(async () => {
    const key = await hmacKey(crypto.getRandomValues(new Uint8Array(32)))
    return { key, signature: await hmac(key, utf8(secret)) }
  })
  return (text) => async () => {
    const { key, signature } = await made()
    return verify(key, signature, text)
  }
}

export const decryptRsa = async (key: CryptoKey, data: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.decrypt('RSA-OAEP', key, data))

/**
 * AES-256-CBC without padding, for one or more whole blocks. The key and the first block come from `secret`,
 * which has at least 48 bytes. WebCrypto always removes its own padding, so one more block is added that has
 * only padding.
 */
export const decryptAes = async (secret: Bytes, data: Uint8Array): Promise<Bytes> => {
  const key = await crypto.subtle.importKey('raw', secret.slice(0, 32), 'AES-CBC', false, [
    'encrypt',
    'decrypt',
  ])
  const padding = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: data.slice(-16) }, key, new Uint8Array())
  return new Uint8Array(
    await crypto.subtle.decrypt(
      { name: 'AES-CBC', iv: secret.slice(32, 48) },
      key,
      concat(data, new Uint8Array(padding)),
    ),
  )
}

/** True if two digests are the same. Every byte is compared, whatever the bytes before it are. */
export const same = (a: Bytes, b: Bytes): boolean =>
  a.length === b.length && a.reduce((different, byte, i) => different | (byte ^ (b[i] ?? 0)), 0) === 0
