// Members of a chat, and what they may do.
// https://core.telegram.org/bots/api#chatmember

import type { AdministratorRights, Permission } from '@pipegram/core/Permissions'
import type { ChatMemberAdministrator, ChatMember, User } from '@pipegram/core/Types'
import * as ChatPermissions from '../../requests/internal/ChatPermissions.ts'
import * as ChatRights from '../../requests/internal/ChatRights.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { Room } from '../State.ts'

// model

/** The permissions to send something. */
export type SendPermission = Extract<Permission, `can_send_${string}`>

// constructors

/** A member without rights or restrictions. */
export const member = (user: User): ChatMember => ({ status: 'member', user })

/** A user who is not in the chat. */
export const left = (user: User): ChatMember => ({ status: 'left', user })

/** A user who is banned for ever. In a private chat: the bot, if the user blocks it. */
export const kicked = (user: User): ChatMember => ({ status: 'kicked', user, until_date: 0 })

/** The owner of the chat. */
export const creator = (user: User): ChatMember => ({ status: 'creator', user, is_anonymous: false })

/**
 * An administrator. Default rights: all except promoting members and being anonymous. `can_be_edited` is true
 * for administrators whom the bot promoted.
 */
export const administrator = (
  user: User,
  type: ChatRights.SharedChatType,
  given: AdministratorRights = ChatRights.defaultRights(type),
  can_be_edited = false,
): ChatMemberAdministrator => ({
  status: 'administrator',
  user,
  can_be_edited,
  ...ChatRights.shownRights(type, given),
})

// guards

/** True for a member who is in the chat. */
export const isIn = (one: ChatMember | undefined): boolean =>
  one !== undefined &&
  (one.status === 'restricted' ? one.is_member : one.status !== 'left' && one.status !== 'kicked')

/** True for a user who may invite people and approve requests to join. */
export const mayInvite = (room: Room, user: User): boolean => {
  const one = memberOf(room, user)
  return one.status === 'creator' || (one.status === 'administrator' && one.can_invite_users)
}

/**
 * True for a member who may send such content to a group. Administrators always may. Other members need the
 * permission of the group, and must not be restricted.
 */
export const maySend = (room: Room, one: ChatMember, what: SendPermission): boolean => {
  switch (one.status) {
    case 'creator':
    case 'administrator':
      return true
    case 'member':
      return (room.permissions ?? ChatPermissions.defaultPermissions)[what]
    case 'restricted':
      return one.is_member && one[what] && (room.permissions ?? ChatPermissions.defaultPermissions)[what]
    default:
      return false
  }
}

// destructors

/** The user of a member. `undefined` for a status that the Bot API does not list yet. */
export const userOf = (one: ChatMember): User | undefined => ('user' in one ? one.user : undefined)

/** A user as a member of a chat. A user who was never in the chat has the status `left`. */
export const memberOf = (room: Room, user: User): ChatMember =>
  SortedMap.get(user.id)(room.members) ?? left(user)
