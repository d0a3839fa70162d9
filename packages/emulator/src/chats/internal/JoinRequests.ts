// Methods that approve and decline requests to join a chat.
// https://core.telegram.org/bots/api#approvechatjoinrequest

import type { Refusal } from '@pipegram/core/ApiError'
import type { ChatMember, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withRoom } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import {
  type MethodResult,
  type MethodRequest,
  withResult,
  type Method,
} from '../../state/internal/Method.ts'
import type { Room, State } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import * as ChatAccess from './ChatAccess.ts'
import { memberIn, userIdIn } from './ChatMembers.ts'
import { joined } from './ChatMemberStatus.ts'
import { changeResult } from './MemberChange.ts'

// constructors

/** https://core.telegram.org/bots/api#approvechatjoinrequest */
export const approveChatJoinRequest: Method = (state, request) =>
  settleRequest(state, request, (room, user, before) => {
    const { at: _, ...by } = SortedMap.get(user.id)(room.requests) ?? { at: 0 }
    return changeResult(
      state,
      room,
      { by: state.bot, after: joined(before, user), via_join_request: true, ...by },
      request,
    )
  })

/** https://core.telegram.org/bots/api#declinechatjoinrequest */
export const declineChatJoinRequest: Method = (state, request) =>
  settleRequest(state, request, (room, user) =>
    withResult(withRoom({ ...room, requests: SortedMap.remove(user.id)(room.requests) })(state), true),
  )

// private

const settleRequest = (
  state: State,
  request: MethodRequest,
  then: (room: Room, user: User, before: ChatMember) => E.Either<Refusal, MethodResult>,
): E.Either<Refusal, MethodResult> => {
  const user_id = userIdIn(request.params)
  if (E.isLeft(user_id)) return user_id
  const room = ChatAccess.toChat(state, Parameters.text(request.params, 'chat_id'), 'edit')
  if (E.isLeft(room)) return room
  if (room.right.chat.type === 'private') return badRequest("the chat can't have join requests")
  if (!Membership.mayInvite(room.right, state.bot))
    return badRequest('not enough rights to manage chat join requests')
  const user = SortedMap.get(user_id.right)(state.users)
  if (user === undefined) return badRequest('user not found')
  const found = memberIn(state, room.right, user.id, request)
  if (E.isLeft(found)) return found
  const [, before] = found.right
  if (Membership.isIn(before)) return badRequest('USER_ALREADY_PARTICIPANT')
  return SortedMap.get(user.id)(room.right.requests) === undefined
    ? badRequest('HIDE_REQUESTER_MISSING')
    : then(room.right, user, before)
}
