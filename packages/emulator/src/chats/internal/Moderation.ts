// Methods that restrict, ban and promote members, set the permissions of a chat, and leave it.
// https://core.telegram.org/bots/api#banchatmember

import type { Refusal } from '@pipegram/core/ApiError'
import type { ChatMember, ChatMemberAdministrator, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as ChatPermissions from '../../requests/internal/ChatPermissions.ts'
import * as ChatRights from '../../requests/internal/ChatRights.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withRoom } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import { answered, type Method, type MethodResult, type MethodRequest } from '../../state/internal/Method.ts'
import type { Room, State } from '../../state/State.ts'
import * as ChatAccess from './ChatAccess.ts'
import { memberIn, userIdOf } from './ChatMembers.ts'
import { settled, type Change } from './MemberChange.ts'
import { untilOf, restricted, banned } from './MemberStatus.ts'

// constructors

/** https://core.telegram.org/bots/api#restrictchatmember */
export const restrictChatMember: Method = (state, request) => {
  const { params, now } = request
  const user_id = userIdOf(params)
  if (E.isLeft(user_id)) return user_id
  const text = Parameters.text(params, 'permissions')
  const given =
    text === ''
      ? badRequest('parameter "permissions" is required')
      : E.mapLeft(wording)(
          ChatPermissions.fromJson(text, Parameters.flag(params, 'use_independent_chat_permissions')),
        )
  if (E.isLeft(given)) return given
  return changedIn(
    state,
    request,
    user_id.right,
    ({ chat }) => (chat.type === 'supergroup' ? undefined : 'method is available only for supergroups'),
    (_, user, before) =>
      restricted(
        user,
        given.right,
        Membership.isIn(before),
        untilOf(Parameters.integer(params, 'until_date'), now),
      ),
  )
}

/** https://core.telegram.org/bots/api#banchatmember. Out of a basic group one is taken, and may come back. */
export const banChatMember: Method = (state, request) => {
  const user_id = userIdOf(request.params)
  if (E.isLeft(user_id)) return user_id
  const until_date = untilOf(Parameters.integer(request.params, 'until_date'), request.now)
  return changedIn(
    state,
    request,
    user_id.right,
    ({ chat }) => (chat.type === 'private' ? "can't ban members in private chats" : undefined),
    ({ chat }, user) => (chat.type === 'group' ? Membership.left(user) : banned(user, until_date)),
  )
}

/** https://core.telegram.org/bots/api#unbanchatmember. Takes a member out, unless told to look first. */
export const unbanChatMember: Method = (state, request) => {
  const user_id = userIdOf(request.params)
  if (E.isLeft(user_id)) return user_id
  const careful = Parameters.flag(request.params, 'only_if_banned')
  return changedIn(state, request, user_id.right, unshared, (_, user, before) =>
    careful && before.status !== 'kicked' ? before : Membership.left(user),
  )
}

/** https://core.telegram.org/bots/api#promotechatmember. No rights at all make a member. */
export const promoteChatMember: Method = (state, request) => {
  const user_id = userIdOf(request.params)
  if (E.isLeft(user_id)) return user_id
  return changedIn(state, request, user_id.right, unshared, ({ chat }, user, before) => {
    const type = chat.type === 'channel' ? 'channel' : 'supergroup'
    const rights = ChatRights.rightsOf(request.params, type)
    if (!rights.can_manage_chat) return Membership.member(user)
    const title = before.status === 'administrator' ? before.custom_title : undefined
    return {
      ...Membership.administrator(user, type, rights, true),
      ...(title === undefined ? {} : { custom_title: title }),
    }
  })
}

/** https://core.telegram.org/bots/api#setchatadministratorcustomtitle */
export const setChatAdministratorCustomTitle: Method = (state, request) => {
  const user_id = userIdOf(request.params)
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
  return played(
    state,
    room.right,
    { by: state.bot, after: title === '' ? rest : { ...rest, custom_title: title } },
    request,
  )
}

/** https://core.telegram.org/bots/api#setchatpermissions */
export const setChatPermissions: Method = (state, { params }) => {
  const text = Parameters.text(params, 'permissions')
  const given =
    text === ''
      ? badRequest('parameter "permissions" is required')
      : E.mapLeft(wording)(
          ChatPermissions.fromJson(text, Parameters.flag(params, 'use_independent_chat_permissions')),
        )
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
  return answered(withRoom({ ...room.right, permissions: given.right })(state), true)
}

/** https://core.telegram.org/bots/api#leavechat */
export const leaveChat: Method = (state, request) => {
  const found = ChatAccess.toChat(state, Parameters.text(request.params, 'chat_id'), 'read')
  if (E.isLeft(found)) return found
  const room = found.right
  if (room.chat.type === 'private') return badRequest("chat member status can't be changed in private chats")
  return Membership.isIn(Membership.memberOf(room, state.bot))
    ? played(state, room, { by: state.bot, after: Membership.left(state.bot) }, request)
    : answered(state, true)
}

// private

const wording = (why: string): Refusal => ({
  error_code: 400,
  description: `Bad Request: ${why.charAt(0).toLowerCase()}${why.slice(1)}`,
})

const unshared = ({ chat }: Room): string | undefined =>
  chat.type === 'supergroup' || chat.type === 'channel'
    ? undefined
    : 'method is available for supergroup and channel chats only'

const ofBot = (state: State, room: Room): ChatMemberAdministrator | undefined => {
  const bot = Membership.memberOf(room, state.bot)
  return bot.status === 'administrator' ? bot : undefined
}

export const played = (
  state: State,
  room: Room,
  change: Change,
  { now }: MethodRequest,
): E.Either<Refusal, MethodResult> =>
  E.right({
    state: settled(state, room, change, now),
    result: true,
    happened: [{ _tag: 'MemberChanged', chat_id: room.chat.id, member: change.after }],
  })

// All changes of one member: first the chat, then the member, then what the bot may do.
const changedIn = (
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
    ? answered(state, true)
    : played(state, room, { by: state.bot, after }, request)
}

const refusedInGroup = (state: State, room: Room, before: ChatMember): string | undefined => {
  if (Membership.userOf(before)?.id === state.bot.id) return undefined
  if (ofBot(state, room) === undefined) return 'CHAT_ADMIN_REQUIRED'
  if (!Membership.isIn(before)) return 'USER_NOT_PARTICIPANT'
  return before.status === 'creator' || before.status === 'administrator'
    ? 'user is an administrator of the chat'
    : undefined
}

// In the order of the server, which asks what is to come of it before what the bot may do.
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
    // Nobody gives what they do not have. To be hidden, anybody may be allowed.
    return after.status === 'administrator' &&
      ChatRights.namesOf(after).some((name) => name !== 'is_anonymous' && bot[name] !== true)
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
