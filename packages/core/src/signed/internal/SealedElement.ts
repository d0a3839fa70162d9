// The elements of a passport, decrypted with the credentials.
// https://core.telegram.org/passport#receiving-information

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { defined } from '../../ports/Defined.ts'
import { fromBase64 } from '../../ports/internal/TextBytes.ts'
import * as Secret from '../../ports/Secret.ts'
import type { Codec } from '../../types/Codec.ts'
import type { EncryptedPassportElement, PassportData, PassportFile } from '../../types/Types.ts'
import {
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
} from '../PassportElement.ts'
import type { PassportError } from '../PassportError.ts'
import { fromJson, opened } from './Sealed.ts'
import { malformed } from './Signed.ts'

// combinators

/** Decrypts all elements. Fails if an element cannot be decrypted, or if one was removed on the way. */
export const elementsOf = (
  data: PassportData['data'],
  secure: SecureData,
): TE.TaskEither<PassportError, ReadonlyArray<PassportElement>> =>
  pipe(
    data,
    TE.traverseArrayWithIndex((i, element) => elementOf(`passport_data.data[${i}]`, element, secure)),
    TE.chainFirstEitherKW(() => areAllThere(data, secure)),
  )

// private

// An attacker on the way can remove an element, but not its credentials.
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

// Files and their credentials are in two lists of the same names and the same order.
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
  return E.right(
    defined({
      front_side: fileOf(element.front_side, secure.front_side),
      reverse_side: fileOf(element.reverse_side, secure.reverse_side),
      selfie: fileOf(element.selfie, secure.selfie),
      files: element.files?.flatMap((file, i) => fileOf(file, secure.files?.[i]) ?? []),
      translation: element.translation?.flatMap((file, i) => fileOf(file, secure.translation?.[i]) ?? []),
    }),
  )
}

const fileOf = (
  file: PassportFile | undefined,
  credentials: FileCredentials | undefined,
): DocumentFile | undefined =>
  file === undefined || credentials === undefined
    ? undefined
    : { ...file, file_hash: credentials.file_hash, secret: Secret.make(credentials.secret) }
