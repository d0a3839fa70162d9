// Bytes, and the texts that stand for them. Each text that is read is the only one for its bytes: one that was changed in
// any character is either refused or means other bytes.

// model

/** Bytes that no other thread shares: what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>

// constructors

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

export const concat = (...parts: ReadonlyArray<Bytes>): Bytes => {
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
  text.length % 4 === 0 && !/[^\w+/=]|_/.test(text) && !text.slice(0, -4).includes('=') && lastOfBase64.test(text.slice(-4))
    ? Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
    : undefined

/** Base64url without padding. */
export const fromBase64url = (text: string): Bytes | undefined =>
  /^[\w-]*$/.test(text) ? fromBase64(text.replaceAll('-', '+').replaceAll('_', '/').padEnd(Math.ceil(text.length / 4) * 4, '=')) : undefined

// destructors

/** Base64url without padding, of bytes that are few. */
export const toBase64url = (bytes: Bytes): string =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

// private

// The last four characters; bits that stand for nothing must be zero.
const lastOfBase64 = /^(?:[^=]{4}|[^=][AQgw]==|[^=]{2}[AEIMQUYcgkosw048]=)?$/
