// The status of a member: now, and after a change.
// https://core.telegram.org/bots/api#chatmember

import type { Permissions } from '@pipegram/core/Permissions'
import type { ChatMemberRestricted, ChatMember, User } from '@pipegram/core/Types'
import * as Membership from '../../state/internal/Membership.ts'
import type { Room } from '../../state/State.ts'
import { toSeconds, type Millis, type Seconds } from '../../values/EmulatorClock.ts'

// constructors

/**
 * A user who may only do these things. A user who may do everything is an ordinary member, or has left.
 * `until_date` 0 means for ever.
 */
export const restricted = (
  user: User,
  permissions: Permissions,
  is_member: boolean,
  until_date: Seconds,
): ChatMember =>
  Object.values(permissions).every((given) => given)
    ? is_member
      ? Membership.member(user)
      : Membership.left(user)
    : { status: 'restricted', user, is_member, ...permissions, until_date }

/** A banned user. `until_date` 0 means for ever. */
export const banned = (user: User, until_date: Seconds): ChatMember => ({
  status: 'kicked',
  user,
  until_date,
})

// destructors

/** The current status of a user. A restriction or ban ends at its date, without an update. */
export const memberNow = (room: Room, user: User, now: Millis): ChatMember => {
  const one = Membership.memberOf(room, user)
  if (
    (one.status !== 'restricted' && one.status !== 'kicked') ||
    one.until_date === 0 ||
    one.until_date > toSeconds(now)
  )
    return one
  return one.status === 'restricted' && one.is_member ? Membership.member(user) : Membership.left(user)
}

/** A user who joins. Restrictions stay. */
export const joined = (before: ChatMember, user: User): ChatMember =>
  before.status === 'restricted' ? inOrOut(before, true) : Membership.member(user)

/** A user who leaves. Restrictions stay. */
export const departed = (before: ChatMember, user: User): ChatMember =>
  before.status === 'restricted' ? inOrOut(before, false) : Membership.left(user)

/** When a restriction ends, in words. */
export const endInWords = (until_date: Seconds): string =>
  until_date === 0 ? 'for ever' : `until ${new Date(until_date * 1000).toISOString()}`

/** A date as the server reads it. Less than 30 seconds or more than 366 days from now means 0: for ever. */
export const toUntilDate = (date: Seconds, now: Millis): Seconds =>
  date < toSeconds(now) + 30 || date > toSeconds(now) + 366 * 86_400 ? 0 : date

// private

const inOrOut = (one: ChatMemberRestricted, is_member: boolean): ChatMember => ({ ...one, is_member })
