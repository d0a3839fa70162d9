// The commands that a person sees in a chat: the list of the bot with the narrowest matching scope.
// https://core.telegram.org/bots/api#determining-list-of-commands

import type { BotCommand, User } from '@pipegram/core/Types'
import * as Membership from '../../state/internal/Membership.ts'
import type { Room, State } from '../../state/State.ts'

// destructors

/** The commands that a person sees in a chat. */
export const commandsFor = (state: State, room: Room, user: User): ReadonlyArray<BotCommand> => {
  const { id, type } = room.chat
  const { status } = Membership.memberOf(room, user)
  const governs = status === 'creator' || status === 'administrator'
  const scopes =
    type === 'private'
      ? [`chat ${id} 0`, 'all_private_chats', 'default']
      : [
          `chat_member ${id} ${user.id}`,
          ...(governs ? [`chat_administrators ${id} 0`] : []),
          `chat ${id} 0`,
          ...(governs ? ['all_chat_administrators'] : []),
          'all_group_chats',
          'default',
        ]
  for (const scope of scopes)
    for (const language of [user.language_code ?? '', '']) {
      const found = state.commands.get(`${scope} ${language}`)
      if (found !== undefined) return found
    }
  return []
}
