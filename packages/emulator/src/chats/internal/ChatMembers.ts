// Methods that show members of a chat: getChatMember, getChatAdministrators, getChatMemberCount.
// https://core.telegram.org/bots/api#getchatmember

import type { Refusal } from '@pipegram/core/ApiError'
import type { ChatMember, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import * as Membership from '../../state/internal/Membership.ts'
import { withResult, type Method, type MethodRequest } from '../../state/internal/Method.ts'
import type { Room, State } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import * as ChatAccess from './ChatAccess.ts'
import { memberNow } from './ChatMemberStatus.ts'

// constructors

/** https://core.telegram.org/bots/api#getchatmember */
export const getChatMember: Method = (state, request) => {
  const user_id = userIdIn(request.params)
  if (E.isLeft(user_id)) return user_id
  const room =
    user_id.right === state.bot.id
      ? ChatAccess.toChat(state, Parameters.text(request.params, 'chat_id'), 'read')
      : listed(state, request)
  if (E.isLeft(room)) return room
  const found = memberIn(state, room.right, user_id.right, request)
  return E.isLeft(found) ? found : withResult(state, found.right[1])
}

/** https://core.telegram.org/bots/api#getchatadministrators. The owner comes first. */
export const getChatAdministrators: Method = (state, request) => {
  const room = listed(state, request)
  if (E.isLeft(room)) return room
  if (room.right.chat.type === 'private') return badRequest('there are no administrators in the private chat')
  if (isHidden(state, room.right)) return badRequest('member list is inaccessible')
  const all = Parameters.flag(request.params, 'return_bots')
  const seen = SortedMap.values(room.right.members).filter((one) => {
    const user = Membership.userOf(one)
    return all || user?.is_bot === false || user?.id === state.bot.id
  })
  return withResult(state, [
    ...seen.filter(({ status }) => status === 'creator'),
    ...seen.filter(({ status }) => status === 'administrator'),
  ])
}

/** https://core.telegram.org/bots/api#getchatmembercount */
export const getChatMemberCount: Method = (state, request) => {
  const room = listed(state, request)
  if (E.isLeft(room)) return room
  const { chat, members } = room.right
  return withResult(
    state,
    chat.type === 'private' ? 2 : SortedMap.values(members).filter((one) => Membership.isIn(one)).length,
  )
}

// destructors

/** The `user_id` of a request, if there is such a user. */
export const knownUser = (state: State, params: Parameters.Parameters): E.Either<Refusal, number> => {
  const user_id = userIdIn(params)
  return E.isRight(user_id) && SortedMap.get(user_id.right)(state.users) === undefined
    ? badRequest('user not found')
    : user_id
}

/** The `user_id` of a request. */
export const userIdIn = (params: Parameters.Parameters): E.Either<Refusal, number> => {
  const user_id = Math.max(0, Parameters.integer(params, 'user_id'))
  return user_id === 0 ? badRequest('invalid user_id specified') : E.right(user_id)
}

/** A user, with the status that the bot can see in a chat. */
export const memberIn = (
  state: State,
  room: Room,
  user_id: number,
  { now }: Pick<MethodRequest, 'now'>,
): E.Either<Refusal, readonly [User, ChatMember]> => {
  const user = SortedMap.get(user_id)(state.users)
  if (
    user === undefined ||
    (room.chat.type === 'private' && user_id !== room.chat.id && user_id !== state.bot.id)
  )
    return badRequest('member not found')
  if (room.chat.type === 'private') return E.right([user, Membership.member(user)])
  return isHidden(state, room) && user_id !== state.bot.id
    ? badRequest('member list is inaccessible')
    : E.right([user, memberNow(room, user, now)])
}

// private

// The members of a basic group are hidden from a bot that is not in it.
const listed = (state: State, { params }: MethodRequest): E.Either<Refusal, Room> => {
  const chat_id = Parameters.text(params, 'chat_id')
  const room = ChatAccess.toChat(state, chat_id, 'read')
  return E.isRight(room) && room.right.chat.type === 'group'
    ? ChatAccess.toChat(state, chat_id, 'edit')
    : room
}

const isHidden = (state: State, room: Room): boolean => {
  const { status } = Membership.memberOf(room, state.bot)
  return room.chat.type === 'channel' && status !== 'administrator' && status !== 'creator'
}
