// People, as the author of a test or a demonstration has them: each in the private chat with the bot, and in
// groups.

import type { ChatMember, User } from '@pipegram/core/Types'
import * as Access from './Access.ts'
import { makeMember, type Member } from './Governing.ts'
import * as People from './People.ts'
import { makeSeat, type Place, type Seat } from './Seat.ts'
import * as Standing from './Standing.ts'
import type { World } from './World.ts'

// model

/** A person, in the private chat with the bot. */
export interface Person extends Seat {
  /** The same person in a group or a channel. */
  readonly in: (group: Group) => Member
  /** Goes into a group, by a link if there is one; or asks to be let in, where one gets in by request alone. */
  readonly join: (group: Group, invite_link?: string) => void
  readonly leave: (group: Group) => void
  /** Lets the bot into a group, as an administrator if told so. */
  readonly addBot: (group: Group, as?: 'member' | 'administrator') => void
  /** Takes the bot out of a group, for good. */
  readonly removeBot: (group: Group) => void
  /** Blocks the bot. */
  readonly block: () => void
  readonly unblock: () => void
}

/** A group or a channel. */
export interface Group extends Place {
  readonly title: string
  readonly type: 'group' | 'supergroup' | 'channel'
}

// constructors

/** A person whom the world knows. */
export const makePerson = (world: World, user: User): Person => {
  const seats = new Map<number, Member>()
  const stand = ({ id }: Group, after: ChatMember): void => world.act(Standing.stand(id, { by: user, after }))
  return {
    ...makeSeat(world, user, user.id),
    in: (group) => {
      const seat = seats.get(group.id) ?? makeMember(world, makeSeat(world, user, group.id), group.id)
      seats.set(group.id, seat)
      return seat
    },
    join: ({ id }, invite_link) => world.act(Standing.join(user, id, invite_link)),
    leave: ({ id }) => world.act(Standing.leave(user, id)),
    addBot: (group, as = 'member') => {
      const { bot } = world.state()
      stand(group, as === 'member' ? Access.member(bot) : Access.administrator(bot, group.type))
    },
    removeBot: (group) => stand(group, Access.kicked(world.state().bot)),
    block: () => world.act(People.setBlocked(user, true)),
    unblock: () => world.act(People.setBlocked(user, false)),
  }
}
