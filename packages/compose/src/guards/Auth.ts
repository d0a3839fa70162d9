// Lets users through, or not. A user is identified by the id, because names and usernames can change hands.
//
// Wing `guards`: steps that may stop an update or a call, by user, rate, time or input.

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

/** What `auth` adds: the user that it let through. */
export interface HasUser {
  readonly user: User
}

/**
 * What a policy may add: an object that is neither a function nor a promise. So a `Task` that nobody runs, or
 * a promise of `true`, does not compile.
 */
export type AuthPolicyAddition = object & { readonly apply?: never; readonly then?: never }

/**
 * Decides who may continue. It returns what to add for an allowed user, and `undefined` for any other user.
 * If it throws or rejects, that is a bug in the program, and nobody is let through.
 */
export interface AuthPolicy<R, A extends AuthPolicyAddition> {
  (ctx: R): A | undefined | Promise<A | undefined>
}

/** The user may not do this. The error says neither what the user may not do, nor why. */
export interface Denied extends UserFacingError {
  readonly _tag: 'Denied'
}

/** Options of `auth`. */
export interface AuthOptions<X extends 'skip' | 'fail'> {
  /**
   * What happens to the updates of all other users. `skip`: the next alternative gets them. `fail`: they fail
   * as `Denied`. Default: `skip`.
   */
  readonly otherwise?: X
  /** What the user is told, with `fail`. Default: `You may not do this.` */
  readonly sentence?: string
}

// A list of ids of users; for anything else, an error message type that says what to write. For a number or
// a string, the compiler shows its text only in a tuple.
type UserListCheck<U> = U extends Iterable<number> | ((...args: never) => unknown)
  ? Iterable<number>
  : U extends object
    ? UserListSentence
    : readonly [UserListSentence]

type UserListSentence = 'Write the ids of users: auth([123456789]). A message has one in from.id.'

type FailureOf<X extends 'skip' | 'fail'> = X extends 'fail' ? Denied : never

// constructors

/**
 * Lets through the updates of these users, or of the users that a policy accepts. The update of any other
 * user is skipped, so a stranger cannot distinguish a forbidden command from one that does not exist.
 *
 * Throws when the bot starts, if a value cannot be the id of a person. Such values are a username, `NaN`, and
 * Telegram's own accounts, such as the one that all anonymous administrators share. A list is read once; for
 * a list that changes, use a function.
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
  U = Iterable<number>,
>(
  policy: AuthPolicy<R, A> | (U & UserListCheck<U>),
  options: AuthOptions<X> = {},
): Middleware<R, A, FailureOf<X>> => {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- `UserListCheck` allows only these
  const given = policy as AuthPolicy<R, A> | Iterable<number>
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a list gives these R and A
  const decide = typeof given === 'function' ? given : (usersOf(given) as unknown as AuthPolicy<R, A>)
  const error: Denied = { _tag: 'Denied', sentence: options.sentence ?? 'You may not do this.' }
  // oxlint-disable-next-line typescript/consistent-type-assertions -- as the type of the option
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

/**
 * The opposite of a policy: it allows the users whom the policy does not allow, and adds nothing.
 *
 * @example
 *   import { auth, except } from '@pipegram/compose/Auth'
 *   import { chatAdmins } from '@pipegram/compose/ChatAdmins'
 *
 *   const members = auth(except(chatAdmins().can()))
 */
export const except =
  <R, A extends AuthPolicyAddition>(policy: AuthPolicy<R, A>): AuthPolicy<R, object> =>
  async (ctx) =>
    (await policy(ctx)) === undefined ? {} : undefined

// private

// The types allow no other results. In a program without types, an unexpected result lets nobody through.
const isGranted = <A extends object>(added: A | undefined): added is A => {
  const given: unknown = added
  if (given === undefined || given === null || given === false) return false
  if (typeof given === 'object') return true
  throw new TypeError(
    `A policy returned a ${typeof given}. Return an object, undefined, or a promise of one of these; ` +
      'run a Task or TaskEither.',
  )
}

const usersOf = (users: Iterable<number>): AuthPolicy<HasUpdate, HasUser> => {
  const allowed = personIds(users)
  return ({ update }) => {
    const user = userOf(update)
    return O.isSome(user) && allowed.has(user.value.id) ? { user: user.value } : undefined
  }
}
