// Which chat a request means, and whether the bot may do there what it asks.

import type { Refusal } from '@pipegram/core/ApiError'
import type { ChatMember, ChatMemberAdministrator, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { badRequest, forbidden } from './Answer.ts'
import { toInteger } from './Parameters.ts'
import * as Sorted from './Sorted.ts'
import { keptIn, roomOf, type Kept, type Room, type State } from './State.ts'

// model

/** What is asked for: to look at a chat, to change a message, or to write. */
export type Right = 'read' | 'edit' | 'write'

// constructors

/** A member without special rights. */
export const member = (user: User): ChatMember => ({ status: 'member', user })

/** One who left. */
export const left = (user: User): ChatMember => ({ status: 'left', user })

/** One who was banned for ever; of a private chat: the bot, once the user blocked it. */
export const kicked = (user: User): ChatMember => ({ status: 'kicked', user, until_date: 0 })

/** One who owns the chat. */
export const creator = (user: User): ChatMember => ({ status: 'creator', user, is_anonymous: false })

/** An administrator who may do all but promote others; a channel adds what is of channels alone. */
export const administrator = (user: User, type: 'group' | 'supergroup' | 'channel'): ChatMemberAdministrator => ({
  status: 'administrator',
  user,
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: true,
  can_edit_stories: true,
  can_delete_stories: true,
  can_send_welcome_messages: true,
  ...(type === 'channel' ? { can_post_messages: true, can_edit_messages: true } : { can_pin_messages: true }),
})

// guards

/** Whether one is in the chat. */
export const isIn = (one: ChatMember | undefined): boolean =>
  one !== undefined && (one.status === 'restricted' ? one.is_member : one.status !== 'left' && one.status !== 'kicked')

// destructors

/** Who it is that stands so; `undefined` for a standing of tomorrow. */
export const userOf = (one: ChatMember): User | undefined => ('user' in one ? one.user : undefined)

/** How one stands in a chat; one who never was in it has left. */
export const memberOf = (room: Room, user: User): ChatMember => Sorted.get(user.id)(room.members) ?? left(user)

/** The chat of a `chat_id`, or why the bot may not do there what it asks. */
export const toChat = (state: State, chat_id: string, right: Right): E.Either<Refusal, Room> => {
  if (chat_id === '') return badRequest('chat_id is empty')
  const room = chat_id.startsWith('@') ? byName(state, chat_id.slice(1)) : roomOf(state, toInteger(chat_id))
  if (toInteger(chat_id) === state.bot.id && right === 'write') return forbidden(toBot)
  if (room === undefined) return badRequest('chat not found')
  const refused = refusedIn(state, room, right)
  return refused === undefined ? E.right(room) : refused
}

/** The message of a `chat_id` and `message_id`, or why there is none; `what` names the intent: `message to edit`. */
export const toMessage = (state: State, chat_id: string, message_id: number, right: Right, what: string): E.Either<Refusal, readonly [Room, Kept]> => {
  const room = toChat(state, chat_id, right)
  if (E.isLeft(room)) return room
  const kept = keptIn(state, room.right.chat.id, message_id)
  return kept === undefined ? badRequest(`${what} not found`) : E.right([room.right, kept])
}

// private

const toBot = "the bot can't send messages to the bot"

const byName = (state: State, name: string): Room | undefined => {
  for (const [, room] of Sorted.entries(state.rooms))
    if (room.chat.type !== 'private' && room.chat.username?.toLowerCase() === name.toLowerCase()) return room
  return undefined
}

const refusedIn = (state: State, room: Room, right: Right): E.Either<Refusal, never> | undefined => {
  const type = room.chat.type.toString()
  if (type === 'private') {
    if (Sorted.get(room.chat.id)(state.users)?.is_bot && right === 'write') return forbidden(toBot)
    if (right !== 'write' || room.reach === 'open') return undefined
    return forbidden(room.reach === 'blocked' ? 'bot was blocked by the user' : "bot can't initiate conversation with a user")
  }
  const one = memberOf(room, state.bot)
  if (one.status === 'kicked' && (type !== 'group' || right !== 'read')) return forbidden(`bot was kicked from the ${type} chat`)
  const needed = type === 'group' || room.chat.username !== undefined ? right !== 'read' : true
  if (!isIn(one) && needed) return forbidden(`bot is not a member of the ${type} chat`)
  if (right !== 'write') return undefined
  if (type === 'channel' && one.status !== 'creator' && !(one.status === 'administrator' && one.can_post_messages === true))
    return badRequest('need administrator rights in the channel chat')
  if (one.status === 'restricted' && !one.can_send_messages) return badRequest('not enough rights to send text messages to the chat')
  return undefined
}
