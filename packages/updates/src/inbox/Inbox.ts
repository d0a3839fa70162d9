// Wing `inbox`: stores updates before they are confirmed, and gives them to workers, lane by lane. This file
// has the port.

import type { Millis } from '@pipegram/core/Clock'
import type { Update } from '@pipegram/core/Types'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Notify } from '../Notice.ts'
import type { InboxCount, InboxFigures, LeaseChange } from './InboxFigures.ts'

// model

/** Why an inbox did not do what it was asked to do. Each `reason` is a sentence. */
export type InboxError =
  /**
   * The inbox cannot be reached or refuses, such as for a full disk or a lock. The updates of a `put` may be
   * stored or not: put them again.
   */
  | { readonly _tag: 'Unavailable'; readonly reason: string }
  /** A person must first change something: the file is not an inbox, or its version is wrong. */
  | { readonly _tag: 'Unusable'; readonly reason: string }
  /** Too many updates wait. Nothing was written. Put again when some are done. */
  | { readonly _tag: 'Full'; readonly reason: string }
  /** The lease or the lane belongs to another worker now, or was given back. Nothing was written. */
  | { readonly _tag: 'Lost'; readonly reason: string }
  /** The inbox was closed, or the signal of a claim was aborted. */
  | { readonly _tag: 'Closed'; readonly reason: string }

/** An update to store. */
export interface InboxUpdate {
  /** The `update_id`. */
  readonly id: number
  /** Updates of one lane are handled in the order of their ids. */
  readonly lane: string
  /** The kind of the update, such as `message`: a word of the Bot API, never a word of a user. */
  readonly kind: string
  /** The whole update as JSON. */
  readonly text: string
  /** Why the update cannot be handled. An update with a fault is parked at once. */
  readonly fault?: string
  /** The context of the update's trace, at most 2,000 characters. It is stored, too. */
  readonly trace?: string
  /** The decoded update, for a worker in the same process. An inbox does not store it. */
  readonly update?: Update
}

/** An update that a worker holds. */
export interface TakenUpdate {
  readonly id: number
  readonly lane: string
  readonly text: string
  /** How many times its handling has begun before. */
  readonly attempts: number
  /** When the update was put, in milliseconds since 1970; missing if an older release did not store it. */
  readonly receivedAt?: Millis
  /** The context of the update's trace; missing if it was put without one. */
  readonly trace?: string
  /** Fences the lane: an operation with an old token is refused as `Lost`. */
  readonly token: string
}

/** An update that was put aside, without its content. */
export interface ParkedUpdate {
  readonly id: number
  readonly lane: string
  readonly kind: string
  readonly reason: string
  readonly attempts: number
  /** In milliseconds since 1970. */
  readonly receivedAt: Millis
  readonly parkedAt: Millis
}

/** An update of a user or a chat that an inbox has stored. */
export interface KeptUpdate {
  readonly id: number
  /** The whole update as JSON. */
  readonly text: string
}

/** How a worker wants to take updates. */
export interface InboxClaim {
  /** How many lanes may be held at a time, 1 or more. */
  readonly lanes: number
  /** How many updates of one lane may be held at a time, 1 or more. */
  readonly perLane: number
  /**
   * How many times an update may be tried, 1 or more. After two deaths of its process, an update no longer
   * runs at the same time as other such updates. It is parked only after so many more deaths, since a process
   * may be killed for another reason.
   */
  readonly attempts: number
  /** Says once who owns the inbox if the claim has to wait, and whatever else the operator should know. */
  readonly report: Notify
  /** Gets the changes of leases, except the begin and the loss of this lease. Default: nothing. */
  readonly onChange?: (change: LeaseChange) => void
  /** Ends the waiting. */
  readonly signal: AbortSignal
}

/**
 * The right to take the updates of a bot. Every operation is refused as `Lost` after another worker has taken
 * over. With some engines, workers of several processes can share an inbox: then each has a lease of its own,
 * on the lanes that it holds.
 */
export interface InboxLease {
  /**
   * Waits for updates and returns them, each lane in order. A worker holds a lane until all updates that it
   * took from the lane have ended. Returns an empty array if the signal is aborted.
   */
  readonly take: (signal: AbortSignal) => TaskEither<InboxError, ReadonlyArray<TakenUpdate>>
  /** Counts an attempt. The handler starts after it. */
  readonly begin: (update: TakenUpdate) => TaskEither<InboxError, void>
  /** Removes an update that was handled. */
  readonly done: (update: TakenUpdate) => TaskEither<InboxError, void>
  /**
   * Gives the whole lane back. From the time `at`, in milliseconds since 1970, the lane is given again,
   * beginning with this update. Operations on updates that were held of the lane are refused as `Lost`.
   */
  readonly retry: (update: TakenUpdate, at: Millis) => TaskEither<InboxError, void>
  /** Puts an update aside. Its lane goes on. */
  readonly park: (update: TakenUpdate, reason: string) => TaskEither<InboxError, void>
  /** Aborted when the lease is lost. It is read before each call of a handler. */
  readonly lost: AbortSignal
  /** Gives the lease back. The next worker gets the updates that have not ended. */
  readonly release: Task<void>
}

/** The right to fetch the updates of a bot from Telegram. One process has it at a time. */
export interface InboxLead {
  /** Does the same as `put` of the inbox, but fails as `Lost` after another process has taken over. */
  readonly put: OpenInbox['put']
  /** Aborted when the lead is lost. */
  readonly lost: AbortSignal
  /** Gives the lead back. */
  readonly release: Task<void>
}

/** The open inbox of one bot. Operations in one turn of the event loop share a transaction. */
export interface OpenInbox {
  /**
   * Stores updates, all or none, and returns how many are new. An update that was put before changes nothing,
   * even after it was handled.
   */
  readonly put: (updates: ReadonlyArray<InboxUpdate>) => TaskEither<InboxError, number>
  /** Waits until no other worker has the lease, and takes it. Workers that share lanes do not wait. */
  readonly claim: (claim: InboxClaim) => TaskEither<InboxError, InboxLease>
  /**
   * Waits until no other process fetches the updates, and takes the lead. Default: the process that has the
   * lease fetches.
   */
  readonly lead?: (claim: Pick<InboxClaim, 'report' | 'signal'>) => TaskEither<InboxError, InboxLead>
  readonly count: TaskEither<InboxError, InboxCount>
  /** The counts, and more figures if the engine has them. Default: only `count`. */
  readonly figures?: TaskEither<InboxError, InboxFigures>
  /** The parked updates, oldest first: at most 1,000, beginning at an id. */
  readonly list: (from?: number) => TaskEither<InboxError, ReadonlyArray<ParkedUpdate>>
  /** The whole text of a parked update. `undefined` if it is not parked. */
  readonly show: (
    id: number,
  ) => TaskEither<InboxError, (ParkedUpdate & { readonly text: string }) | undefined>
  /** Puts parked updates back into their lanes, with new attempts. Returns how many there were. */
  readonly replay: (ids: ReadonlyArray<number>) => TaskEither<InboxError, number>
  /** Erases parked updates. Returns how many there were. */
  readonly drop: (ids: ReadonlyArray<number>) => TaskEither<InboxError, number>
  /**
   * All updates of a user or a chat that wait or are parked, as `isAbout` of RawUpdate finds them, and any
   * other ones that the engine still has. Missing, as `eraseOf`, if the inbox cannot read its updates.
   */
  readonly exportOf?: (id: number) => TaskEither<InboxError, ReadonlyArray<KeptUpdate>>
  /**
   * Erases the updates that `exportOf` returns, and returns how many there were. A running handler goes on;
   * its update is not tried again.
   */
  readonly eraseOf?: (id: number) => TaskEither<InboxError, number>
  readonly close: Task<void>
}

/** Where updates are stored. It opens nothing before `open`. */
export interface Inbox {
  /** Opens the inbox of a bot, by the bot's id. */
  readonly open: (bot: number) => TaskEither<InboxError, OpenInbox>
  /** The name of the inbox in sentences, such as its file. */
  readonly name: string
}

/** After so many deaths of its process, an update runs alone. */
export const deathsTogether = 2

/** How long an inbox knows the id of an update that was put. Telegram keeps an update for at most a day. */
export const seenFor: Millis = 2 * 86_400_000

// constructors

export const unavailable = (reason: string): InboxError => ({ _tag: 'Unavailable', reason })

export const unusable = (reason: string): InboxError => ({ _tag: 'Unusable', reason })

/** The refusal of an update that was erased. */
export const erased = (id: number): InboxError => ({ _tag: 'Lost', reason: `Update ${id} was erased.` })

export const closed: InboxError = { _tag: 'Closed', reason: 'The inbox is closed.' }

// destructors

/** One sentence for the operator of the bot. */
export const showInboxError = ({ reason }: InboxError): string => reason
