// Roles of users for `auth`, from the highest to the lowest, by a table or by a function.

import { personIds, serviceAccounts } from '@pipegram/core/Id'
import type { User } from '@pipegram/core/Types'
import { userOf } from '@pipegram/core/Update'
import * as O from 'fp-ts/lib/Option.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import { isThenable } from '../pipeline/internal/Thenable.ts'
import type { HasUser, AuthPolicy } from './Auth.ts'

// model

/** What a role adds: the user and the name of the role. */
export interface HasRole<N extends string> extends HasUser {
  readonly role: N
}

/** Lets through every user who has a role. */
export interface RolesPolicy<N extends string, R = HasUpdate> extends AuthPolicy<R, HasRole<N>> {
  /** Lets through users with this role or a higher one. */
  readonly atLeast: (least: N) => AuthPolicy<R, HasRole<N>>
  /** Lets through users with one of these roles, and no others. */
  readonly only: <const M extends N>(...roles: ReadonlyArray<M>) => AuthPolicy<R, HasRole<M>>
}

// constructors

/**
 * Roles by a table, the highest first. A user in two roles has the higher one. Throws when the bot starts, if
 * a value cannot be the id of a person. Also throws for a name that has only digits, because JavaScript
 * changes the order of such names.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { auth } from '@pipegram/compose/Auth'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { roles } from '@pipegram/compose/Roles'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const staff = roles({ owner: [1001], editor: [1002, 1003] })
 *
 *   const bot = pipeline(
 *     use(auth(staff.atLeast('editor'))),
 *     commands({ whoami: ({ call, message, role }) => call(reply(message, role)) }),
 *   )
 *
 *   const { calls } = await harness(bot)(said('/whoami'))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: 'owner' })
 */
export const roles = <const N extends string>(table: {
  readonly [K in N]: Iterable<number>
}): RolesPolicy<N> => {
  const holders = new Map<number, N>()
  const names: Array<N> = []
  for (const name in table) {
    if (/^\d+$/.test(name))
      throw new RangeError(
        `"${name}" cannot be the name of a role: JavaScript changes the order of names of digits only. ` +
          'Add a letter.',
      )
    names.push(name)
    for (const id of personIds(table[name])) if (!holders.has(id)) holders.set(id, name)
  }
  return rolesBy(names, ({ id }) => holders.get(id))
}

/**
 * Roles by a function, which may ask a database. `names` lists all roles, the highest first. The function
 * returns the role of a user, or `undefined` for a user without a role. If it rejects, or returns an unknown
 * role, nobody is let through. It is not called for Telegram's own accounts, through which other users act.
 *
 * @example
 *   import { auth } from '@pipegram/compose/Auth'
 *   import { rolesBy } from '@pipegram/compose/Roles'
 *
 *   const premium = new Set([1001])
 *   const plans = rolesBy(['premium', 'free'], async ({ id }) => (premium.has(id) ? 'premium' : 'free'))
 *
 *   const paying = auth(plans.only('premium'))
 */
export const rolesBy = <const N extends string, R extends HasUpdate = HasUpdate>(
  names: ReadonlyArray<N>,
  roleOf: (user: User, ctx: R) => N | undefined | Promise<N | undefined>,
): RolesPolicy<N, R> => {
  const among = <M extends N>(roles: ReadonlyArray<M>): AuthPolicy<R, HasRole<M>> => {
    const granted = (user: User, role: N | undefined): HasRole<M> | undefined => {
      const found = roles.find((one) => one === role)
      return found === undefined ? undefined : { user, role: found }
    }
    return (ctx) => {
      const user = userOf(ctx.update)
      if (O.isNone(user) || serviceAccounts.includes(user.value.id)) return undefined
      const role = roleOf(user.value, ctx)
      return isThenable(role)
        ? Promise.resolve(role).then((one) => granted(user.value, one))
        : granted(user.value, role)
    }
  }
  const known = <M extends N>(role: M): M => {
    if (names.includes(role)) return role
    throw new RangeError(`There is no role "${role}". The roles are: ${names.join(', ')}.`)
  }
  return Object.assign(among(names), {
    atLeast: (least: N) => among(names.slice(0, names.indexOf(known(least)) + 1)),
    only: <const M extends N>(...roles: ReadonlyArray<M>) => among(roles.map(known)),
  })
}
