// A person, bound to a world.

import type { ChatMember, User } from '@pipegram/core/Types'
import * as BotBlock from '../../acts/internal/BotBlock.ts'
import * as GroupVisit from '../../acts/internal/GroupVisit.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { World } from '../../world/internal/World.ts'
import type { GroupMember } from '../GroupMember.ts'
import type { Group, Person } from '../Person.ts'
import { makeMember } from './LiveGroupMember.ts'
import { makePersonInChat } from './LivePersonInChat.ts'

// constructors

/** A person whom the world knows. */
export const makePerson = (world: World, user: User): Person => {
  const seats = new Map<number, GroupMember>()
  const stand = ({ id }: Group, after: ChatMember): void =>
    world.act(GroupVisit.stand(id, { by: user, after }))
  return {
    ...makePersonInChat(world, user, user.id),
    in: (group) => {
      const seat = seats.get(group.id) ?? makeMember(world, makePersonInChat(world, user, group.id), group.id)
      seats.set(group.id, seat)
      return seat
    },
    join: ({ id }, invite_link) => world.act(GroupVisit.join(user, id, invite_link)),
    leave: ({ id }) => world.act(GroupVisit.leave(user, id)),
    addBot: (group, as = 'member') => {
      const { bot } = world.state()
      stand(group, as === 'member' ? Membership.member(bot) : Membership.administrator(bot, group.type))
    },
    removeBot: (group) => stand(group, Membership.kicked(world.state().bot)),
    block: () => world.act(BotBlock.setBlocked(user, true)),
    unblock: () => world.act(BotBlock.setBlocked(user, false)),
  }
}
