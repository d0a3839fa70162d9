// A person: in the private chat with the bot, and in groups.

import type { ChatView } from './ChatView.ts'
import type { GroupMember } from './GroupMember.ts'
import type { PersonInChat } from './PersonInChat.ts'

// model

/** A person, in the private chat with the bot. */
export interface Person extends PersonInChat {
  /** The same person in a group or a channel. */
  readonly in: (group: Group) => GroupMember
  /** Goes into a group, by a link if there is one; or asks to be let in, where one gets in by request alone. */
  readonly join: (group: Group, invite_link?: string) => void
  readonly leave: (group: Group) => void
  /** Lets the bot into a group, as an administrator if told so. */
  readonly addBot: (group: Group, as?: 'member' | 'administrator') => void
  /** Takes the bot out of a group, for good. */
  readonly removeBot: (group: Group) => void
  /** Blocks the bot. */
  readonly block: () => void
  readonly unblock: () => void
}

/** A group or a channel. */
export interface Group extends ChatView {
  readonly title: string
  readonly type: 'group' | 'supergroup' | 'channel'
}
