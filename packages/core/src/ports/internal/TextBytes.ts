// Bytes, and the texts that encode them. Each byte sequence has only one text: a text with a changed
// character is refused, or encodes other bytes.

import * as O from 'fp-ts/lib/Option.js'
import * as Base64url from '../Base64url.ts'

// model

/** Bytes that no other thread shares, as WebCrypto requires. */
export type Bytes = Uint8Array<ArrayBuffer>

// constructors

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

export const concat = (...parts: ReadonlyArray<Uint8Array>): Bytes => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Lower-case hex of exactly `length` bytes. */
export const fromHex = (text: string, length: number): Bytes | undefined =>
  text.length === 2 * length && /^[0-9a-f]*$/.test(text)
    ? Uint8Array.from({ length }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16))
    : undefined

/** Base64 with its padding. */
export const fromBase64 = (text: string): Bytes | undefined =>
  text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text)
    ? O.toUndefined(Base64url.decode(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')))
    : undefined
