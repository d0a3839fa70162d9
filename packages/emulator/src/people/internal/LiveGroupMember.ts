// A person in a group, bound to a world.

import { allOff, type Permissions } from '@pipegram/core/Permissions'
import { governed, type Make, type Right } from '../../acts/internal/MemberGovernance.ts'
import { banned, restricted } from '../../chats/internal/MemberStatus.ts'
import { namesOf, fitting } from '../../requests/internal/ChatRights.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { World } from '../../world/internal/World.ts'
import type { UserRef, GroupMember } from '../GroupMember.ts'
import type { PersonInChat } from '../PersonInChat.ts'

// constructors

/** A person who can govern a group. */
export const makeMember = (world: World, seat: PersonInChat, chat_id: number): GroupMember => {
  const govern = (who: UserRef, right: Right, make: Make): void =>
    world.act(governed(seat.user, chat_id, who.id, right, make))
  return {
    ...seat,
    promote: (who, rights) =>
      govern(who, 'can_promote_members', (user, type) =>
        Membership.administrator(user, type, rights && fitting(type, namesOf(rights))),
      ),
    demote: (who) =>
      govern(who, 'can_promote_members', (user, _, before) =>
        before.status === 'administrator' ? Membership.member(user) : before,
      ),
    restrict: (who, permissions, until_date = 0) =>
      govern(who, 'can_restrict_members', (user, type, before) => {
        const given: Permissions = { ...allOff, ...permissions }
        return type === 'supergroup'
          ? restricted(user, given, Membership.isIn(before), until_date)
          : undefined
      }),
    ban: (who, until_date = 0) =>
      govern(who, 'can_restrict_members', (user, type) =>
        type === 'group' ? Membership.left(user) : banned(user, until_date),
      ),
    unban: (who) =>
      govern(who, 'can_restrict_members', (user, _, before) =>
        before.status === 'kicked' ? Membership.left(user) : before,
      ),
  }
}
