// Methods that restrict, ban and promote members, set the permissions of a chat, and leave it.
// https://core.telegram.org/bots/api#banchatmember

import type { Refusal } from '@pipegram/core/ApiError'
import type { Permissions } from '@pipegram/core/Permissions'
import type { ChatMember, ChatMemberAdministrator, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as ChatPermissions from '../../requests/internal/ChatPermissions.ts'
import * as ChatRights from '../../requests/internal/ChatRights.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest, refusal } from '../../requests/internal/Refusals.ts'
import { withRoom } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import {
  withResult,
  type Method,
  type MethodResult,
  type MethodRequest,
} from '../../state/internal/Method.ts'
import type { Room, State } from '../../state/State.ts'
import * as ChatAccess from './ChatAccess.ts'
import { memberIn, userIdIn } from './ChatMembers.ts'
import { toUntilDate, restricted, banned } from './ChatMemberStatus.ts'
import { changeResult } from './MemberChange.ts'

// constructors

/** https://core.telegram.org/bots/api#restrictchatmember */
export const restrictChatMember: Method = (state, request) => {
  const { params, now } = request
  const user_id = userIdIn(params)
  if (E.isLeft(user_id)) return user_id
  const given = permissionsIn(params)
  if (E.isLeft(given)) return given
  return changeMember(
    state,
    request,
    user_id.right,
    ({ chat }) => (chat.type === 'supergroup' ? undefined : 'method is available only for supergroups'),
    (_, user, before) =>
      restricted(
        user,
        given.right,
        Membership.isIn(before),
        toUntilDate(Parameters.integer(params, 'until_date'), now),
      ),
  )
}

/**
 * https://core.telegram.org/bots/api#banchatmember. In a basic group the member is removed, and may come
 * back.
 */
export const banChatMember: Method = (state, request) => {
  const user_id = userIdIn(request.params)
  if (E.isLeft(user_id)) return user_id
  const until_date = toUntilDate(Parameters.integer(request.params, 'until_date'), request.now)
  return changeMember(
    state,
    request,
    user_id.right,
    ({ chat }) => (chat.type === 'private' ? "can't ban members in private chats" : undefined),
    ({ chat }, user) => (chat.type === 'group' ? Membership.left(user) : banned(user, until_date)),
  )
}

/** https://core.telegram.org/bots/api#unbanchatmember. Also removes a member, unless `only_if_banned`. */
export const unbanChatMember: Method = (state, request) => {
  const user_id = userIdIn(request.params)
  if (E.isLeft(user_id)) return user_id
  const careful = Parameters.flag(request.params, 'only_if_banned')
  return changeMember(state, request, user_id.right, unlessShared, (_, user, before) =>
    careful && before.status !== 'kicked' ? before : Membership.left(user),
  )
}

/** https://core.telegram.org/bots/api#promotechatmember. Without rights the user is an ordinary member. */
export const promoteChatMember: Method = (state, request) => {
  const user_id = userIdIn(request.params)
  if (E.isLeft(user_id)) return user_id
  return changeMember(state, request, user_id.right, unlessShared, ({ chat }, user, before) => {
    const type = chat.type === 'channel' ? 'channel' : 'supergroup'
    const rights = ChatRights.fromParameters(request.params, type)
    if (!rights.can_manage_chat) return Membership.member(user)
    const custom_title = before.status === 'administrator' ? before.custom_title : undefined
    const administrator = Membership.administrator(user, type, rights, true)
    return custom_title === undefined ? administrator : { ...administrator, custom_title }
  })
}

/** https://core.telegram.org/bots/api#setchatadministratorcustomtitle */
export const setChatAdministratorCustomTitle: Method = (state, request) => {
  const user_id = userIdIn(request.params)
  if (E.isLeft(user_id)) return user_id
  const room = ChatAccess.toChat(state, Parameters.text(request.params, 'chat_id'), 'edit')
  if (E.isLeft(room)) return room
  if (room.right.chat.type === 'private' || room.right.chat.type === 'channel')
    return badRequest('method is available only for groups and supergroups')
  const found = memberIn(state, room.right, user_id.right, request)
  if (E.isLeft(found)) return found
  const [, before] = found.right
  if (before.status === 'creator') return badRequest('only the owner can edit their custom title')
  if (before.status !== 'administrator') return badRequest('user is not an administrator')
  if (!before.can_be_edited) return badRequest('not enough rights to change custom title of the user')
  const title = Parameters.text(request.params, 'custom_title')
  if (/\p{Extended_Pictographic}/u.test(title)) return badRequest('CUSTOM_TITLE_EMOJI_NOT_ALLOWED')
  if (Array.from(title).length > 16) return badRequest('CUSTOM_TITLE_INVALID')
  const { custom_title: _, ...rest } = before
  return changeResult(
    state,
    room.right,
    { by: state.bot, after: title === '' ? rest : { ...rest, custom_title: title } },
    request,
  )
}

/** https://core.telegram.org/bots/api#setchatpermissions */
export const setChatPermissions: Method = (state, { params }) => {
  const given = permissionsIn(params)
  if (E.isLeft(given)) return given
  const room = ChatAccess.toChat(state, Parameters.text(params, 'chat_id'), 'edit')
  if (E.isLeft(room)) return room
  const { type } = room.right.chat
  if (type === 'private' || type === 'channel')
    return badRequest(
      type === 'private' ? "can't change private chat permissions" : "can't change channel chat permissions",
    )
  if (ofBot(state, room.right)?.can_restrict_members !== true)
    return badRequest('not enough rights to change chat permissions')
  return withResult(withRoom({ ...room.right, permissions: given.right })(state), true)
}

/** https://core.telegram.org/bots/api#leavechat */
export const leaveChat: Method = (state, request) => {
  const found = ChatAccess.toChat(state, Parameters.text(request.params, 'chat_id'), 'read')
  if (E.isLeft(found)) return found
  const room = found.right
  if (room.chat.type === 'private') return badRequest("chat member status can't be changed in private chats")
  return Membership.isIn(Membership.memberOf(room, state.bot))
    ? changeResult(state, room, { by: state.bot, after: Membership.left(state.bot) }, request)
    : withResult(state, true)
}

// private

const permissionsIn = (params: Parameters.Parameters): E.Either<Refusal, Permissions> => {
  const text = Parameters.text(params, 'permissions')
  if (text === '') return badRequest('parameter "permissions" is required')
  const isIndependent = Parameters.flag(params, 'use_independent_chat_permissions')
  return E.mapLeft((why: string) => refusal(400, why))(ChatPermissions.fromJson(text, isIndependent))
}

const unlessShared = ({ chat }: Room): string | undefined =>
  chat.type === 'supergroup' || chat.type === 'channel'
    ? undefined
    : 'method is available for supergroup and channel chats only'

const ofBot = (state: State, room: Room): ChatMemberAdministrator | undefined => {
  const bot = Membership.memberOf(room, state.bot)
  return bot.status === 'administrator' ? bot : undefined
}

// A change of one member. Like the server, it checks first the chat, then the member, then the rights of the
// bot.
const changeMember = (
  state: State,
  request: MethodRequest,
  user_id: number,
  unfit: (room: Room) => string | undefined,
  make: (room: Room, user: User, before: ChatMember) => ChatMember,
): E.Either<Refusal, MethodResult> => {
  const found = ChatAccess.toChat(state, Parameters.text(request.params, 'chat_id'), 'edit')
  if (E.isLeft(found)) return found
  const room = found.right
  const why = unfit(room)
  if (why !== undefined) return badRequest(why)
  const one = memberIn(state, room, user_id, request)
  if (E.isLeft(one)) return room.chat.type === 'group' ? badRequest('user not found') : one
  const [user, before] = one.right
  const after = make(room, user, before)
  const refused =
    room.chat.type === 'group'
      ? refusedInGroup(state, room, before)
      : JSON.stringify(before) === JSON.stringify(after)
        ? undefined
        : refusedFor(state, room, before, after)
  if (refused !== undefined) return badRequest(refused)
  return JSON.stringify(before) === JSON.stringify(after)
    ? withResult(state, true)
    : changeResult(state, room, { by: state.bot, after }, request)
}

const refusedInGroup = (state: State, room: Room, before: ChatMember): string | undefined => {
  if (Membership.userOf(before)?.id === state.bot.id) return undefined
  if (ofBot(state, room) === undefined) return 'CHAT_ADMIN_REQUIRED'
  if (!Membership.isIn(before)) return 'USER_NOT_PARTICIPANT'
  return before.status === 'creator' || before.status === 'administrator'
    ? 'user is an administrator of the chat'
    : undefined
}

// In the order of the server, which checks the new status before the rights of the bot.
const refusedFor = (state: State, room: Room, before: ChatMember, after: ChatMember): string | undefined => {
  if (before.status === 'creator') return "can't remove chat owner"
  const bot = ofBot(state, room)
  const self = Membership.userOf(after)?.id === state.bot.id
  if (after.status === 'administrator' || (after.status === 'member' && before.status === 'administrator')) {
    if (self) return after.status === 'administrator' ? "can't promote self" : undefined
    if (bot?.can_promote_members !== true) return 'not enough rights'
    if (before.status === 'administrator') {
      if (!before.can_be_edited) return 'CHAT_ADMIN_REQUIRED'
    } else if (!Membership.isIn(before)) return 'USER_NOT_PARTICIPANT'
    // Nobody can give a right that they do not have, except anonymity.
    return after.status === 'administrator' &&
      ChatRights.grantedNames(after).some((name) => name !== 'is_anonymous' && bot[name] !== true)
      ? 'RIGHT_FORBIDDEN'
      : undefined
  }
  if (self)
    return after.status === 'left'
      ? undefined
      : after.status === 'member'
        ? "can't unrestrict self"
        : "can't restrict self"
  if (after.status === 'member' && before.status === 'left') return "bots can't add new chat members"
  if (bot?.can_restrict_members !== true) return 'not enough rights to restrict/unrestrict chat member'
  if (before.status === 'administrator' && !before.can_be_edited)
    return 'user is an administrator of the chat'
  return after.status === 'member' && !Membership.isIn(before) ? "bots can't add new chat members" : undefined
}
