// Which chat a request means, and whether the bot may do there what it asks.

import type { Refusal } from '@pipegram/core/ApiError'
import type { Permission, AdministratorRights } from '@pipegram/core/Permissions'
import type { ChatMember, ChatMemberAdministrator, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { badRequest, forbidden } from './Answer.ts'
import type { Millis } from './Clock.ts'
import { toInteger } from './Parameters.ts'
import * as Permissions from './Permissions.ts'
import * as Sorted from './Sorted.ts'
import { keptIn, roomOf, type Kept, type Room, type State } from './State.ts'

// model

/** What is asked for: to look at a chat, to change something in it, or to write. */
export type Right = 'read' | 'edit' | 'write'

/** What a permission lets members send. */
export type Sending = Extract<Permission, `can_send_${string}`>

// constructors

/** A member without special rights. */
export const member = (user: User): ChatMember => ({ status: 'member', user })

/** One who left. */
export const left = (user: User): ChatMember => ({ status: 'left', user })

/** One who was banned for ever; of a private chat: the bot, once the user blocked it. */
export const kicked = (user: User): ChatMember => ({ status: 'kicked', user, until_date: 0 })

/** One who owns the chat. */
export const creator = (user: User): ChatMember => ({ status: 'creator', user, is_anonymous: false })

/**
 * An administrator with these rights; who may do all but promote others and hide, unless told otherwise.
 * `can_be_edited` is of those whom the bot itself promoted.
 */
export const administrator = (
  user: User,
  type: Permissions.Shared,
  given: AdministratorRights = Permissions.most(type),
  can_be_edited = false,
): ChatMemberAdministrator => {
  const {
    can_post_messages,
    can_edit_messages,
    can_manage_direct_messages,
    can_pin_messages,
    can_manage_topics,
    can_manage_tags,
    ...all
  } = given
  const own =
    type === 'channel'
      ? { can_post_messages, can_edit_messages, can_manage_direct_messages }
      : { can_pin_messages, can_manage_tags }
  return {
    status: 'administrator',
    user,
    can_be_edited,
    ...all,
    ...own,
    ...(type === 'supergroup' ? { can_manage_topics } : {}),
  }
}

// guards

/** Whether one is in the chat. */
export const isIn = (one: ChatMember | undefined): boolean =>
  one !== undefined &&
  (one.status === 'restricted' ? one.is_member : one.status !== 'left' && one.status !== 'kicked')

/** Whether one may invite people, and let in those who ask. */
export const mayInvite = (room: Room, user: User): boolean => {
  const one = memberOf(room, user)
  return one.status === 'creator' || (one.status === 'administrator' && one.can_invite_users)
}

/**
 * Whether one may send such things to a group: administrators always, others as far as the group lets them
 * and they are not restricted.
 */
export const maySend = (room: Room, one: ChatMember, what: Sending): boolean => {
  switch (one.status) {
    case 'creator':
    case 'administrator':
      return true
    case 'member':
      return (room.permissions ?? Permissions.usual)[what]
    case 'restricted':
      return one.is_member && one[what] && (room.permissions ?? Permissions.usual)[what]
    default:
      return false
  }
}

// destructors

/** Who it is that stands so; `undefined` for a standing of tomorrow. */
export const userOf = (one: ChatMember): User | undefined => ('user' in one ? one.user : undefined)

/** How one stands in a chat; one who never was in it has left. */
export const memberOf = (room: Room, user: User): ChatMember =>
  Sorted.get(user.id)(room.members) ?? left(user)

/**
 * The chat of a `chat_id`, or why the bot may not do there what it asks. With a time, it may write to those
 * who asked to be let in just before.
 */
export const toChat = (
  state: State,
  chat_id: string,
  right: Right,
  now: Millis = Infinity,
): E.Either<Refusal, Room> => {
  if (chat_id === '') return badRequest('chat_id is empty')
  const room = chat_id.startsWith('@') ? byName(state, chat_id.slice(1)) : roomOf(state, toInteger(chat_id))
  if (toInteger(chat_id) === state.bot.id && right === 'write') return forbidden(toBot)
  if (room === undefined) return badRequest('chat not found')
  const refused = refusedIn(state, room, right, now)
  return refused === undefined ? E.right(room) : refused
}

/**
 * The message of a `chat_id` and `message_id`, or why there is none; `what` names the intent: `message to
 * edit`.
 */
export const toMessage = (
  state: State,
  chat_id: string,
  message_id: number,
  right: Right,
  what: string,
): E.Either<Refusal, readonly [Room, Kept]> => {
  const room = toChat(state, chat_id, right)
  if (E.isLeft(room)) return room
  const kept = keptIn(state, room.right.chat.id, message_id)
  return kept === undefined ? badRequest(`${what} not found`) : E.right([room.right, kept])
}

// private

const toBot = "the bot can't send messages to the bot"

// https://core.telegram.org/bots/api#chatjoinrequest
const asksNow = (state: State, user_id: number, now: Millis): boolean =>
  Sorted.values(state.rooms).some((room) => {
    const asked = Sorted.get(user_id)(room.requests)
    return asked !== undefined && now - asked.at <= 300_000 && mayInvite(room, state.bot)
  })

const byName = (state: State, name: string): Room | undefined => {
  for (const [, room] of Sorted.entries(state.rooms))
    if (room.chat.type !== 'private' && room.chat.username?.toLowerCase() === name.toLowerCase()) return room
  return undefined
}

const refusedIn = (
  state: State,
  room: Room,
  right: Right,
  now: Millis,
): E.Either<Refusal, never> | undefined => {
  const type = room.chat.type.toString()
  if (type === 'private') {
    if (Sorted.get(room.chat.id)(state.users)?.is_bot && right === 'write') return forbidden(toBot)
    if (
      right !== 'write' ||
      room.reach === 'open' ||
      (room.reach === 'new' && asksNow(state, room.chat.id, now))
    )
      return undefined
    return forbidden(
      room.reach === 'blocked'
        ? 'bot was blocked by the user'
        : "bot can't initiate conversation with a user",
    )
  }
  const one = memberOf(room, state.bot)
  if (one.status === 'kicked' && (type !== 'group' || right !== 'read'))
    return forbidden(`bot was kicked from the ${type} chat`)
  const needed = type === 'group' || room.chat.username !== undefined ? right !== 'read' : true
  if (!isIn(one) && needed) return forbidden(`bot is not a member of the ${type} chat`)
  if (right !== 'write') return undefined
  if (
    type === 'channel' &&
    one.status !== 'creator' &&
    !(one.status === 'administrator' && one.can_post_messages === true)
  )
    return badRequest('need administrator rights in the channel chat')
  return undefined
}
