// Base64 for links and buttons: letters, digits, `-` and `_`, without padding.
// https://www.rfc-editor.org/rfc/rfc4648#section-5
//
// Wing `ports`: what the other wings need from outside (time, storage, metrics, traces), and the small values
// that all wings share.

import * as O from 'fp-ts/lib/Option.js'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

// constructors

/**
 * Bytes as base64url: 4 characters for 3 bytes. A string is encoded as UTF-8; a lone surrogate becomes
 * U+FFFD.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as Base64url from '@pipegram/core/Base64url'
 *
 *   assert.strictEqual(Base64url.encode('día'), 'ZMOtYQ')
 *   assert.deepStrictEqual(Base64url.decodeText('ZMOtYQ'), O.some('día'))
 */
export const encode = (data: string | Uint8Array): string => {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = Math.min(3, bytes.length - i)
    const triple = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let place = 0; place <= left; place += 1) text += alphabet.charAt((triple >> (18 - 6 * place)) & 63)
  }
  return text
}

// destructors

/**
 * The bytes. `none` if the text is not base64url as `encode` writes it. Padding and unused bits are refused,
 * so each value has one form.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as Base64url from '@pipegram/core/Base64url'
 *
 *   assert.deepStrictEqual(Base64url.decode('AQID'), O.some(new Uint8Array([1, 2, 3])))
 *   assert.deepStrictEqual(Base64url.decode('AQI='), O.none)
 */
export const decode = (text: string): O.Option<Uint8Array<ArrayBuffer>> => {
  if (text.length % 4 === 1) return O.none
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let written = 0
  for (let i = 0; i < text.length; i += 1) {
    const digit = alphabet.indexOf(text.charAt(i))
    if (digit === -1) return O.none
    bits = ((bits << 6) | digit) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[written] = bits >> held
      written += 1
    }
  }
  return (bits & ((1 << held) - 1)) === 0 ? O.some(bytes) : O.none
}

/**
 * The string. `none` if the text is not base64url, or the bytes are not UTF-8.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as Base64url from '@pipegram/core/Base64url'
 *
 *   assert.deepStrictEqual(Base64url.decodeText('aGk'), O.some('hi'))
 *   assert.deepStrictEqual(Base64url.decodeText('_w'), O.none)
 */
export const decodeText = (text: string): O.Option<string> =>
  O.chain((bytes: Uint8Array) =>
    O.tryCatch(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)),
  )(decode(text))
