// Telegram Passport: what a user sent in `message.passport_data`, decrypted with the bot's private key.
// https://core.telegram.org/passport#receiving-information

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { decryptAes, decryptRsa, digest, equalTo, once, rsaKey, same } from '../ports/internal/Crypto.ts'
import { concat, fromBase64, type Bytes } from '../ports/internal/TextBytes.ts'
import * as Secret from '../ports/Secret.ts'
import type { Codec } from '../types/Codec.ts'
import type {
  EncryptedCredentials,
  EncryptedPassportElement,
  PassportData,
  PassportFile,
} from '../types/Types.ts'
import { attempt, decode, malformed } from './internal/Signed.ts'
import {
  Credentials,
  IdDocumentData,
  PersonalDetails,
  ResidentialAddress,
  type DataByType,
  type DataElement,
  type DocumentFile,
  type DocumentFiles,
  type FileCredentials,
  type PassportElement,
  type SecureData,
  type SecureValue,
} from './PassportElement.ts'
import { toString as showSignatureError, type SignatureError } from './Signature.ts'

// model

/** Every way in which a passport, or a file of it, can be refused. No variant holds what was decrypted. */
export type PassportError =
  /** It is not of the form that Telegram sends, or it is what the hash of the credentials does not belong to. */
  | Extract<SignatureError, { readonly _tag: 'Malformed' | 'Forged' | 'Unsupported' }>
  /**
   * The private key is none, or the passport was encrypted for another. `reason` is a sentence that says what
   * to do.
   */
  | { readonly _tag: 'WrongKey'; readonly reason: string }
  /** The bot did not ask for this passport: the nonce is not one of its own. */
  | { readonly _tag: 'WrongNonce' }

export interface PassportOptions {
  /**
   * The private key that belongs to the public key given to @BotFather: RSA, as PKCS#8 in PEM ("BEGIN PRIVATE
   * KEY").
   */
  readonly privateKey: Secret.Secret
  /**
   * The nonce of the request; or what says whether one was given out by this bot, and takes it back so that
   * it is used once.
   */
  readonly nonce: string | ((nonce: string) => Task<boolean>)
}

/** What the user shared. */
export interface Passport {
  readonly nonce: string
  readonly elements: ReadonlyArray<PassportElement>
}

// combinators

/**
 * Decrypts what a user shared. It fails if the key is wrong, if the nonce is not one that the bot gave out,
 * and if anything was changed or left out on its way: then none of it is given. Files stay encrypted until
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
      TE.chainW(() => withKey(key, credentials)),
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
          data,
          TE.traverseArrayWithIndex((i, element) =>
            elementOf(`passport_data.data[${i}]`, element, secure_data),
          ),
          TE.chainFirstEitherKW(() => areAllThere(data, secure_data)),
          TE.map((elements) => ({ nonce, elements })),
        ),
      ),
    )
}

/**
 * Decrypts a file of a document, as it was downloaded. It fails if the bytes are not those that the user
 * shared.
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

// destructors

/**
 * One sentence for a person who runs the bot: what is wrong and what to do.
 *
 * @example
 *   import { toString } from '@pipegram/core/Passport'
 *
 *   assert.match(toString({ _tag: 'WrongNonce' }), /none that this bot gave out/)
 */
export const toString = (error: PassportError): string => {
  switch (error._tag) {
    case 'Malformed':
    case 'Unsupported':
      return showSignatureError(error)
    case 'Forged':
      return `${error.what} is not what the user shared: it was changed on its way, or it belongs to other credentials.`
    case 'WrongKey':
      return error.reason
    case 'WrongNonce':
      return 'The nonce of the passport is none that this bot gave out. Somebody may have sent a passport that was meant for another request.'
  }
}

// private

const fromPem = (pem: string): E.Either<PassportError, Bytes> => {
  // In a variable of the environment line feeds are often written as \n.
  const [first = '', ...rest] = pem.replaceAll('\\n', '\n').trim().split(/\r?\n/)
  if (first !== '-----BEGIN PRIVATE KEY-----') return E.left(wrongKey(reasonAgainst(first)))
  const bytes =
    rest.at(-1) === '-----END PRIVATE KEY-----' ? fromBase64(rest.slice(0, -1).join('')) : undefined
  return bytes === undefined
    ? E.left(wrongKey('The private key is cut short, or has characters that do not belong there.'))
    : E.right(bytes)
}

const reasonAgainst = (first: string): string => {
  const convert = 'openssl pkcs8 -topk8 -nocrypt -in private.key -out private.pem'
  switch (first) {
    case '-----BEGIN RSA PRIVATE KEY-----':
      return `The private key is in PKCS#1. Convert it to PKCS#8: ${convert}`
    case '-----BEGIN ENCRYPTED PRIVATE KEY-----':
      return `The private key is locked by a password. Unlock it: ${convert}`
    case '-----BEGIN PUBLIC KEY-----':
      return 'This is the public key. Give the private one, which it was made from.'
    default:
      return 'The private key must be PKCS#8 in PEM: its first line is "-----BEGIN PRIVATE KEY-----".'
  }
}

const wrongKey = (reason: string): PassportError => ({ _tag: 'WrongKey', reason })

const withKey = (
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
          'The passport was encrypted for another key, or was changed. Give @BotFather the public key that belongs to this private key: /setpublickey.',
        ),
      )
      return '_tag' in decrypted ? E.left(decrypted) : E.right(decrypted)
    }),
    TE.chainEitherKW((decrypted) => decrypted),
    TE.chainW((decrypted) => opened(what, { hash, secret: decrypted, data: fromBase64(data) })),
    TE.chainEitherKW((bytes) => fromJson(what, Credentials, bytes)),
  )
}

// What WebCrypto throws when a key is not right, rather than the runtime.
const ofKey =
  (reason: string) =>
  (cause: unknown): PassportError => {
    if (cause instanceof Error && (cause.name === 'DataError' || cause.name === 'OperationError'))
      return wrongKey(reason)
    throw cause
  }

// The hash is of the padded data. The first byte says how long the padding is: 32–255 bytes, itself among
// them.
const opened = (
  what: string,
  {
    hash,
    secret,
    data,
  }: { readonly hash: string; readonly secret: Bytes | undefined; readonly data: Uint8Array | undefined },
): TE.TaskEither<PassportError, Bytes> => {
  const expected = fromBase64(hash)
  if (expected === undefined || secret === undefined || data === undefined)
    return TE.left(malformed(what, 'a secret, a hash or the data is not base64, or missing.'))
  if (data.length === 0 || data.length % 16 !== 0)
    return TE.left(malformed(what, `it has ${data.length} bytes; what is encrypted has some times 16.`))
  return pipe(
    attempt(what, async () => {
      const padded = await decryptAes(await digest('SHA-512', concat(secret, expected)), data)
      return { padded, genuine: same(await digest('SHA-256', padded), expected) }
    }),
    TE.chainEitherKW(({ padded, genuine }): E.Either<PassportError, Bytes> => {
      if (!genuine) return E.left({ _tag: 'Forged', what })
      const padding = padded[0] ?? 0
      return padding >= 32 && padding <= padded.length
        ? E.right(padded.slice(padding))
        : E.left(malformed(what, 'its padding is not of 32 to 255 bytes.'))
    }),
  )
}

const fromJson = <A>(what: string, codec: Codec<A>, bytes: Bytes): E.Either<PassportError, A> =>
  pipe(
    E.tryCatch(
      (): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
      () => malformed(what, 'it is not JSON in UTF-8.'),
    ),
    E.chain(decode(what, codec)),
  )

// Who took an element away on its way could not take its credentials away as well.
const areAllThere = (data: PassportData['data'], secure: SecureData): E.Either<PassportError, void> => {
  const lost = Object.keys(secure).find((name) => data.every(({ type }) => type !== name))
  return lost === undefined
    ? E.right(undefined)
    : E.left(malformed('passport_data.data', `it has no "${lost}", and the credentials have one.`))
}

const elementOf = (
  at: string,
  element: EncryptedPassportElement,
  secure: SecureData,
): TE.TaskEither<PassportError, PassportElement> => {
  const { type, hash } = element
  switch (type) {
    case 'personal_details':
      return withData(at, element, secure[type], type, PersonalDetails)
    case 'address':
      return withData(at, element, secure[type], type, ResidentialAddress)
    case 'passport':
      return withData(at, element, secure[type], type, IdDocumentData)
    case 'driver_license':
      return withData(at, element, secure[type], type, IdDocumentData)
    case 'identity_card':
      return withData(at, element, secure[type], type, IdDocumentData)
    case 'internal_passport':
      return withData(at, element, secure[type], type, IdDocumentData)
    case 'utility_bill':
    case 'bank_statement':
    case 'rental_agreement':
    case 'passport_registration':
    case 'temporary_registration':
      return pipe(
        filesOf(at, element, secure[type]),
        E.map((files): PassportElement => ({ ...files, type, hash })),
        TE.fromEither,
      )
    case 'phone_number':
      return element.phone_number === undefined
        ? missing(at, type)
        : TE.right({ type, phone_number: element.phone_number, hash })
    case 'email':
      return element.email === undefined ? missing(at, type) : TE.right({ type, email: element.email, hash })
    default:
      return TE.right({ type, hash })
  }
}

const missing = (at: string, name: string): TE.TaskEither<PassportError, never> =>
  TE.left(malformed(at, `it has no "${name}", or the credentials have none for it.`))

const withData = <K extends keyof DataByType>(
  at: string,
  element: EncryptedPassportElement,
  secure: SecureValue | undefined,
  type: K,
  codec: Codec<DataByType[K]>,
): TE.TaskEither<PassportError, DataElement<K>> => {
  if (element.data === undefined || secure?.data === undefined) return missing(at, 'data')
  const { data_hash, secret } = secure.data
  return pipe(
    opened(at, { hash: data_hash, secret: fromBase64(secret), data: fromBase64(element.data) }),
    TE.chainEitherKW((bytes) => fromJson(at, codec, bytes)),
    TE.chainEitherKW((data) =>
      pipe(
        filesOf(at, element, secure),
        E.map((files) => ({ ...files, type, data, data_hash, hash: element.hash })),
      ),
    ),
  )
}

// Files and their credentials stand beside each other, by name and by place.
const filesOf = (
  at: string,
  element: EncryptedPassportElement,
  secure: SecureValue = {},
): E.Either<PassportError, DocumentFiles> => {
  const alone =
    (['front_side', 'reverse_side', 'selfie'] as const).find(
      (name) => (element[name] === undefined) !== (secure[name] === undefined),
    ) ?? (['files', 'translation'] as const).find((name) => element[name]?.length !== secure[name]?.length)
  if (alone !== undefined)
    return E.left(malformed(at, `"${alone}" and its credentials do not belong together.`))
  const front_side = fileOf(element.front_side, secure.front_side)
  const reverse_side = fileOf(element.reverse_side, secure.reverse_side)
  const selfie = fileOf(element.selfie, secure.selfie)
  const files = element.files?.flatMap((file, i) => fileOf(file, secure.files?.[i]) ?? [])
  const translation = element.translation?.flatMap((file, i) => fileOf(file, secure.translation?.[i]) ?? [])
  return E.right({
    ...(front_side === undefined ? {} : { front_side }),
    ...(reverse_side === undefined ? {} : { reverse_side }),
    ...(selfie === undefined ? {} : { selfie }),
    ...(files === undefined ? {} : { files }),
    ...(translation === undefined ? {} : { translation }),
  })
}

const fileOf = (
  file: PassportFile | undefined,
  credentials: FileCredentials | undefined,
): DocumentFile | undefined =>
  file === undefined || credentials === undefined
    ? undefined
    : { ...file, file_hash: credentials.file_hash, secret: Secret.make(credentials.secret) }
