// People, as the author of a test or a demonstration has them: each in the private chat with the bot, and in groups.

import type { ChatMember, User } from '@pipegram/core/Types'
import * as Access from './Access.ts'
import * as People from './People.ts'
import { makeSeat, type Place, type Seat } from './Seat.ts'
import type { World } from './World.ts'

// model

/** A person, in the private chat with the bot. */
export interface Person extends Seat {
  /** The same person in a group or a channel. */
  readonly in: (group: Group) => Seat
  readonly join: (group: Group) => void
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
  const seats = new Map<number, Seat>()
  const stand = (group: Group, by: User, after: ChatMember): void => {
    world.act(People.stand(by, group.id, after))
  }
  return {
    ...makeSeat(world, user, user.id),
    in: (group) => {
      const seat = seats.get(group.id) ?? makeSeat(world, user, group.id)
      seats.set(group.id, seat)
      return seat
    },
    join: (group) => stand(group, user, Access.member(user)),
    leave: (group) => stand(group, user, Access.left(user)),
    addBot: (group, as = 'member') => {
      const { bot } = world.state()
      stand(group, user, as === 'member' ? Access.member(bot) : Access.administrator(bot, group.type))
    },
    removeBot: (group) => stand(group, user, Access.kicked(world.state().bot)),
    block: () => world.act(People.setBlocked(user, true)),
    unblock: () => world.act(People.setBlocked(user, false)),
  }
}
