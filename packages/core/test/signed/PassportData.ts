// A passport as a client encrypts it, with elements of each sort.

import { randomBytes } from 'node:crypto'
import { decrypt } from '@pipegram/core/Passport'
import * as Secret from '@pipegram/core/Secret'
import { PassportData } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import {
  base64,
  credentialsOf,
  dataCredentials,
  fileCredentials,
  keys,
  seal,
  type Sealed,
} from '../PassportFixtures.ts'

export const privateKey = Secret.make(keys.privateKey)
export const nonce = 'n0nce-of-the-request'
export const read = decrypt({ privateKey, nonce })

export const details = {
  first_name: 'Ann',
  last_name: 'Å',
  birth_date: '01.02.1990',
  gender: 'female',
  country_code: 'DK',
  residence_country_code: 'SE',
  first_name_native: '安',
  later: true,
}
export const address = { street_line1: 'Gade 1', city: 'Aarhus', country_code: 'DK', post_code: '8000' }
export const licence = { document_no: 'X 1', expiry_date: '03.04.2030' }

export const photo = randomBytes(28_000)
export const sealed = {
  details: seal(JSON.stringify(details)),
  address: seal(JSON.stringify(address), 200),
  licence: seal(JSON.stringify(licence)),
  front: seal(photo),
  reverse: seal('reverse'),
  selfie: seal('selfie'),
  bills: [seal('bill 1'), seal('bill 2')] as const,
  translation: seal('translation'),
}

export const file = (name: string): object => ({
  file_id: name,
  file_unique_id: `unique ${name}`,
  file_size: 1,
  file_date: 1,
})

export const secure_data = {
  personal_details: { data: dataCredentials(sealed.details) },
  address: { data: dataCredentials(sealed.address) },
  driver_license: {
    data: dataCredentials(sealed.licence),
    front_side: fileCredentials(sealed.front),
    reverse_side: fileCredentials(sealed.reverse),
    selfie: fileCredentials(sealed.selfie),
  },
  utility_bill: {
    files: sealed.bills.map(fileCredentials),
    translation: [fileCredentials(sealed.translation)],
  },
}

export const data = [
  { type: 'personal_details', data: base64(sealed.details.data), hash: 'h1' },
  { type: 'address', data: base64(sealed.address.data), hash: 'h2' },
  {
    type: 'driver_license',
    data: base64(sealed.licence.data),
    front_side: file('front'),
    reverse_side: file('reverse'),
    selfie: file('selfie'),
    hash: 'h3',
  },
  {
    type: 'utility_bill',
    files: [file('bill 1'), file('bill 2')],
    translation: [file('translation')],
    hash: 'h4',
  },
  { type: 'phone_number', phone_number: '4520202020', hash: 'h5' },
  { type: 'email', email: 'ann@example.com', hash: 'h6' },
  { type: 'fingerprint', hash: 'h7' },
]

export const credentials = (content: object = { secure_data, nonce }): Sealed => seal(JSON.stringify(content))

export const passport = (
  elements: ReadonlyArray<object> = data,
  sealed: Sealed = credentials(),
): PassportData => {
  const decoded = PassportData.decode({ data: elements, credentials: credentialsOf(sealed) })
  if (E.isLeft(decoded)) throw new Error('The test has made no PassportData.')
  return decoded.right
}
