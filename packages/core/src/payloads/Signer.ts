// Short signatures for texts that leave the bot and come back: buttons and links.

import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import * as Base64url from '../ports/Base64url.ts'
import { utf8 } from '../ports/internal/TextBytes.ts'
import { expose, type Secret } from '../ports/Secret.ts'

// model

/**
 * Signs texts and verifies its own signatures. A signature for one `purpose` is not valid for another.
 */
export interface TextSigner {
  readonly sign: (purpose: string, text: string) => string
  readonly verify: (purpose: string, text: string, signature: string) => boolean
  /** The length of a signature, in characters. */
  readonly length: number
}

// constructors

/**
 * A signer with a key of at least 16 bytes. Older keys still verify, so a key can be changed while old
 * buttons are in use: `signer(next, previous)`. Throws a `RangeError` if a key is too short; the token of the
 * bot is long enough.
 *
 * A signature is the first 72 bits of HMAC-SHA-256, in 12 characters. Only the bot can check a guess, and
 * each guess needs an update: 2^71 guesses on average. All 43 characters would leave only 20 bytes of a
 * button.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Secret from '@pipegram/core/Secret'
 *   import { signer } from '@pipegram/core/Signer'
 *
 *   const previous = Secret.make('kept in the environment, 2025')
 *   const next = Secret.make('kept in the environment, 2026')
 *   const signature = signer(previous).sign('invoice', '1000')
 *
 *   assert.ok(signer(next, previous).verify('invoice', '1000', signature))
 *   assert.ok(!signer(next).verify('invoice', '1000', signature))
 */
export const signer = (key: Secret, ...older: ReadonlyArray<Secret>): TextSigner => {
  const sign = signWith(key)
  const all = [sign, ...older.map(signWith)]
  return {
    sign,
    length: (signatureBytes / 3) * 4,
    // Each key is tried, even after a match, so the time reveals nothing.
    verify: (purpose, text, signature) =>
      all.map((each) => equal(each(purpose, text), signature)).includes(true),
  }
}

// private

const signatureBytes = 9

const signWith = (key: Secret): TextSigner['sign'] => {
  const bytes = utf8(expose(key))
  if (bytes.length < 16)
    throw new RangeError(
      `A key that signs must have at least 16 bytes; this one has ${bytes.length}. Make a long random key.`,
    )
  const keyed = hmac.create(sha256, bytes)
  return (purpose, text) =>
    Base64url.encode(
      keyed
        .clone()
        .update(utf8(`pipegram\n${purpose}\n${text}`))
        .digest()
        .subarray(0, signatureBytes),
    )
}

// The lengths are not secret.
const equal = (a: string, b: string): boolean => {
  let different = a.length ^ b.length
  for (let i = 0; i < a.length; i += 1) different |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return different === 0
}
