// Restrictions on what members of a group may send.
// https://core.telegram.org/bots/api#chatpermissions

import type { ChatMember } from '@pipegram/core/Types'
import { maySend, type SendPermission } from '../../state/internal/Membership.ts'
import type * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Room } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'

// destructors

/** The permissions that a member needs to send content, and the name of the content on the server. */
export const neededPermissions = (
  content: MessageContent.Content,
): readonly [rights: ReadonlyArray<SendPermission>, name: string] => {
  if (content.rich_message !== undefined)
    return [['can_send_messages', ...permissionsIn(content.rich_message.blocks)], 'the rich message']
  const found = permissionsFor.find(([field]) => content[field] !== undefined)
  return found === undefined ? [[], ''] : [[found[1]], found[2]]
}

/** Why a member may not send content to a chat. `undefined` if the member may. */
export const refusedContent = (
  room: Room,
  one: ChatMember,
  content: MessageContent.Content,
): string | undefined => {
  if (room.chat.type === 'channel' && content.poll !== undefined && !content.poll.is_anonymous)
    return "non-anonymous polls can't be sent to channel chats"
  const [rights, name] = neededPermissions(content)
  if (room.chat.is_direct_messages === true && /^(?:games|polls|checklists)$/.test(name))
    return `${name} can't be sent to channel direct messages chats`
  if (
    room.chat.type === 'private' ||
    room.chat.type === 'channel' ||
    rights.every((right) => maySend(room, one, right))
  )
    return undefined
  return `not enough rights to send ${name} to the chat`
}

// private

// The blocks of a rich message that show files, at any depth.
const permissionsIn = (part: unknown): ReadonlyArray<SendPermission> => {
  if (Json.isArray(part)) return part.flatMap(permissionsIn)
  if (!Json.isObject(part)) return []
  const kind = part['type'] === 'voice_note' ? 'voice' : part['type']
  const own = permissionsFor.find(([field]) => field === kind && kind !== 'text')
  return own === undefined ? Object.values(part).flatMap(permissionsIn) : [own[1]]
}

const permissionsFor: ReadonlyArray<
  readonly [field: keyof MessageContent.Content, right: SendPermission, name: string]
> = [
  ['animation', 'can_send_other_messages', 'animations'],
  ['audio', 'can_send_audios', 'music'],
  ['contact', 'can_send_messages', 'contacts'],
  ['dice', 'can_send_other_messages', 'dice'],
  ['document', 'can_send_documents', 'documents'],
  ['game', 'can_send_other_messages', 'games'],
  ['invoice', 'can_send_messages', 'invoice messages'],
  ['venue', 'can_send_messages', 'venues'],
  ['location', 'can_send_messages', 'locations'],
  ['photo', 'can_send_photos', 'photos'],
  ['poll', 'can_send_polls', 'polls'],
  ['sticker', 'can_send_other_messages', 'stickers'],
  ['video', 'can_send_videos', 'videos'],
  ['video_note', 'can_send_video_notes', 'video notes'],
  ['voice', 'can_send_voice_notes', 'voice notes'],
  ['text', 'can_send_messages', 'text messages'],
  ['checklist', 'can_send_polls', 'checklists'],
]
