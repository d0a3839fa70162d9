// Who may go on. Users are told apart by their number: names and usernames change hands.

import * as O from 'fp-ts/lib/Option.js'
import { userIds } from '@pipegram/core/Id'
import type { User } from '@pipegram/core/Types'
import { userOf } from '@pipegram/core/Update'
import type { HasUpdate } from './Context.ts'
import { skipped, type Middleware } from './Middleware.ts'

// model

/** What `auth` adds: the user who was let through. */
export interface HasUser {
  readonly user: User
}

// constructors

/**
 * Lets through what these users cause. For all others the update is skipped, as if nothing were here: a stranger
 * cannot tell a command that is forbidden from one that does not exist. It throws where it is defined, and so when the
 * bot starts, on what cannot be the id of a user: a username, or a number that could not be read.
 *
 * @example
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { reply } from '@pipegram/core/Reply'
 * import { auth } from '@pipegram/compose/Auth'
 * import { chain, use } from '@pipegram/compose/Chain'
 * import { commands } from '@pipegram/compose/Commands'
 *
 * const owners = pipe(
 *   chain(),
 *   use(auth([123456789])),
 *   commands({ stats: ({ call, message }) => call(reply(message, 'All is well.')) }),
 * )
 */
export const auth = (users: Iterable<number>): Middleware<HasUpdate, HasUser, never> => {
  const allowed = userIds(users)
  const auth: Middleware<HasUpdate, HasUser, never> = (ctx, next) => {
    const user = userOf(ctx.update)
    return O.isSome(user) && allowed.has(user.value.id) ? next({ user: user.value }) : skipped
  }
  return auth
}
