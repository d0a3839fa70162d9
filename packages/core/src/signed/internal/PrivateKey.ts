// The private key of a passport, read from PEM.

import * as E from 'fp-ts/lib/Either.js'
import { fromBase64, type Bytes } from '../../ports/internal/TextBytes.ts'
import type { PassportError } from '../PassportError.ts'

// constructors

/** The bytes of a private key in PKCS#8, from PEM. Fails with `WrongKey` for every other text. */
export const fromPem = (pem: string): E.Either<PassportError, Bytes> => {
  // In an environment variable, line feeds are often written as \n.
  const [first = '', ...rest] = pem.replaceAll('\\n', '\n').trim().split(/\r?\n/)
  if (first !== '-----BEGIN PRIVATE KEY-----') return E.left(wrongKey(reasonAgainst(first)))
  const bytes =
    rest.at(-1) === '-----END PRIVATE KEY-----' ? fromBase64(rest.slice(0, -1).join('')) : undefined
  return bytes === undefined
    ? E.left(wrongKey('The private key is cut short, or has characters that cannot be in a key.'))
    : E.right(bytes)
}

/** The error of a key that cannot be used. */
export const wrongKey = (reason: string): PassportError => ({ _tag: 'WrongKey', reason })

// private

const reasonAgainst = (first: string): string => {
  const convert = 'openssl pkcs8 -topk8 -nocrypt -in private.key -out private.pem'
  switch (first) {
    case '-----BEGIN RSA PRIVATE KEY-----':
      return `The private key is in PKCS#1. Convert it to PKCS#8: ${convert}`
    case '-----BEGIN ENCRYPTED PRIVATE KEY-----':
      return `The private key is locked by a password. Unlock it: ${convert}`
    case '-----BEGIN PUBLIC KEY-----':
      return 'This is the public key. Give the private key that belongs to it.'
    default:
      return 'The private key must be PKCS#8 in PEM: its first line is "-----BEGIN PRIVATE KEY-----".'
  }
}
