// A person: in the private chat with the bot, and in groups.

import type { BusinessBotRights, User } from '@pipegram/core/Types'
import type { PressedButton } from '../acts/PressedButton.ts'
import type { BusinessLink } from './BusinessLink.ts'
import type { Group } from './ChatView.ts'
import type { EmulatedBot } from './EmulatedBot.ts'
import type { GroupMember, UserRef } from './GroupMember.ts'
import type { PersonInChat } from './PersonInChat.ts'

// model

/** A person, in the private chat with the bot. */
export interface Person extends PersonInChat {
  /** The same person with another bot of the emulator: in its private chat, and when adding it to groups. */
  readonly with: (other: Pick<EmulatedBot, 'bot'>) => Person
  /** The same person in a group or a channel. */
  readonly in: (group: Group) => GroupMember
  /** Joins a group, perhaps by a link. If people can join only by request, this makes a request. */
  readonly join: (group: Group, invite_link?: string) => void
  readonly leave: (group: Group) => void
  /** Adds the bot to a group. Default: as a member. */
  readonly addBot: (group: Group, as?: 'member' | 'administrator') => void
  /** Removes the bot from a group, for ever. */
  readonly removeBot: (group: Group) => void
  /** Lets the bot act for the account of this person. Default rights: to reply and to read. */
  readonly business: (rights?: BusinessBotRights) => BusinessLink
  /** Gives this person a profile photo. Default: a white image. */
  readonly setPhoto: (photo?: File) => void
  /** Shows a channel of this person in the profile. Without a channel, the profile shows none. */
  readonly setPersonalChat: (channel?: Group) => void
  /**
   * Opens the Mini App that a guard bot offers, before the bot decides on the request of this person to join
   * a group.
   */
  readonly openJoinApp: (group: Group) => PressedButton
  /** Lets the bot set the emoji status of this person, as after a request of a Mini App. */
  readonly allowEmojiStatus: () => void
  /** Blocks the bot. */
  readonly block: () => void
  readonly unblock: () => void
  /** Deletes the account of this person, for ever. */
  readonly deleteAccount: () => void
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
  /** The first status of the bot. Default: `member`, or `administrator` in a channel. */
  readonly bot?: 'administrator' | 'member' | 'none'
  /** More bots in the chat: as members, or as administrators in a channel. Default: none. */
  readonly bots?: ReadonlyArray<UserRef>
  /** True if people can join only by request, and the bot approves it. Default: false. */
  readonly join_by_request?: boolean
  /** True for the chat in which people write to a channel, each in a topic. Default: false. */
  readonly is_direct_messages?: boolean
  /** True for a supergroup with topics. Default: false. */
  readonly is_forum?: boolean
  /** Default: a free id. A basic group has a negative id, other chats have an id below -1000000000000. */
  readonly id?: number
}
