// The data that a Mini App gets when it opens, checked by the server that receives them: Telegram signed
// them, for this bot, a short time ago.
// https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
//
// Wing `signed`: data from outside whose origin can be proved, and errors that say why it could not.

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import * as Base64url from '../ports/Base64url.ts'
import { ed25519Key, hmac, hmacKey, once } from '../ports/internal/Crypto.ts'
import { fromHex, utf8 } from '../ports/internal/TextBytes.ts'
import { expose } from '../ports/Secret.ts'
import type { Token } from '../ports/Token.ts'
import type { Codec } from '../types/Codec.ts'
import { record } from '../types/internal/RecordCodec.ts'
import { boolean, integer, string } from '../types/internal/TypeCodecs.ts'
import type { WebAppData } from '../types/Types.ts'
import type { Unlisted } from '../types/Unlisted.ts'
import {
  check,
  checkHash,
  decode,
  freshness,
  fromQuery,
  linesOf,
  malformed,
  type Pairs,
} from './internal/Signed.ts'
import type { Freshness, SignatureError } from './Signature.ts'

// model

/** https://core.telegram.org/bots/webapps#webappuser */
export interface WebAppUser {
  readonly id: number
  readonly is_bot?: boolean
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  readonly language_code?: string
  readonly is_premium?: boolean
  readonly added_to_attachment_menu?: boolean
  readonly allows_write_to_pm?: boolean
  readonly photo_url?: string
}

/** https://core.telegram.org/bots/webapps#webappchat */
export interface WebAppChat {
  readonly id: number
  readonly type: 'group' | 'supergroup' | 'channel' | Unlisted
  readonly title: string
  readonly username?: string
  readonly photo_url?: string
}

/** https://core.telegram.org/bots/webapps#webappinitdata */
export interface WebAppInitData {
  /** For `answerWebAppQuery`. */
  readonly query_id?: string
  readonly user?: WebAppUser
  readonly receiver?: WebAppUser
  readonly chat?: WebAppChat
  readonly chat_type?: 'sender' | 'private' | 'group' | 'supergroup' | 'channel' | Unlisted
  readonly chat_instance?: string
  readonly start_param?: string
  readonly can_send_after?: number
  readonly auth_date: number
  readonly hash: string
  readonly signature?: string
}

/**
 * The public keys of Telegram, in hexadecimal.
 * https://core.telegram.org/bots/webapps#validating-data-for-third-party-use
 */
export const publicKeys = {
  production: 'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d',
  test: '40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec',
} as const

// codecs

export const WebAppUser: Codec<WebAppUser> = /* @__PURE__ */ record<WebAppUser>(
  'WebAppUser',
  { id: integer, first_name: string },
  {
    is_bot: boolean,
    last_name: string,
    username: string,
    language_code: string,
    is_premium: boolean,
    added_to_attachment_menu: boolean,
    allows_write_to_pm: boolean,
    photo_url: string,
  },
)

export const WebAppChat: Codec<WebAppChat> = /* @__PURE__ */ record<WebAppChat>(
  'WebAppChat',
  { id: integer, type: string, title: string },
  { username: string, photo_url: string },
)

/** The values after reading: objects from JSON, numbers from digits. */
export const WebAppInitData: Codec<WebAppInitData> = /* @__PURE__ */ record<WebAppInitData>(
  'WebAppInitData',
  { auth_date: integer, hash: string },
  {
    query_id: string,
    user: WebAppUser,
    receiver: WebAppUser,
    chat: WebAppChat,
    chat_type: string,
    chat_instance: string,
    start_param: string,
    can_send_after: integer,
    signature: string,
  },
)

// combinators

/**
 * Checks `Telegram.WebApp.initData` with the token of the bot of the Mini App. The input is any value that a
 * client sent. It never throws. It returns an error if the value is not a string, is malformed, has a field
 * twice, or is forged. It also does so if the value is older than `maxAge` seconds, or more than 60 seconds
 * in the future. Fields that are not listed are kept, as strings.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { validate } from '@pipegram/core/InitData'
 *   import * as Token from '@pipegram/core/Token'
 *   import { signInitData } from '@pipegram/testing'
 *
 *   const token = Token.fromString('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')
 *   assert.ok(E.isRight(token))
 *   const user = { id: 1001, first_name: 'Ann' }
 *   const initData = await signInitData(token.right)({ user })
 *
 *   const checked = await validate({ token: token.right, maxAge: 3600 })(initData)()
 *   assert.ok(E.isRight(checked))
 *   assert.deepStrictEqual(checked.right.user, user)
 *
 *   const forged = await validate({ token: token.right, maxAge: 3600 })(initData.replace('Ann', 'Eve'))()
 *   assert.deepStrictEqual(forged, E.left({ _tag: 'Forged', what: 'initData' }))
 */
export const validate = ({
  token,
  ...fresh
}: Freshness & { readonly token: Token }): ((
  initData: unknown,
) => TE.TaskEither<SignatureError, WebAppInitData>) => {
  const key = once(async () => hmacKey(await hmac(await hmacKey(utf8('WebAppData')), utf8(expose(token)))))
  return reader(checkHash(what, key), fresh)
}

/**
 * Checks `Telegram.WebApp.initData` of a bot of another owner, by Telegram's signature. It needs the id of
 * the bot, but no token. It refuses what `validate` refuses, and also data without a signature, which clients
 * older than Bot API 8.0 send. Throws a `RangeError` if the id or the key is not valid. Default key: that of
 * production.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { publicKeys, validateThirdParty } from '@pipegram/core/InitData'
 *
 *   const check = validateThirdParty({ botId: 123456789, publicKey: publicKeys.test, maxAge: 3600 })
 *   const forged = await check(`auth_date=1767225600&hash=${'0'.repeat(64)}&signature=${'A'.repeat(86)}`)()
 *   assert.deepStrictEqual(forged, E.left({ _tag: 'Forged', what: 'initData' }))
 */
export const validateThirdParty = ({
  botId,
  publicKey = publicKeys.production,
  ...fresh
}: Freshness & { readonly botId: number; readonly publicKey?: string }): ((
  initData: unknown,
) => TE.TaskEither<SignatureError, WebAppInitData>) => {
  const raw = fromHex(publicKey, 32)
  if (raw === undefined)
    throw new RangeError('publicKey must be 64 lower-case hexadecimal digits: take it from publicKeys.')
  if (!(Number.isSafeInteger(botId) && botId > 0))
    throw new RangeError(
      `botId must be the id of a bot, the number before the colon of its token; it is ${botId}.`,
    )
  const key = once(() => ed25519Key(raw))
  return reader((pairs) => {
    const signature = O.toUndefined(Base64url.decode(pairs.get('signature') ?? ''))
    const missing = pairs.has('signature')
      ? '"signature" must be 86 characters of base64url.'
      : 'it has no "signature": the client is older than Bot API 8.0.'
    return check(
      what,
      key,
      signature?.length === 64 ? signature : undefined,
      missing,
      `${botId}:WebAppData\n${linesOf(pairs, ['hash', 'signature'])}`,
    )
  }, fresh)
}

/**
 * Decodes the JSON that a Mini App sent by `sendData`. A client can send anything here: Telegram does not
 * sign it. https://core.telegram.org/bots/api#webappdata
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as t from 'io-ts'
 *   import { dataOf } from '@pipegram/core/InitData'
 *
 *   const Order = t.type({ amount: t.number })
 *   assert.deepStrictEqual(
 *     dataOf(Order)({ button_text: 'Order', data: '{"amount":2}' }),
 *     E.right({ amount: 2 }),
 *   )
 *   assert.ok(E.isLeft(dataOf(Order)({ button_text: 'Order', data: '{"amount":"two"}' })))
 */
export const dataOf =
  <A>(codec: t.Decoder<unknown, A>) =>
  ({ data }: WebAppData): E.Either<SignatureError, A> =>
    pipe(
      E.tryCatch(
        (): unknown => JSON.parse(data),
        () => malformed('web_app_data', 'it is not JSON.'),
      ),
      E.chain(decode('web_app_data', codec)),
    )

// private

const what = 'initData'

const reader = (
  checked: (pairs: Pairs) => TE.TaskEither<SignatureError, void>,
  fresh: Freshness,
): ((initData: unknown) => TE.TaskEither<SignatureError, WebAppInitData>) => {
  const isFresh = freshness(what, fresh)
  return (initData) =>
    pipe(
      TE.fromEither(fromQuery(what, initData)),
      TE.chainFirst(checked),
      TE.chainEitherK((pairs): E.Either<SignatureError, WebAppInitData> =>
        decode(
          what,
          WebAppInitData,
        )(Object.fromEntries([...pairs].map(([name, value]) => [name, read(name, value)]))),
      ),
      TE.chainFirstEitherK(({ auth_date }) => isFresh(auth_date)),
    )
}

const objects: ReadonlySet<string> = new Set(['user', 'receiver', 'chat'])
const integers: ReadonlySet<string> = new Set(['auth_date', 'can_send_after'])

// A value that cannot be read stays a text, which the codec then refuses.
const read = (name: string, value: string): unknown => {
  if (integers.has(name)) return /^(?:0|[1-9]\d*)$/.test(value) ? Number(value) : value
  return objects.has(name) ? parsed(value) : value
}

const parsed = (value: string): unknown =>
  E.getOrElse((): unknown => value)(
    E.tryCatch(
      (): unknown => JSON.parse(value),
      () => undefined,
    ),
  )
