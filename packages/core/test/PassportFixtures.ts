// The user's side of Telegram Passport, written from the manual with the crypto module of Node: what a client
// encrypts for a bot.
// https://core.telegram.org/passport#decrypting-data

import {
  constants,
  createCipheriv,
  createHash,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
} from 'node:crypto'
import type { EncryptedCredentials } from '@pipegram/core/Types'

export interface Sealed {
  readonly secret: Buffer
  readonly hash: Buffer
  readonly data: Buffer
}

export const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/**
 * Encrypts padded bytes. The key and the first block come from the secret and from the hash of the padded
 * bytes.
 */
export const sealPadded = (padded: Buffer, secret: Buffer = randomBytes(32)): Sealed => {
  const hash = createHash('sha256').update(padded).digest()
  const both = createHash('sha512').update(secret).update(hash).digest()
  const cipher = createCipheriv('aes-256-cbc', both.subarray(0, 32), both.subarray(32, 48)).setAutoPadding(
    false,
  )
  return { secret, hash, data: Buffer.concat([cipher.update(padded), cipher.final()]) }
}

/** Puts 32 to 255 random bytes before the content. The first byte is their count. */
export const pad = (content: Buffer, least = 32): Buffer => {
  const length = least + ((16 - ((least + content.length) % 16)) % 16)
  return Buffer.concat([Buffer.from([length]), randomBytes(length - 1), content])
}

export const seal = (content: Buffer | string, least = 32): Sealed =>
  sealPadded(pad(Buffer.from(content), least))

export const base64 = (bytes: Buffer): string => bytes.toString('base64')

export const dataCredentials = ({ secret, hash }: Sealed): object => ({
  data_hash: base64(hash),
  secret: base64(secret),
})

export const fileCredentials = ({ secret, hash }: Sealed): object => ({
  file_hash: base64(hash),
  secret: base64(secret),
})

/** Encrypts the secret of sealed credentials for the bot. */
export const credentialsOf = (
  { secret, hash, data }: Sealed,
  publicKey: string = keys.publicKey,
): EncryptedCredentials => ({
  secret: base64(
    publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, secret),
  ),
  hash: base64(hash),
  data: base64(data),
})
