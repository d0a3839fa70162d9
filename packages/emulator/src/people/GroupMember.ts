// A person in a group or a channel, where the person may govern others.
// https://core.telegram.org/bots/api#chatadministratorrights

import type { AdministratorRights } from '@pipegram/core/Permissions'
import type { ChatPermissions } from '@pipegram/core/Types'
import type { PersonInChat } from './PersonInChat.ts'

// model

/** A user by their id: a person, or `emulator.bot`. */
export interface UserRef {
  readonly id: number
}

/**
 * A person in a group or a channel. Who governs others needs the rights to do so, and throws an `Error`
 * without; owners have them all. Dates are seconds since 1970, and without one it is for ever.
 */
export interface GroupMember extends PersonInChat {
  /** Makes somebody an administrator, with all rights but to promote others, or with these alone. */
  readonly promote: (who: UserRef, rights?: Partial<AdministratorRights>) => void
  /** Makes an administrator a member again. */
  readonly demote: (who: UserRef) => void
  /** Lets somebody do these things alone; all permissions lift a restriction. Of supergroups. */
  readonly restrict: (who: UserRef, permissions: ChatPermissions, until_date?: number) => void
  /** Takes somebody out. Into a basic group they may come back. */
  readonly ban: (who: UserRef, until_date?: number) => void
  /** Lets somebody come back. */
  readonly unban: (who: UserRef) => void
}
