// The data of a person in Telegram Passport, after decryption.
// https://core.telegram.org/passport#fields

import type { Secret } from '../ports/Secret.ts'
import type { Codec } from '../types/Codec.ts'
import { record } from '../types/internal/RecordCodec.ts'
import { array, string } from '../types/internal/TypeCodecs.ts'
import type { PassportFile } from '../types/Types.ts'
import type { Unlisted } from '../types/Unlisted.ts'

// model

/**
 * Dates are `DD.MM.YYYY`, countries ISO 3166-1 alpha-2. https://core.telegram.org/passport#personaldetails
 */
export interface PersonalDetails {
  readonly first_name: string
  readonly last_name: string
  readonly middle_name?: string
  readonly birth_date: string
  readonly gender: 'male' | 'female' | Unlisted
  readonly country_code: string
  readonly residence_country_code: string
  /** The names in the language of the country of residence, if the bot asked for them. */
  readonly first_name_native?: string
  readonly last_name_native?: string
  readonly middle_name_native?: string
}

/** https://core.telegram.org/passport#residentialaddress */
export interface ResidentialAddress {
  readonly street_line1: string
  readonly street_line2?: string
  readonly city: string
  readonly state?: string
  readonly country_code: string
  readonly post_code: string
}

/** https://core.telegram.org/passport#iddocumentdata */
export interface IdDocumentData {
  readonly document_no: string
  /** `DD.MM.YYYY`. */
  readonly expiry_date?: string
}

/** A file of a document, with what `decryptFile` needs. `file_hash` is for `setPassportDataErrors`. */
export interface DocumentFile extends PassportFile {
  readonly file_hash: string
  readonly secret: Secret
}

/** The files of a document. A file that the bot did not ask for is absent. */
export interface DocumentFiles {
  readonly front_side?: DocumentFile
  readonly reverse_side?: DocumentFile
  readonly selfie?: DocumentFile
  readonly files?: ReadonlyArray<DocumentFile>
  readonly translation?: ReadonlyArray<DocumentFile>
}

/** The elements with data, and the types of their data. */
export interface DataByType {
  readonly personal_details: PersonalDetails
  readonly passport: IdDocumentData
  readonly driver_license: IdDocumentData
  readonly identity_card: IdDocumentData
  readonly internal_passport: IdDocumentData
  readonly address: ResidentialAddress
}

/** The elements that have only files. */
export type ProofOfAddress =
  | 'utility_bill'
  | 'bank_statement'
  | 'rental_agreement'
  | 'passport_registration'
  | 'temporary_registration'

/** An element with data. `hash` and `data_hash` are for `setPassportDataErrors`. */
export type DataElement<K extends keyof DataByType> = DocumentFiles & {
  readonly type: K
  readonly data: DataByType[K]
  readonly data_hash: string
  readonly hash: string
}

/** One thing that the user shared: a document, a phone number, a postal address or an email address. */
export type PassportElement =
  | { readonly [K in keyof DataByType]: DataElement<K> }[keyof DataByType]
  | (DocumentFiles & { readonly type: ProofOfAddress; readonly hash: string })
  | { readonly type: 'phone_number'; readonly phone_number: string; readonly hash: string }
  | { readonly type: 'email'; readonly email: string; readonly hash: string }
  /** An element of a type that this version of the Bot API does not list. It is not decrypted. */
  | { readonly type: Unlisted; readonly hash: string }

/** The key to the data of an element. https://core.telegram.org/passport#datacredentials */
export interface DataCredentials {
  readonly data_hash: string
  readonly secret: string
}

/** The key to a file. https://core.telegram.org/passport#filecredentials */
export interface FileCredentials {
  readonly file_hash: string
  readonly secret: string
}

/** The keys to an element. https://core.telegram.org/passport#securevalue */
export interface SecureValue {
  readonly data?: DataCredentials
  readonly front_side?: FileCredentials
  readonly reverse_side?: FileCredentials
  readonly selfie?: FileCredentials
  readonly translation?: ReadonlyArray<FileCredentials>
  readonly files?: ReadonlyArray<FileCredentials>
}

/** https://core.telegram.org/passport#securedata */
export type SecureData = { readonly [K in keyof DataByType | ProofOfAddress]?: SecureValue }

/** https://core.telegram.org/passport#credentials */
export interface Credentials {
  readonly secure_data: SecureData
  readonly nonce: string
}

// codecs

export const PersonalDetails: Codec<PersonalDetails> = /* @__PURE__ */ record<PersonalDetails>(
  'PersonalDetails',
  {
    first_name: string,
    last_name: string,
    birth_date: string,
    gender: string,
    country_code: string,
    residence_country_code: string,
  },
  { middle_name: string, first_name_native: string, last_name_native: string, middle_name_native: string },
)

export const ResidentialAddress: Codec<ResidentialAddress> = /* @__PURE__ */ record<ResidentialAddress>(
  'ResidentialAddress',
  { street_line1: string, city: string, country_code: string, post_code: string },
  { street_line2: string, state: string },
)

export const IdDocumentData: Codec<IdDocumentData> = /* @__PURE__ */ record<IdDocumentData>(
  'IdDocumentData',
  { document_no: string },
  { expiry_date: string },
)

const DataCredentials: Codec<DataCredentials> = /* @__PURE__ */ record<DataCredentials>(
  'DataCredentials',
  { data_hash: string, secret: string },
  {},
)

const FileCredentials: Codec<FileCredentials> = /* @__PURE__ */ record<FileCredentials>(
  'FileCredentials',
  { file_hash: string, secret: string },
  {},
)

const fileCredentials: Codec<ReadonlyArray<FileCredentials>> = /* @__PURE__ */ array(FileCredentials)

const SecureValue: Codec<SecureValue> = /* @__PURE__ */ record<SecureValue>(
  'SecureValue',
  {},
  {
    data: DataCredentials,
    front_side: FileCredentials,
    reverse_side: FileCredentials,
    selfie: FileCredentials,
    translation: fileCredentials,
    files: fileCredentials,
  },
)

const SecureData: Codec<SecureData> = /* @__PURE__ */ record<SecureData>(
  'SecureData',
  {},
  {
    personal_details: SecureValue,
    passport: SecureValue,
    driver_license: SecureValue,
    identity_card: SecureValue,
    internal_passport: SecureValue,
    address: SecureValue,
    utility_bill: SecureValue,
    bank_statement: SecureValue,
    rental_agreement: SecureValue,
    passport_registration: SecureValue,
    temporary_registration: SecureValue,
  },
)

export const Credentials: Codec<Credentials> = /* @__PURE__ */ record<Credentials>(
  'Credentials',
  { secure_data: SecureData, nonce: string },
  {},
)
