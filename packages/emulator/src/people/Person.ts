// A person: in the private chat with the bot, and in groups.

import type { User } from '@pipegram/core/Types'
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

/** A new person. Only the first name is required. */
export type NewUser = Pick<User, 'first_name'> & Partial<Omit<User, 'is_bot'>>

/** A new group or channel. Only the title is required. */
export interface NewGroup {
  readonly title: string
  /** A supergroup unless told otherwise. */
  readonly type?: Group['type']
  readonly username?: string
  /** Who is in it from the start. The first owns it. */
  readonly members?: ReadonlyArray<Person>
  /** What the bot is in it from the start: a member, in a channel an administrator, unless told otherwise. */
  readonly bot?: 'administrator' | 'member' | 'none'
  /** One gets in by request alone, once the bot approved it. */
  readonly join_by_request?: boolean
}
