// Methods that tag members of a group, and ban chats in whose name members write.
// https://core.telegram.org/bots/api#setchatmembertag

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { roomOf, withRoom } from '../../state/internal/Lookup.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import { withResult, type Method, type MethodRequest, type MethodTable } from '../../state/internal/Method.ts'
import type { Room, State } from '../../state/State.ts'
import { toChat } from './ChatAccess.ts'
import { memberIn, userIdIn } from './ChatMembers.ts'
import { changeResult } from './MemberChange.ts'

// constructors

/** Methods of tags, and of chats that are banned. https://core.telegram.org/bots/api#banchatsenderchat */
export const memberTagMethods: MethodTable = {
  setChatMemberTag: (state, request) => setTag(state, request),
  banChatSenderChat: (state, request) => setSenderBan(state, request, true),
  unbanChatSenderChat: (state, request) => setSenderBan(state, request, false),
}

// private

const setTag: Method = (state, request) => {
  const user_id = userIdIn(request.params)
  if (E.isLeft(user_id)) return user_id
  const room = toChat(state, Parameters.text(request.params, 'chat_id'), 'edit')
  if (E.isLeft(room)) return room
  if (room.right.chat.type !== 'supergroup' && room.right.chat.type !== 'group')
    return badRequest('method is available only for groups and supergroups')
  const bot = memberOf(room.right, state.bot)
  if (bot.status !== 'administrator' || bot.can_manage_tags !== true)
    return badRequest('not enough rights to change the tag of the user')
  const found = memberIn(state, room.right, user_id.right, request)
  if (E.isLeft(found)) return found
  const [, before] = found.right
  if (before.status !== 'member' && before.status !== 'restricted')
    return badRequest('the user must be a regular member of the chat')
  const tag = Parameters.text(request.params, 'tag').trim()
  if (Array.from(tag).length > 16) return badRequest('TAG_INVALID')
  if (/\p{Extended_Pictographic}/u.test(tag)) return badRequest('TAG_INVALID')
  const after = defined({ ...before, tag: tag || undefined })
  return changeResult(state, room.right, { by: state.bot, after }, request)
}

const setSenderBan = (state: State, { params }: MethodRequest, isBanned: boolean): ReturnType<Method> => {
  const room = governed(state, params)
  if (E.isLeft(room)) return room
  const sender = Parameters.integer(params, 'sender_chat_id')
  const other = roomOf(state, sender)
  if (other === undefined || other.chat.type === 'private') return badRequest('sender chat not found')
  const others = (room.right.bannedChats ?? []).filter((one) => one !== sender)
  return withResult(
    withRoom({ ...room.right, bannedChats: isBanned ? [...others, sender] : others })(state),
    true,
  )
}

const governed = (state: State, params: Parameters.Parameters): E.Either<Refusal, Room> => {
  const room = toChat(state, Parameters.text(params, 'chat_id'), 'edit')
  if (E.isLeft(room)) return room
  const { type } = room.right.chat
  if (type !== 'supergroup' && type !== 'channel')
    return badRequest('method is available for supergroup and channel chats only')
  const bot = memberOf(room.right, state.bot)
  return bot.status === 'administrator' && bot.can_restrict_members
    ? room
    : badRequest('not enough rights to restrict/unrestrict chat member')
}
