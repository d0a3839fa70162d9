// What people do to each other, and to the bot, in a group or a channel that they own or administer.
// https://core.telegram.org/bots/api#chatadministratorrights

import { allOff, type Permissions, type AdministratorRights } from '@pipegram/core/Permissions'
import type { ChatMember, ChatPermissions, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Access from './Access.ts'
import type { Act } from './Act.ts'
import { fitting, namesOf, type Shared } from './Permissions.ts'
import type { Seat } from './Seat.ts'
import * as Sorted from './Sorted.ts'
import { banned, restricted, settled, sharedOf, standing } from './Standing.ts'
import { toSeconds, type Room } from './State.ts'
import type { World } from './World.ts'

// model

/** A user by their id: a person, or `emulator.bot`. */
export interface Who {
  readonly id: number
}

/**
 * A person in a group or a channel. Who governs others needs the rights to do so, and throws an `Error`
 * without; owners have them all. Dates are seconds since 1970, and without one it is for ever.
 */
export interface Member extends Seat {
  /** Makes somebody an administrator, with all rights but to promote others, or with these alone. */
  readonly promote: (who: Who, rights?: Partial<AdministratorRights>) => void
  /** Makes an administrator a member again. */
  readonly demote: (who: Who) => void
  /** Lets somebody do these things alone; all permissions lift a restriction. Of supergroups. */
  readonly restrict: (who: Who, permissions: ChatPermissions, until_date?: number) => void
  /** Takes somebody out. Into a basic group they may come back. */
  readonly ban: (who: Who, until_date?: number) => void
  /** Lets somebody come back. */
  readonly unban: (who: Who) => void
}

// constructors

/** A person who can govern a group. */
export const makeMember = (world: World, seat: Seat, chat_id: number): Member => {
  const govern = (who: Who, right: Right, make: Make): void =>
    world.act(governed(seat.user, chat_id, who.id, right, make))
  return {
    ...seat,
    promote: (who, rights) =>
      govern(who, 'can_promote_members', (user, type) =>
        Access.administrator(user, type, rights && fitting(type, namesOf(rights))),
      ),
    demote: (who) =>
      govern(who, 'can_promote_members', (user, _, before) =>
        before.status === 'administrator' ? Access.member(user) : before,
      ),
    restrict: (who, permissions, until_date = 0) =>
      govern(who, 'can_restrict_members', (user, type, before) => {
        const given: Permissions = { ...allOff, ...permissions }
        return type === 'supergroup' ? restricted(user, given, Access.isIn(before), until_date) : undefined
      }),
    ban: (who, until_date = 0) =>
      govern(who, 'can_restrict_members', (user, type) =>
        type === 'group' ? Access.left(user) : banned(user, until_date),
      ),
    unban: (who) =>
      govern(who, 'can_restrict_members', (user, _, before) =>
        before.status === 'kicked' ? Access.left(user) : before,
      ),
  }
}

// private

type Right = 'can_promote_members' | 'can_restrict_members'
type Make = (user: User, type: Shared, before: ChatMember) => ChatMember | undefined

const governed =
  (by: User, chat_id: number, user_id: number, right: Right, make: Make): Act<undefined> =>
  (state, now) => {
    const room = sharedOf(state, chat_id)
    const type = room?.chat.type
    if (room === undefined || (type !== 'group' && type !== 'supergroup' && type !== 'channel'))
      return E.left('this is no group')
    const user = Sorted.get(user_id)(state.users)
    if (user === undefined) return E.left(`there is no user ${user_id}`)
    const before = standing(room, user, now)
    const refused = refusedTo(room, by, before, right)
    if (refused !== undefined) return E.left(refused)
    const after = make(user, type, before)
    if (after === undefined) return E.left('members of a supergroup alone can be restricted')
    if (after.status === 'administrator' && !Access.isIn(before))
      return E.left(`${user.first_name} is not in "${room.chat.title ?? ''}"`)
    if (
      (after.status === 'restricted' || after.status === 'kicked') &&
      after.until_date !== 0 &&
      after.until_date <= toSeconds(now)
    )
      return E.left('that date has passed')
    return E.right([settled(state, room, { by, after }, now), undefined])
  }

const refusedTo = (room: Room, by: User, before: ChatMember, right: Right): string | undefined => {
  const me = Access.memberOf(room, by)
  const name = Access.userOf(before)?.first_name ?? ''
  if (me.status !== 'creator' && !(me.status === 'administrator' && me[right]))
    return `${by.first_name} has not the right ${right} in "${room.chat.title ?? ''}"`
  if (before.status === 'creator') return `${name} owns "${room.chat.title ?? ''}"`
  return before.status === 'administrator' && me.status !== 'creator'
    ? `${name} is an administrator: the owner alone can change that`
    : undefined
}
