// Telegram Passport: what a user sent in `message.passport_data`, decrypted with the bot's private key.
// https://core.telegram.org/passport#receiving-information

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { equalTo, once, rsaKey } from '../ports/internal/Crypto.ts'
import { fromBase64 } from '../ports/internal/TextBytes.ts'
import * as Secret from '../ports/Secret.ts'
import type { PassportData } from '../types/Types.ts'
import { fromPem } from './internal/PrivateKey.ts'
import { credentialsOf, opened } from './internal/Sealed.ts'
import { elementsOf } from './internal/SealedElement.ts'
import type { DocumentFile, PassportElement } from './PassportElement.ts'
import type { PassportError } from './PassportError.ts'

// model

export * from './PassportElement.ts'
export { toString, type PassportError } from './PassportError.ts'

export interface PassportOptions {
  /**
   * The private key that belongs to the public key given to @BotFather: RSA, as PKCS#8 in PEM ("BEGIN PRIVATE
   * KEY").
   */
  readonly privateKey: Secret.Secret
  /**
   * The nonce of the request. Or a function that returns whether this bot gave out a nonce, and invalidates
   * it, so that it is used only once.
   */
  readonly nonce: string | ((nonce: string) => Task<boolean>)
}

/** The documents and data that the user shared. */
export interface Passport {
  readonly nonce: string
  readonly elements: ReadonlyArray<PassportElement>
}

// combinators

/**
 * Decrypts what a user shared. Fails if the key is wrong, if the bot did not give out the nonce, or if
 * anything was changed or removed on the way. Then it returns no part. Files stay encrypted until
 * `decryptFile`.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { decrypt, toString } from '@pipegram/core/Passport'
 *   import * as Secret from '@pipegram/core/Secret'
 *
 *   const read = decrypt({ privateKey: Secret.make('-----BEGIN RSA PRIVATE KEY-----'), nonce: 'n0nce' })
 *   const passport = await read({ data: [], credentials: { data: '', hash: '', secret: '' } })()
 *
 *   assert.ok(E.isLeft(passport))
 *   assert.match(toString(passport.left), /openssl pkcs8 -topk8/)
 */
export const decrypt = ({
  privateKey,
  nonce,
}: PassportOptions): ((data: PassportData) => TE.TaskEither<PassportError, Passport>) => {
  const pkcs8 = fromPem(Secret.expose(privateKey))
  const key = once(() => rsaKey(E.isRight(pkcs8) ? pkcs8.right : new Uint8Array()))
  const isOurs = typeof nonce === 'string' ? equalTo(nonce) : nonce
  return ({ credentials, data }) =>
    pipe(
      TE.fromEither(pkcs8),
      TE.chainW(() => credentialsOf(key, credentials)),
      TE.chainFirstW(({ nonce }) =>
        pipe(
          TE.fromTask<boolean, PassportError>(isOurs(nonce)),
          TE.filterOrElseW(
            (ours) => ours,
            (): PassportError => ({ _tag: 'WrongNonce' }),
          ),
        ),
      ),
      TE.chainW(({ secure_data, nonce }) =>
        pipe(
          elementsOf(data, secure_data),
          TE.map((elements) => ({ nonce, elements })),
        ),
      ),
    )
}

/**
 * Decrypts a downloaded file of a document. Fails if the bytes are not those that the user shared.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { decryptFile } from '@pipegram/core/Passport'
 *   import * as Secret from '@pipegram/core/Secret'
 *
 *   const file = { file_hash: 'A'.repeat(43) + '=', secret: Secret.make('A'.repeat(43) + '=') }
 *   assert.deepStrictEqual(
 *     await decryptFile(file)(new Uint8Array(64))(),
 *     E.left({ _tag: 'Forged', what: 'The file' }),
 *   )
 */
export const decryptFile =
  ({ file_hash, secret }: Pick<DocumentFile, 'file_hash' | 'secret'>) =>
  (bytes: Uint8Array): TE.TaskEither<PassportError, Uint8Array<ArrayBuffer>> =>
    opened('The file', { hash: file_hash, secret: fromBase64(Secret.expose(secret)), data: bytes })
