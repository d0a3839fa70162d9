// A person in a group, bound to a world.

import { allOff, type Permissions } from '@pipegram/core/Permissions'
import { upgradeGroup } from '../../acts/internal/groups/GroupUpgrade.ts'
import {
  govern,
  type GovernanceRight,
  type MemberMaker,
} from '../../acts/internal/groups/MemberGovernance.ts'
import { makeTopic } from '../../acts/internal/TopicActs.ts'
import { boost, unboost } from '../../chats/internal/ChatBoosts.ts'
import { banned, restricted } from '../../chats/internal/ChatMemberStatus.ts'
import { grantedNames, rightsIn } from '../../requests/internal/ChatRights.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { World } from '../../world/internal/World.ts'
import type { GroupMember, UserRef } from '../GroupMember.ts'
import type { PersonInChat } from '../PersonInChat.ts'
import { makeChatView } from './LiveChatView.ts'

// constructors

/** A person in a group, who may govern other members. */
export const makeGroupMember = (world: World, person: PersonInChat, chat_id: number): GroupMember => {
  const change = (other: UserRef, right: GovernanceRight, make: MemberMaker): void =>
    world.act(govern(person.user, chat_id, other.id, right, make))
  return {
    ...person,
    promote: (other, rights) =>
      change(other, 'can_promote_members', (user, type) =>
        Membership.administrator(user, type, rights && rightsIn(type, grantedNames(rights))),
      ),
    demote: (other) =>
      change(other, 'can_promote_members', (user, _, before) =>
        before.status === 'administrator' ? Membership.member(user) : before,
      ),
    restrict: (other, permissions, until_date = 0) =>
      change(other, 'can_restrict_members', (user, type, before) => {
        const given: Permissions = { ...allOff, ...permissions }
        return type === 'supergroup'
          ? restricted(user, given, Membership.isIn(before), until_date)
          : undefined
      }),
    ban: (other, until_date = 0) =>
      change(other, 'can_restrict_members', (user, type) =>
        type === 'group' ? Membership.left(user) : banned(user, until_date),
      ),
    unban: (other) =>
      change(other, 'can_restrict_members', (user, _, before) =>
        before.status === 'kicked' ? Membership.left(user) : before,
      ),
    boost: () => world.act(boost(person.user, chat_id)),
    unboost: (boost_id) => world.act(unboost(person.user, chat_id, boost_id)),
    topic: (name) => world.act(makeTopic(person.user, chat_id, name)),
    upgrade: () => {
      const { id, title = '' } = world.act(upgradeGroup(person.user, chat_id))
      return { ...makeChatView(world, id), title, type: 'supergroup' }
    },
  }
}
