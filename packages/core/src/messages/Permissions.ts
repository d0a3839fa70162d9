// The permissions of members of a chat, and the rights of administrators: all, none, only some, or all except
// some.
// https://core.telegram.org/bots/api#chatpermissions
// https://core.telegram.org/bots/api#chatadministratorrights

import type { Call } from '../calls/Call.ts'
import { promoteChatMember, restrictChatMember } from '../calls/Calls.ts'
import type { ChatAdministratorRights, ChatPermissions } from '../types/Types.ts'

// model

/** A permission by its name in the Bot API. */
export type Permission = keyof ChatPermissions

/** A right of an administrator by its name in the Bot API. */
export type AdministratorRight = keyof ChatAdministratorRights

/** Every permission, given or not. No permission is left to Telegram's defaults. */
export type Permissions = Required<ChatPermissions>

/** Every right of an administrator, given or not. */
export type AdministratorRights = Required<ChatAdministratorRights>

// constructors

/** No permission: members can only read. */
export const allOff: Permissions = {
  can_send_messages: false,
  can_send_audios: false,
  can_send_documents: false,
  can_send_photos: false,
  can_send_videos: false,
  can_send_video_notes: false,
  can_send_voice_notes: false,
  can_send_polls: false,
  can_send_other_messages: false,
  can_add_web_page_previews: false,
  can_react_to_messages: false,
  can_edit_tag: false,
  can_change_info: false,
  can_invite_users: false,
  can_pin_messages: false,
  can_manage_topics: false,
}

/** Every permission that the chat gives to its members. Use it to lift a restriction. */
export const allOn: Permissions = /* @__PURE__ */ set(allOff, /* @__PURE__ */ namesOf(allOff), true)

/**
 * Only these permissions.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { allOff, only } from '@pipegram/core/Permissions'
 *
 *   assert.deepStrictEqual(only('can_send_messages'), { ...allOff, can_send_messages: true })
 */
export const only = (...permissions: ReadonlyArray<Permission>): Permissions => set(allOff, permissions, true)

/**
 * All permissions except these.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { allBut } from '@pipegram/core/Permissions'
 *
 *   assert.deepStrictEqual(
 *     [allBut('can_send_polls').can_send_polls, allBut('can_send_polls').can_send_messages],
 *     [false, true],
 *   )
 */
export const allBut = (...permissions: ReadonlyArray<Permission>): Permissions =>
  set(allOn, permissions, false)

/** Members can only read and react. */
export const readOnly: Permissions = /* @__PURE__ */ only('can_react_to_messages')

/** Members can send nothing, and can do everything else. */
export const muted: Permissions = /* @__PURE__ */ allBut(
  'can_send_messages',
  'can_send_audios',
  'can_send_documents',
  'can_send_photos',
  'can_send_videos',
  'can_send_video_notes',
  'can_send_voice_notes',
  'can_send_polls',
  'can_send_other_messages',
  'can_add_web_page_previews',
)

/** No right of an administrator. Use it to make an administrator a member again. */
export const noRights: AdministratorRights = {
  is_anonymous: false,
  can_manage_chat: false,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_post_messages: false,
  can_edit_messages: false,
  can_pin_messages: false,
  can_manage_topics: false,
  can_manage_direct_messages: false,
  can_manage_tags: false,
  can_send_welcome_messages: false,
}

/**
 * Only these rights of an administrator, and `can_manage_chat`, which every other right includes.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { noRights, rights } from '@pipegram/core/Permissions'
 *
 *   assert.deepStrictEqual(rights('can_pin_messages'), {
 *     ...noRights,
 *     can_manage_chat: true,
 *     can_pin_messages: true,
 *   })
 */
export const rights = (...names: ReadonlyArray<AdministratorRight>): AdministratorRights =>
  set(noRights, names.length > 0 ? ['can_manage_chat', ...names] : [], true)

/**
 * Leaves a member of a supergroup only these permissions, for ever or until a time in seconds since 1970. A
 * time less than 30 s or more than 366 days from now also means for ever. Each permission counts by itself:
 * no permission includes another one.
 *
 * @example
 *   import { muted, restrict } from '@pipegram/core/Permissions'
 *
 *   const call = restrict(-1001234567890, 123456789, muted, { until_date: 1893456000 })
 */
export const restrict = (
  chat_id: number | string,
  user_id: number,
  permissions: ChatPermissions,
  options: { readonly until_date?: number } = {},
): Call<true> =>
  restrictChatMember({ ...options, chat_id, user_id, permissions, use_independent_chat_permissions: true })

/**
 * Gives a member of a supergroup or a channel these rights and removes all others. `noRights` makes an
 * administrator a member again.
 *
 * @example
 *   import { noRights, promote, rights } from '@pipegram/core/Permissions'
 *
 *   const moderator = promote(
 *     -1001234567890,
 *     123456789,
 *     rights('can_delete_messages', 'can_restrict_members'),
 *   )
 *   const memberAgain = promote(-1001234567890, 123456789, noRights)
 */
export const promote = (chat_id: number | string, user_id: number, given: AdministratorRights): Call<true> =>
  promoteChatMember({ ...given, chat_id, user_id })

// private

function namesOf<R extends object>(all: R): ReadonlyArray<keyof R & string> {
  return Object.keys(all).filter((name): name is keyof R & string => name in all)
}

function set<R extends object>(all: R, names: ReadonlyArray<keyof R>, value: boolean): R {
  return { ...all, ...Object.fromEntries(names.map((name) => [name, value])) }
}
