// The user of a Mini App, for the server that receives its requests: a policy for `auth`, without an update.
// https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app

import { validate, type WebAppInitData, type WebAppUser } from '@pipegram/core/InitData'
import type { Freshness } from '@pipegram/core/Signature'
import type { Token } from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import type { AuthPolicy } from './Auth.ts'

// model

/** What a request of a Mini App must contain: `Telegram.WebApp.initData`, unchanged. */
export interface HasInitData {
  readonly initData: unknown
}

/** What a genuine request adds. */
export interface HasWebAppUser {
  readonly user: WebAppUser
  /** All fields that Telegram signed. */
  readonly webApp: WebAppInitData
}

// constructors

/**
 * Lets through a request whose `initData` Telegram signed for this bot and a user, at most `maxAge` seconds
 * ago. Forged, old and malformed requests are all denied in the same way.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import * as Token from '@pipegram/core/Token'
 *   import { auth } from '@pipegram/compose/Auth'
 *   import { chain, use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { miniApp, type HasInitData } from '@pipegram/compose/MiniApp'
 *
 *   const token = Token.fromString('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')
 *   assert.ok(E.isRight(token))
 *
 *   const api = pipe(
 *     chain<HasInitData>(),
 *     use(auth(miniApp({ token: token.right, maxAge: 3600 }), { otherwise: 'fail' })),
 *     handle(({ user }) => TE.right(`Hello, ${user.first_name}`)),
 *   )
 *
 *   assert.deepStrictEqual(
 *     await api({ initData: 'user=forged' })(),
 *     E.left({ _tag: 'Denied', sentence: 'You may not do this.' }),
 *   )
 */
export const miniApp = (
  options: Freshness & { readonly token: Token },
): AuthPolicy<HasInitData, HasWebAppUser> => {
  const check = validate(options)
  return ({ initData }) =>
    check(initData)().then((checked) =>
      E.isRight(checked) && checked.right.user !== undefined
        ? { user: checked.right.user, webApp: checked.right }
        : undefined,
    )
}
