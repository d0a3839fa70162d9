// Fields for old bots that the server still writes, beside the fields that replaced them.
// https://core.telegram.org/bots/api-changelog

import { allBut } from '@pipegram/core/Permissions'
import { defaultPermissions } from '../../requests/internal/ChatPermissions.ts'
import * as Json from '../../values/internal/Json.ts'
import type { State } from '../State.ts'
import { roomOf } from './Lookup.ts'

// combinators

/** A result or an update as the server writes it, with fields of old versions of the Bot API. */
export const withLegacyFields = (state: State, value: unknown): unknown => {
  if (Json.isArray(value)) return value.map((one) => withLegacyFields(state, one))
  if (!Json.isObject(value)) return value
  // Most objects do not change, and are not copied.
  let known: Record<string, unknown> | undefined
  for (const [name, one] of Object.entries(value)) {
    if (typeof one !== 'object') continue
    const next = withLegacyFields(state, one)
    if (next !== one) (known ??= { ...value })[name] = next
  }
  for (const [name, former] of formerFields)
    if (name in value) Object.assign((known ??= { ...value }), former(known))
  if (value['type'] === 'group' && 'title' in value)
    (known ??= { ...value })['all_members_are_administrators'] = isOpen(state, Number(value['id']))
  return known ?? value
}

// private

const unlimited = allBut('can_manage_topics')

const isOpen = (state: State, chat_id: number): boolean => {
  const permissions: Readonly<Record<string, unknown>> = {
    ...(roomOf(state, chat_id)?.permissions ?? defaultPermissions),
  }
  return Object.entries(unlimited).every(([name, needed]) => !needed || permissions[name] === true)
}

const firstOf = (value: unknown): unknown => (Json.isArray(value) ? value[0] : undefined)

// A field that is undefined is not written.
const formerFields: ReadonlyArray<
  readonly [name: string, former: (self: Json.JsonObject) => Json.JsonObject]
> = [
  ['forward_origin', ({ forward_origin }) => forwardFields(forward_origin)],
  [
    'new_chat_members',
    ({ new_chat_members }) => ({
      new_chat_participant: firstOf(new_chat_members),
      new_chat_member: firstOf(new_chat_members),
    }),
  ],
  ['left_chat_member', ({ left_chat_member }) => ({ left_chat_participant: left_chat_member })],
  ['thumbnail', ({ thumbnail }) => ({ thumb: thumbnail })],
  ['can_send_audios', (self) => ({ can_send_media_messages: media.some((name) => self[name] === true) })],
  [
    'correct_option_ids',
    ({ correct_option_ids: ids }) =>
      Json.isArray(ids) && ids.length === 1 ? { correct_option_id: ids[0] } : {},
  ],
  ['video_chat_started', (self) => ({ voice_chat_started: self['video_chat_started'] })],
  ['video_chat_ended', (self) => ({ voice_chat_ended: self['video_chat_ended'] })],
  ['video_chat_scheduled', (self) => ({ voice_chat_scheduled: self['video_chat_scheduled'] })],
  [
    'video_chat_participants_invited',
    (self) => ({ voice_chat_participants_invited: self['video_chat_participants_invited'] }),
  ],
  ['can_be_edited', (self) => ({ can_manage_voice_chats: self['can_manage_video_chats'] })],
  ['sticker_type', ({ sticker_type }) => ({ contains_masks: sticker_type === 'mask' })],
  ['accepted_gift_types', ({ type }) => (type === 'private' ? { can_send_gift: true } : {})],
  ['users_shared', ({ users_shared }) => (Json.isObject(users_shared) ? sharedFields(users_shared) : {})],
]

const media = [
  'can_send_audios',
  'can_send_documents',
  'can_send_photos',
  'can_send_videos',
  'can_send_video_notes',
  'can_send_voice_notes',
]

const forwardFields = (origin: unknown): Json.JsonObject => {
  if (!Json.isObject(origin)) return {}
  const { type, date, sender_user, sender_user_name, sender_chat, chat, message_id, author_signature } =
    origin
  switch (type) {
    case 'user':
      return { forward_from: sender_user, forward_date: date }
    case 'hidden_user':
      return { forward_sender_name: sender_user_name || undefined, forward_date: date }
    case 'chat':
      return { forward_from_chat: sender_chat, forward_signature: author_signature, forward_date: date }
    default:
      return {
        forward_from_chat: chat,
        forward_from_message_id: message_id,
        forward_signature: author_signature,
        forward_date: date,
      }
  }
}

const sharedFields = ({ request_id, users }: Json.JsonObject): Json.JsonObject => {
  const ids = Json.isArray(users)
    ? users.map((user) => (Json.isObject(user) ? user['user_id'] : undefined))
    : []
  return {
    ...(ids.length === 1 ? { user_shared: { user_id: ids[0], request_id } } : {}),
    users_shared: { user_ids: ids, users, request_id },
  }
}
