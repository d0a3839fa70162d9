// Bytes that are encrypted by the rules of Telegram Passport, and the credentials that open all others.
// https://core.telegram.org/passport#decrypting-data

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { decryptAes, decryptRsa, digest, same } from '../../ports/internal/Crypto.ts'
import { concat, fromBase64, type Bytes } from '../../ports/internal/TextBytes.ts'
import type { Codec } from '../../types/Codec.ts'
import type { EncryptedCredentials } from '../../types/Types.ts'
import { Credentials } from '../PassportElement.ts'
import type { PassportError } from '../PassportError.ts'
import { wrongKey } from './PrivateKey.ts'
import { attempt, decode, malformed } from './Signed.ts'

// model

/**
 * Encrypted bytes, with their secret and their hash. A value that is missing, or is not base64, is
 * `undefined`.
 */
export interface Sealed {
  readonly hash: string
  readonly secret: Bytes | undefined
  readonly data: Uint8Array | undefined
}

// combinators

/** Decrypts the credentials with the bot's private key. */
export const credentialsOf = (
  key: () => Promise<CryptoKey>,
  { secret, hash, data }: EncryptedCredentials,
): TE.TaskEither<PassportError, Credentials> => {
  const what = 'passport_data.credentials'
  const encrypted = fromBase64(secret)
  if (encrypted === undefined) return TE.left(malformed(what, '"secret" is not base64.'))
  return pipe(
    attempt(what, async (): Promise<E.Either<PassportError, Bytes>> => {
      const imported = await key().catch(ofKey('The private key is not an RSA key in PKCS#8.'))
      if ('_tag' in imported) return E.left(imported)
      const decrypted = await decryptRsa(imported, encrypted).catch(
        ofKey(
          'The passport was encrypted for another key, or was changed. ' +
            'Give @BotFather the public key that belongs to this private key: /setpublickey.',
        ),
      )
      return '_tag' in decrypted ? E.left(decrypted) : E.right(decrypted)
    }),
    TE.chainEitherKW((decrypted) => decrypted),
    TE.chainW((decrypted) => opened(what, { hash, secret: decrypted, data: fromBase64(data) })),
    TE.chainEitherKW((bytes) => fromJson(what, Credentials, bytes)),
  )
}

/** Decrypts bytes. Fails if the bytes do not belong to their hash. */
export const opened = (what: string, { hash, secret, data }: Sealed): TE.TaskEither<PassportError, Bytes> => {
  const expected = fromBase64(hash)
  if (expected === undefined || secret === undefined || data === undefined)
    return TE.left(malformed(what, 'a secret, a hash or the data is not base64, or missing.'))
  if (data.length === 0 || data.length % 16 !== 0)
    return TE.left(malformed(what, `it has ${data.length} bytes; encrypted data have a multiple of 16.`))
  return pipe(
    attempt(what, async () => {
      // The hash is the hash of the data with its padding.
      const padded = await decryptAes(await digest('SHA-512', concat(secret, expected)), data)
      return { padded, genuine: same(await digest('SHA-256', padded), expected) }
    }),
    TE.chainEitherKW(({ padded, genuine }): E.Either<PassportError, Bytes> => {
      if (!genuine) return E.left({ _tag: 'Forged', what })
      // The first byte is the length of the padding: 32–255 bytes, with the first byte included.
      const padding = padded[0] ?? 0
      return padding >= 32 && padding <= padded.length
        ? E.right(padded.slice(padding))
        : E.left(malformed(what, 'its padding must have 32 to 255 bytes.'))
    }),
  )
}

/** Reads JSON that was decrypted. */
export const fromJson = <A>(what: string, codec: Codec<A>, bytes: Bytes): E.Either<PassportError, A> =>
  pipe(
    E.tryCatch(
      (): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
      () => malformed(what, 'it is not JSON in UTF-8.'),
    ),
    E.chain(decode(what, codec)),
  )

// private

// The name of the WebCrypto error shows whether the key is wrong. All other errors come from the runtime.
const ofKey =
  (reason: string) =>
  (cause: unknown): PassportError => {
    if (cause instanceof Error && (cause.name === 'DataError' || cause.name === 'OperationError'))
      return wrongKey(reason)
    throw cause
  }
