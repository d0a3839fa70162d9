// Who may go on. Users are identified by their id: names and usernames change hands.
//
// Wing `guards`: middlewares that stop an update or a call: who may, how often, how long, and with what input.

import { personIds } from '@pipegram/core/Id'
import type { User } from '@pipegram/core/Types'
import { userOf } from '@pipegram/core/Update'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import type { UserFacingError } from '../pipeline/errors/UserFacingError.ts'
import { isThenable } from '../pipeline/internal/Thenable.ts'
import { named, skipped, type Middleware, type Outcome } from '../pipeline/Middleware.ts'

// model

/** What `auth` adds: the user who was let through. */
export interface HasUser {
  readonly user: User
}

/**
 * What a policy may add: an object, and neither a function, such as a `Task` that somebody forgot to run, nor
 * a promise of `true`.
 */
export type AuthPolicyAddition = object & { readonly apply?: never; readonly then?: never }

/**
 * Who may go on: a function of the context that gives what it adds for those who may, and `undefined` for all
 * others. What it throws, or rejects with, is a fault of the program: nobody is let through.
 */
export interface AuthPolicy<R, A extends AuthPolicyAddition> {
  (ctx: R): A | undefined | Promise<A | undefined>
}

/** Somebody may not do this. It says nothing of what they may not do, or why. */
export interface Denied extends UserFacingError {
  readonly _tag: 'Denied'
}

export interface AuthOptions<X extends 'skip' | 'fail'> {
  /**
   * What becomes of the updates of others: `skip`, unless told, leaves them to the next alternative; with
   * `fail` they fail as `Denied`.
   */
  readonly otherwise?: X
  /** What the user is told, with `fail`: `You may not do this.` unless told. */
  readonly sentence?: string
}

type FailureOf<X extends 'skip' | 'fail'> = X extends 'fail' ? Denied : never

// constructors

/**
 * Lets through what these users cause, or those of a policy. For all others the update is skipped, as if
 * nothing were here: a stranger cannot tell a command that is forbidden from one that does not exist. It
 * throws where it is defined, and so when the bot starts, on what cannot be the id of a person: a username, a
 * number that could not be read, or an account of Telegram's own, such as that of all anonymous
 * administrators. A list is read once: for one that changes, give a function.
 *
 * @example
 *   import { reply } from '@pipegram/core/Reply'
 *   import { auth } from '@pipegram/compose/Auth'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const owners = pipeline(
 *     use(auth([123456789])),
 *     commands({ stats: ({ call, message }) => call(reply(message, 'All is well.')) }),
 *   )
 */
export const auth = <
  R = HasUpdate,
  A extends AuthPolicyAddition = HasUser,
  const X extends 'skip' | 'fail' = 'skip',
>(
  policy: AuthPolicy<R, A> | Iterable<number>,
  options: AuthOptions<X> = {},
): Middleware<R, A, FailureOf<X>> => {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a list has nothing that R and A could be inferred from: they are what `usersOf` has
  const decide = typeof policy === 'function' ? policy : (usersOf(policy) as unknown as AuthPolicy<R, A>)
  const error: Denied = { _tag: 'Denied', sentence: options.sentence ?? 'You may not do this.' }
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the type says the same as the value of the option
  const refused = (options.otherwise === 'fail' ? TE.left(error) : skipped) as TE.TaskEither<
    FailureOf<X>,
    Outcome
  >
  const auth: Middleware<R, A, FailureOf<X>> = (ctx, next) => {
    const added = decide(ctx)
    if (isThenable(added))
      return async () => {
        const found = await added
        return (isGranted(found) ? next(found) : refused)()
      }
    return isGranted(added) ? next(added) : refused
  }
  return named('auth', auth, options.otherwise === 'fail')
}

// private

// Types see to it that a policy gives nothing else. Without them, what is not understood lets nobody through.
const isGranted = <A extends object>(added: A | undefined): added is A => {
  const given: unknown = added
  if (given === undefined || given === null || given === false) return false
  if (typeof given === 'object') return true
  throw new TypeError(
    `A policy gave a ${typeof given}: it gives an object to add, undefined, or a promise of these. A Task or TaskEither has to be run.`,
  )
}

const usersOf = (users: Iterable<number>): AuthPolicy<HasUpdate, HasUser> => {
  const allowed = personIds(users)
  return ({ update }) => {
    const user = userOf(update)
    return O.isSome(user) && allowed.has(user.value.id) ? { user: user.value } : undefined
  }
}
