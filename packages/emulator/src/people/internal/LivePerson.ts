// A person, bound to a world.

import type { ChatMember, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as BotBlock from '../../acts/internal/BotBlock.ts'
import * as GroupVisit from '../../acts/internal/groups/GroupVisit.ts'
import { setPhoto } from '../../acts/internal/PersonPhoto.ts'
import { setPersonalChat } from '../../profiles/internal/PersonalChats.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { World } from '../../world/internal/World.ts'
import type { Group } from '../ChatView.ts'
import type { GroupMember } from '../GroupMember.ts'
import type { Person } from '../Person.ts'
import { makeBusinessLink } from './LiveBusiness.ts'
import { makeGroupMember } from './LiveGroupMember.ts'
import { makePersonInChat } from './LivePersonInChat.ts'
import { openedJoinApp } from './LivePress.ts'

// constructors

/** A person of a world. */
export const makePerson = (world: World, user: User): Person => {
  const memberships = new Map<number, GroupMember>()
  const setMember = ({ id }: Group, after: ChatMember): void =>
    world.act(GroupVisit.setMember(id, { by: user, after }))
  return {
    ...makePersonInChat(world, user, user.id),
    with: ({ bot }) => {
      const other = world.of(bot.id)
      if (other === undefined) throw new Error(`There is no bot ${bot.id}.`)
      return makePerson(other, user)
    },
    in: (group) => {
      const found = memberships.get(group.id)
      if (found !== undefined) return found
      const made = makeGroupMember(world, makePersonInChat(world, user, group.id), group.id)
      memberships.set(group.id, made)
      return made
    },
    join: ({ id }, invite_link) => world.act(GroupVisit.join(user, id, invite_link)),
    leave: ({ id }) => world.act(GroupVisit.leave(user, id)),
    addBot: (group, as = 'member') => {
      const { bot } = world.state()
      setMember(group, as === 'member' ? Membership.member(bot) : Membership.administrator(bot, group.type))
    },
    removeBot: (group) => setMember(group, Membership.kicked(world.state().bot)),
    business: (rights = { can_reply: true, can_read_messages: true }) =>
      makeBusinessLink(world, user, rights),
    setPhoto: (photo) => world.act(setPhoto(user, photo)),
    setPersonalChat: (channel) => world.act(setPersonalChat(user, channel?.id)),
    openJoinApp: ({ id }) => openedJoinApp(world, user, id),
    allowEmojiStatus: () =>
      world.act((state) => {
        const statusAllowed = new Map(state.statusAllowed).set(user.id, true)
        return E.right([{ ...state, statusAllowed }, undefined])
      }),
    block: () => world.act(BotBlock.setBlocked(user, true)),
    deleteAccount: () => world.act(BotBlock.deleteAccount(user)),
    unblock: () => world.act(BotBlock.setBlocked(user, false)),
  }
}
