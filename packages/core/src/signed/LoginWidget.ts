// A user who logged in to a website, with the login widget of Telegram or a `login_url` button, checked by
// the server of the website.
// https://core.telegram.org/widgets/login-legacy#checking-authorization

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { digest, hmacKey, once } from '../ports/internal/Crypto.ts'
import { utf8 } from '../ports/internal/TextBytes.ts'
import { expose } from '../ports/Secret.ts'
import type { Token } from '../ports/Token.ts'
import type { Codec } from '../types/Codec.ts'
import { record } from '../types/internal/RecordCodec.ts'
import { isRecord } from '../types/internal/Structure.ts'
import { integer, string } from '../types/internal/TypeCodecs.ts'
import {
  checkHash,
  decode,
  freshness,
  fromPairs,
  fromQuery,
  malformed,
  type Pairs,
} from './internal/Signed.ts'
import type { Freshness, SignatureError } from './Signature.ts'

// model

/** https://core.telegram.org/widgets/login-legacy#receiving-authorization-data */
export interface LoginUser {
  readonly id: number
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  readonly photo_url?: string
  readonly auth_date: number
  readonly hash: string
}

// codecs

export const LoginUser: Codec<LoginUser> = /* @__PURE__ */ record<LoginUser>(
  'LoginUser',
  { id: integer, first_name: string, auth_date: integer, hash: string },
  { last_name: string, username: string, photo_url: string },
)

// combinators

/**
 * Checks the data of the widget with the token of its bot: the query string of the redirect, or the object
 * that its callback received. All fields must be signed, so remove your own parameters first. It never
 * throws. It returns an error if the data are malformed, have a field twice, or are forged. It also does so
 * if they are older than `maxAge` seconds, or more than 60 seconds in the future.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { validate } from '@pipegram/core/LoginWidget'
 *   import * as Token from '@pipegram/core/Token'
 *   import { signLogin } from '@pipegram/testing'
 *
 *   const token = Token.fromString('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')
 *   assert.ok(E.isRight(token))
 *   const check = validate({ token: token.right, maxAge: 3600 })
 *
 *   const query = await signLogin(token.right)({ id: 1001, first_name: 'Ann' })
 *   const user = await check(query)()
 *   assert.ok(E.isRight(user))
 *   assert.strictEqual(user.right.id, 1001)
 *
 *   assert.deepStrictEqual(
 *     await check(query.replace('1001', '1002'))(),
 *     E.left({ _tag: 'Forged', what: 'The login' }),
 *   )
 */
export const validate = ({
  token,
  ...fresh
}: Freshness & { readonly token: Token }): ((login: unknown) => TE.TaskEither<SignatureError, LoginUser>) => {
  const isFresh = freshness(what, fresh)
  const checked = checkHash(
    what,
    once(async () => hmacKey(await digest('SHA-256', utf8(expose(token))))),
  )
  return (login) =>
    pipe(
      TE.fromEither(pairsOf(login)),
      TE.chainFirst(checked),
      TE.chainEitherK((pairs): E.Either<SignatureError, LoginUser> =>
        decode(
          what,
          LoginUser,
        )(Object.fromEntries([...pairs].map(([name, value]) => [name, read(name, value)]))),
      ),
      TE.chainFirstEitherK(({ auth_date }) => isFresh(auth_date)),
    )
}

// private

const what = 'The login'

const pairsOf = (login: unknown): E.Either<SignatureError, Pairs> => {
  if (!isRecord(login))
    return fromQuery(what, typeof login === 'string' && login.startsWith('?') ? login.slice(1) : login)
  const entries = Object.entries(login).filter(([, value]) => value !== undefined)
  const other = entries.find(([, value]) => typeof value !== 'string' && !Number.isSafeInteger(value))
  return other === undefined
    ? fromPairs(
        what,
        entries.map(([name, value]) => [name, String(value)]),
      )
    : E.left(malformed(what, 'a field is neither a string nor an integer.'))
}

const read = (name: string, value: string): unknown =>
  (name === 'id' || name === 'auth_date') && /^[1-9]\d*$/.test(value) ? Number(value) : value
