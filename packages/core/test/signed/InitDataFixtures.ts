// Values that tests of `initData` share: fields to sign, and the error of a check.

import { validate } from '@pipegram/core/InitData'
import type { SignatureError } from '@pipegram/core/Signature'
import * as E from 'fp-ts/lib/Either.js'
import { clock, seconds, token } from '../Signing.ts'

export const check = validate({ token, maxAge: 3600, clock })

const user = {
  id: 1001,
  first_name: 'Ann & "Co" = +1%\n',
  username: 'ann',
  language_code: 'en',
  is_premium: true,
  photo_url: 'https://t.me/i/userpic/320/a.svg',
  colour: 'green',
}
export const fields = {
  query_id: 'AAHdF6IQAAAAAN0XohDhrOrc',
  user,
  chat_instance: '-8134722200314281151',
  chat_type: 'sender',
  start_param: 'ad_1-x',
  can_send_after: 10,
  auth_date: seconds - 60,
  theme: 'dark',
}

export const errorOf = async (initData: unknown, checked = check): Promise<SignatureError | undefined> => {
  const result = await checked(initData)()
  return E.isLeft(result) ? result.left : undefined
}

export const tagOf = async (initData: unknown, checked = check): Promise<string | undefined> =>
  (await errorOf(initData, checked))?._tag

/** The meaning of a string for another parser. */
export const meaning = (initData: string): string =>
  JSON.stringify([...new URLSearchParams(initData)].toSorted())
