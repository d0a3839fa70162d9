// A person: in the private chat with the bot, and in groups.

import type { User } from '@pipegram/core/Types'
import type { Group } from './ChatView.ts'
import type { GroupMember } from './GroupMember.ts'
import type { PersonInChat } from './PersonInChat.ts'

// model

/** A person, in the private chat with the bot. */
export interface Person extends PersonInChat {
  /** The same person in a group or a channel. */
  readonly in: (group: Group) => GroupMember
  /** Joins a group, also by a link. If people join by request only, this makes a request. */
  readonly join: (group: Group, invite_link?: string) => void
  readonly leave: (group: Group) => void
  /** Adds the bot to a group. Default: as a member. */
  readonly addBot: (group: Group, as?: 'member' | 'administrator') => void
  /** Removes the bot from a group, for ever. */
  readonly removeBot: (group: Group) => void
  /** Blocks the bot. */
  readonly block: () => void
  readonly unblock: () => void
}

/** A new person. Only the first name is required. */
export type NewUser = Pick<User, 'first_name'> & Partial<Omit<User, 'is_bot'>>

/** A new group or channel. Only the title is required. */
export interface NewGroup {
  readonly title: string
  /** Default: `supergroup`. */
  readonly type?: Group['type']
  readonly username?: string
  /** The first members. The first of them is the owner. Default: none. */
  readonly members?: ReadonlyArray<Person>
  /** The first status of the bot. Default: a member, in a channel an administrator. */
  readonly bot?: 'administrator' | 'member' | 'none'
  /** True if people join by request only, when the bot approves it. Default: false. */
  readonly join_by_request?: boolean
}
