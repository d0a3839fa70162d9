// Signs data as Telegram does: the data of a Mini App and of the login widget, for tests of the servers that
// receive them.
// https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app

import type { WebAppInitData } from '@pipegram/core/InitData'
import type { LoginUser } from '@pipegram/core/LoginWidget'
import * as Secret from '@pipegram/core/Secret'
import type { Token } from '@pipegram/core/Token'

// model

/** Values of any type: signed data may still be wrong. */
type InitDataFields<A> = { readonly [K in Exclude<keyof A, 'hash'>]?: unknown } & Readonly<
  Record<string, unknown>
>

// constructors

/**
 * The `Telegram.WebApp.initData` of a bot. Objects are written as JSON. You can set any field; a field that
 * is `undefined` is left out. Default `auth_date`: now, in seconds.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { InitData, Token } from '@pipegram/core'
 *   import { signInitData } from '@pipegram/testing'
 *
 *   const token = Token.fromString('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')
 *   assert.ok(E.isRight(token))
 *   const initData = await signInitData(token.right)({
 *     user: { id: 1001, first_name: 'Ann' },
 *     start_param: 'from_ad',
 *   })
 *   assert.ok(E.isRight(await InitData.validate({ token: token.right, maxAge: 60 })(initData)()))
 */
export const signInitData =
  (token: Token) =>
  async (fields: InitDataFields<WebAppInitData>): Promise<string> =>
    query(await hmac(utf8('WebAppData'), utf8(Secret.expose(token))), fields)

/**
 * The data that the login widget adds to the URL of its redirect. Default `auth_date`: now, in seconds.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { LoginWidget, Token } from '@pipegram/core'
 *   import { signLogin } from '@pipegram/testing'
 *
 *   const token = Token.fromString('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')
 *   assert.ok(E.isRight(token))
 *   const login = await signLogin(token.right)({ id: 1001, first_name: 'Ann' })
 *   assert.ok(E.isRight(await LoginWidget.validate({ token: token.right, maxAge: 60 })(login)()))
 */
export const signLogin =
  (token: Token) =>
  async (fields: InitDataFields<LoginUser>): Promise<string> =>
    query(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(Secret.expose(token)))), fields)

// private

const query = async (
  key: Uint8Array<ArrayBuffer>,
  fields: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const all: Readonly<Record<string, unknown>> = { auth_date: Math.floor(Date.now() / 1000), ...fields }
  const pairs = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, written(value)] as const],
  )
  const lines = pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`)
  const hash = [...(await hmac(key, utf8(lines.join('\n'))))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  return [...pairs, ['hash', hash] as const]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
}

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

const hmac = async (
  key: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await crypto.subtle.sign(
      'HMAC',
      await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
      data,
    ),
  )
