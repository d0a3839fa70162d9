// Updates in a form that Telegram may send in the future.

import { updates } from './Fixtures.ts'
import { ann, dm, text } from './MessageFixtures.ts'

/** Updates that a later version of the Bot API may send. */
export const unlisted = {
  kind: { update_id: 100, something_new: { chat: dm, of: ['any', 'shape'] } },
  field: { update_id: 101, message: { ...text, brand_new: { nested: true } } },
  entity: {
    update_id: 102,
    message: { ...text, entities: [{ type: 'sparkle', offset: 0, length: 1, glow: 3 }] },
  },
  chatType: { update_id: 103, message: { ...text, chat: { id: 1, type: 'metaverse' } } },
  variant: {
    update_id: 104,
    message_reaction: {
      ...updates.messageReaction.message_reaction,
      new_reaction: [{ type: 'hologram', depth: 3 }],
    },
  },
  member: {
    update_id: 105,
    chat_member: {
      ...updates.chatMember.chat_member,
      new_chat_member: { status: 'guest', user: ann, until: 'noon' },
    },
  },
  origin: {
    update_id: 106,
    message: { ...text, forward_origin: { type: 'dream' } },
  },
} as const
