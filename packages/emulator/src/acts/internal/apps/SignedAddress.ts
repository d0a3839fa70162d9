// Addresses that a button opens, with data that is signed with the token of the bot, as Telegram signs it.
// https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app

import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { defined } from '@pipegram/core/Defined'
import type { User } from '@pipegram/core/Types'
import type { Seconds } from '../../../values/EmulatorClock.ts'

// model

/** The launch data of a Mini App. */
export interface AppLaunch {
  readonly user: User
  readonly auth_date: Seconds
  /** For `answerWebAppQuery`. Missing if a button below the input field opened the app. */
  readonly query_id?: string | undefined
  readonly start_param?: string | undefined
}

// constructors

/** The address of a Mini App, with its launch data in the fragment. */
export const appAddress = (url: string, token: string, launch: AppLaunch): string => {
  const address = new URL(url)
  const { hash } = address
  const given = new URLSearchParams({
    tgWebAppData: initData(token, launch),
    tgWebAppVersion: '9.1',
    tgWebAppPlatform: 'web',
    tgWebAppThemeParams: JSON.stringify(theme),
  })
  address.hash = `${hash === '' ? '' : `${hash}${hash.includes('?') ? '&' : '?'}`}${given.toString()}`
  return address.href
}

/** The address of a login button, with the person in its query. */
export const loginAddress = (url: string, token: string, user: User, auth_date: Seconds): string => {
  const { id, first_name, last_name, username } = user
  const fields = textsOf({ id, first_name, last_name, username, auth_date })
  const address = new URL(url)
  for (const [name, text] of fields) address.searchParams.set(name, text)
  address.searchParams.set('hash', hashOf(sha256(utf8ToBytes(token)), fields))
  return address.href
}

// private

// The colours of the light theme.
const theme = {
  bg_color: '#ffffff',
  text_color: '#17212b',
  hint_color: '#52616e',
  link_color: '#1b6fae',
  button_color: '#1b6fae',
  button_text_color: '#ffffff',
  secondary_bg_color: '#f4f6f8',
}

const initData = (token: string, { user, ...rest }: AppLaunch): string => {
  const { id, first_name, last_name, username, language_code, is_premium } = user
  const shown = { id, first_name, last_name, username, language_code, is_premium, allows_write_to_pm: true }
  const fields = textsOf({ ...rest, user: JSON.stringify(defined(shown)) })
  const secret = hmac(sha256, utf8ToBytes('WebAppData'), utf8ToBytes(token))
  return new URLSearchParams([...fields, ['hash', hashOf(secret, fields)]]).toString()
}

type SignedFields = ReadonlyArray<[name: string, text: string]>

const textsOf = (fields: Readonly<Record<string, string | number | undefined>>): SignedFields =>
  Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))

const hashOf = (secret: Uint8Array, fields: SignedFields): string => {
  const lines = fields.map(([name, text]) => `${name}=${text}`).toSorted()
  return bytesToHex(hmac(sha256, secret, utf8ToBytes(lines.join('\n'))))
}
