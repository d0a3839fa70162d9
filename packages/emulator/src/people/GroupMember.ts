// A person in a group or a channel, who may govern other members.
// https://core.telegram.org/bots/api#chatadministratorrights

import type { AdministratorRights } from '@pipegram/core/Permissions'
import type { ChatPermissions } from '@pipegram/core/Types'
import type { Group } from './ChatView.ts'
import type { PersonInChat } from './PersonInChat.ts'

// model

/** A user by id: a person, or `emulator.bot`. */
export interface UserRef {
  readonly id: number
}

/**
 * A person in a group or a channel. Without the right to govern others, a method throws an `Error`. Owners
 * have all rights. Dates are in seconds since 1970. Default: for ever.
 */
export interface GroupMember extends PersonInChat {
  /** Makes a user an administrator. Default rights: all except promoting members and being anonymous. */
  readonly promote: (user: UserRef, rights?: Partial<AdministratorRights>) => void
  /** Makes an administrator an ordinary member. */
  readonly demote: (user: UserRef) => void
  /** Lets a user do only these things; all permissions end the restriction. Only in supergroups. */
  readonly restrict: (user: UserRef, permissions: ChatPermissions, until_date?: number) => void
  /** Removes a user, who cannot come back, except to a basic group. */
  readonly ban: (user: UserRef, until_date?: number) => void
  /** Lets a banned user come back. */
  readonly unban: (user: UserRef) => void
  /** Boosts the chat for 30 days. Returns the id of the boost. */
  readonly boost: () => string
  /** Takes a boost back. */
  readonly unboost: (boost_id: string) => void
  /** Makes a topic of a forum. Returns its id: `bob.in(forum).send('hi', { topic })`. */
  readonly topic: (name: string) => number
  /** Turns a basic group into a supergroup. For the old id, the bot then gets an error with the new id. */
  readonly upgrade: () => Group
}
