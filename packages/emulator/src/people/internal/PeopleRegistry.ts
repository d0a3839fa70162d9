// New people and new groups of a world. Each has an id that was never used before.

import { defined } from '@pipegram/core/Defined'
import type { Chat, ChatMember, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { withPrivateChat } from '../../state/internal/BotView.ts'
import { roomOf, withRoom } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { Room } from '../../state/State.ts'
import { within } from '../../values/internal/NumberRange.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { World } from '../../world/internal/World.ts'
import type { Group } from '../ChatView.ts'
import type { NewGroup, NewUser, Person } from '../Person.ts'
import { makeChatView } from './LiveChatView.ts'
import { makePerson } from './LivePerson.ts'

// model

/** Makes people and groups. */
export interface PeopleRegistry {
  /** Throws an `Error` if the id of the new user is taken or out of range. */
  readonly user: (about: NewUser) => Person
  readonly group: (about: NewGroup) => Group
  /** A person by id. Throws an `Error` if there is no such person. */
  readonly personOf: (id: number) => Person
  /** Resets the ids of new people and groups. */
  readonly reset: IO<void>
}

// constructors

/** Makes people and groups in a world. */
export const makePeopleRegistry = (world: World): PeopleRegistry => {
  const [firstUser, firstGroup] = [100_000, 4_000_000_000]
  let [lastUser, lastGroup] = [firstUser, firstGroup]
  const isTaken = (id: number): boolean => SortedMap.get(id)(world.state().users) !== undefined
  const isChat = (id: number): boolean => roomOf(world.state(), id) !== undefined
  return {
    user: (about) => {
      do lastUser += 1
      while (isTaken(lastUser))
      const user: User = { id: lastUser, ...about, is_bot: false }
      within('id', user.id, 1, 2 ** 52)
      if (isTaken(user.id)) throw new Error(`There is a user ${user.id} already.`)
      world.act((state) => {
        const known = { ...state, users: SortedMap.set(user.id, user)(state.users) }
        return E.right([withPrivateChat(privateChatOf(user))(known), undefined])
      })
      return makePerson(world, user)
    },
    group: (about) => {
      do lastGroup += 1
      while (isChat(-lastGroup) || isChat(-1_000_000_000_000 - lastGroup))
      const { bot, users } = world.state()
      const bots = (about.bots ?? []).map(({ id }) => {
        const found = SortedMap.get(id)(users)
        if (found?.is_bot !== true) throw new Error(`There is no bot ${id}.`)
        return found
      })
      const room = roomOfGroup(lastGroup, bot, bots, about)
      if (isChat(room.chat.id)) throw new Error(`There is a chat ${room.chat.id} already.`)
      world.act((state) => E.right([withRoom(room)(state), undefined]))
      return {
        ...makeChatView(world, room.chat.id),
        title: about.title,
        type: about.type ?? 'supergroup',
      }
    },
    personOf: (id) => {
      const user = SortedMap.get(id)(world.state().users)
      if (user === undefined || user.is_bot) throw new Error(`There is no person ${id}.`)
      return makePerson(world, user)
    },
    reset: () => {
      lastUser = firstUser
      lastGroup = firstGroup
    },
  }
}

// destructors

/** The private chat with a user. */
export const privateChatOf = ({ id, first_name, last_name, username }: User): Chat =>
  defined({ id, type: 'private' as const, first_name, last_name, username })

// private

const emptyRoom = { messages: SortedMap.empty, lastMessage: 0, members: SortedMap.empty }

const roomOfGroup = (number: number, bot: User, bots: ReadonlyArray<User>, about: NewGroup): Room => {
  const { title, type = 'supergroup', username, members = [], bot: botStatus } = about
  const { join_by_request = false, is_forum = false, is_direct_messages = false } = about
  if (is_forum && type !== 'supergroup') throw new Error('Only a supergroup can be a forum.')
  const id = idOf(about, type, number)
  const chat: Chat = defined({
    id,
    title,
    type,
    username,
    is_forum: is_forum ? (true as const) : undefined,
    is_direct_messages: is_direct_messages ? (true as const) : undefined,
  })
  const people = [...new Map(members.map(({ user }) => [user.id, user])).values()].map((user, place) =>
    place === 0 ? Membership.creator(user) : Membership.member(user),
  )
  const others = bots
    .filter(({ id: other }) => other !== bot.id)
    .flatMap((one) => botIn(one, type, undefined))
  const all: ReadonlyArray<ChatMember> = [...people, ...botIn(bot, type, botStatus), ...others]
  const room: Room = {
    ...emptyRoom,
    // As on Telegram, message 1 is about the new forum, so no topic has the id of the General topic.
    lastMessage: is_forum ? 1 : 0,
    chat,
    members: SortedMap.fromPairs(all.flatMap((one) => ('user' in one ? [[one.user.id, one] as const] : []))),
    reach: 'open',
  }
  return join_by_request ? { ...room, join_by_request } : room
}

// Numbered like on Telegram: supergroups and channels have -100 before their number.
const idOf = ({ id }: NewGroup, type: Group['type'], number: number): number => {
  const base = 1_000_000_000_000
  if (id === undefined) return type === 'group' ? -number : -base - number
  within('id', -id, type === 'group' ? 1 : base + 1, type === 'group' ? base : 2 * base)
  return id
}

const botIn = (
  bot: User,
  type: Group['type'],
  status: NewGroup['bot'] = type === 'channel' ? 'administrator' : 'member',
): ReadonlyArray<ChatMember> => {
  switch (status) {
    case 'none':
      return []
    case 'member':
      return [Membership.member(bot)]
    case 'administrator':
      return [Membership.administrator(bot, type)]
  }
}
