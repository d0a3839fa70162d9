// Members of a chat, and what each may do.
// https://core.telegram.org/bots/api#chatmember

import type { AdministratorRights, Permission } from '@pipegram/core/Permissions'
import type { ChatMemberAdministrator, ChatMember, User } from '@pipegram/core/Types'
import * as ChatPermissions from '../../requests/internal/ChatPermissions.ts'
import * as ChatRights from '../../requests/internal/ChatRights.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { Room } from '../State.ts'

// model

/** What a permission lets members send. */
export type SendPermission = Extract<Permission, `can_send_${string}`>

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
  type: ChatRights.SharedChatType,
  given: AdministratorRights = ChatRights.most(type),
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
export const maySend = (room: Room, one: ChatMember, what: SendPermission): boolean => {
  switch (one.status) {
    case 'creator':
    case 'administrator':
      return true
    case 'member':
      return (room.permissions ?? ChatPermissions.usual)[what]
    case 'restricted':
      return one.is_member && one[what] && (room.permissions ?? ChatPermissions.usual)[what]
    default:
      return false
  }
}

// destructors

/** Who it is that stands so; `undefined` for a standing of tomorrow. */
export const userOf = (one: ChatMember): User | undefined => ('user' in one ? one.user : undefined)

/** How one stands in a chat; one who never was in it has left. */
export const memberOf = (room: Room, user: User): ChatMember =>
  SortedMap.get(user.id)(room.members) ?? left(user)
