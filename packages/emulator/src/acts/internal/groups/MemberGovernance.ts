// Changes that an owner or an administrator makes to other members of a group or a channel.
// https://core.telegram.org/bots/api#chatadministratorrights

import type { ChatMember, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { memberNow } from '../../../chats/internal/ChatMemberStatus.ts'
import { applyChange } from '../../../chats/internal/MemberChange.ts'
import type { SharedChatType } from '../../../requests/internal/ChatRights.ts'
import type { Act } from '../../../state/internal/Act.ts'
import { groupOf } from '../../../state/internal/Lookup.ts'
import * as Membership from '../../../state/internal/Membership.ts'
import type { Room } from '../../../state/State.ts'
import { toSeconds } from '../../../values/EmulatorClock.ts'
import * as SortedMap from '../../../values/internal/SortedMap.ts'

// model

/** The right that a change needs. */
export type GovernanceRight = 'can_promote_members' | 'can_restrict_members'

/** Makes the new status of a member. `undefined` if this type of chat does not have the status. */
export type MemberMaker = (user: User, type: SharedChatType, before: ChatMember) => ChatMember | undefined

// constructors

/** Changes the status of a member, if `by` has the right to do so. */
export const govern =
  (by: User, chat_id: number, user_id: number, right: GovernanceRight, make: MemberMaker): Act<undefined> =>
  (state, now) => {
    const room = groupOf(state, chat_id)
    const type = room?.chat.type
    if (room === undefined || (type !== 'group' && type !== 'supergroup' && type !== 'channel'))
      return E.left('this is not a group')
    const user = SortedMap.get(user_id)(state.users)
    if (user === undefined) return E.left(`there is no user ${user_id}`)
    const before = memberNow(room, user, now)
    const refused = refusedTo(room, by, before, right)
    if (refused !== undefined) return E.left(refused)
    const after = make(user, type, before)
    if (after === undefined) return E.left('only members of a supergroup can be restricted')
    if (after.status === 'administrator' && !Membership.isIn(before))
      return E.left(`${user.first_name} is not in "${room.chat.title ?? ''}"`)
    if (
      (after.status === 'restricted' || after.status === 'kicked') &&
      after.until_date !== 0 &&
      after.until_date <= toSeconds(now)
    )
      return E.left('the date has passed')
    return E.right([applyChange(state, room, { by, after }, now), undefined])
  }

// private

const refusedTo = (room: Room, by: User, before: ChatMember, right: GovernanceRight): string | undefined => {
  const me = Membership.memberOf(room, by)
  const name = Membership.userOf(before)?.first_name ?? ''
  if (me.status !== 'creator' && !(me.status === 'administrator' && me[right]))
    return `${by.first_name} does not have the right ${right} in "${room.chat.title ?? ''}"`
  if (before.status === 'creator') return `${name} owns "${room.chat.title ?? ''}"`
  return before.status === 'administrator' && me.status !== 'creator'
    ? `${name} is an administrator: only the owner can change that`
    : undefined
}
