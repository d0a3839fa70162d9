// Wing `inbox`: updates are written down before they are confirmed, and taken from there, lane by lane. This
// file has the port.

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
   * The inbox cannot be reached or refuses: a full disk, a lock. What was put may be there or not: put it
   * again.
   */
  | { readonly _tag: 'Unavailable'; readonly reason: string }
  /** The inbox cannot be used before a person changes something: its file is no inbox, or a wrong version. */
  | { readonly _tag: 'Unusable'; readonly reason: string }
  /** Too many updates wait. Nothing was written. Put again when some are done. */
  | { readonly _tag: 'Full'; readonly reason: string }
  /** The lease or the lane belongs to another worker now, or was given back. Nothing was written. */
  | { readonly _tag: 'Lost'; readonly reason: string }
  /** The inbox was closed, or the signal of a claim was aborted. */
  | { readonly _tag: 'Closed'; readonly reason: string }

/** An update to write down. */
export interface InboxUpdate {
  /** Its `update_id`. */
  readonly id: number
  /** Updates of one lane are handled in the order of their ids. */
  readonly lane: string
  /** What is in it, such as `message`; a word of the Bot API, never a word of a user. */
  readonly kind: string
  /** The whole update as JSON. */
  readonly text: string
  /** Why it cannot be handled: it is parked at once. */
  readonly fault?: string
  /** The context of its trace, kept with it, of at most 2,000 characters. */
  readonly trace?: string
  /** The update, decoded, for a worker in the process that puts it. An inbox does not keep it. */
  readonly update?: Update
}

/** An update that a worker holds. */
export interface TakenUpdate {
  readonly id: number
  readonly lane: string
  readonly text: string
  /** How often its handling has begun before. */
  readonly attempts: number
  /** When it was put, in milliseconds since 1970; missing if an older release has not kept it. */
  readonly receivedAt?: Millis
  /** The context of its trace; missing if it was put without one. */
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

/** An update that an inbox keeps of a user or a chat. */
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
   * How often an update may be tried, 1 or more. An update that was running when its process died, twice,
   * runs alone among its like from then on. It is parked after it has died so often in this way, since any
   * process may be killed for another reason.
   */
  readonly attempts: number
  /** Told once when the claim has to wait, who owns the inbox, and what a person should know of it. */
  readonly report: Notify
  /** Told what changes about leases, beside the begin and the loss of this one. Default: not told. */
  readonly onChange?: (change: LeaseChange) => void
  /** Ends the waiting. */
  readonly signal: AbortSignal
}

/**
 * The right to take the updates of a bot. Every operation is refused as `Lost` after another worker has taken
 * over. Workers of several processes can share an inbox if its engine can: then each has a lease of its own,
 * on the lanes that it holds.
 */
export interface InboxLease {
  /**
   * Waits until there are updates to hold, and gives them, in the order of each lane. A lane is held by one
   * worker at a time, until all that was taken of it has ended. Gives an empty array if the signal is
   * aborted.
   */
  readonly take: (signal: AbortSignal) => TaskEither<InboxError, ReadonlyArray<TakenUpdate>>
  /** Counts an attempt. The handler starts after it. */
  readonly begin: (update: TakenUpdate) => TaskEither<InboxError, void>
  /** Removes an update that was handled. */
  readonly done: (update: TakenUpdate) => TaskEither<InboxError, void>
  /**
   * Gives the whole lane back. It is given again after a time, in milliseconds since 1970, from this update
   * on; until then what was held of the lane is refused as `Lost`.
   */
  readonly retry: (update: TakenUpdate, at: Millis) => TaskEither<InboxError, void>
  /** Puts an update aside. Its lane goes on. */
  readonly park: (update: TakenUpdate, reason: string) => TaskEither<InboxError, void>
  /** Aborted when the lease is lost. It is looked at before each call of a handler. */
  readonly lost: AbortSignal
  /** Gives the lease back. What was held and not ended is given to the next worker. */
  readonly release: Task<void>
}

/** The right to fetch the updates of a bot from Telegram, which one process has at a time. */
export interface InboxLead {
  /** As `put` of the inbox. It is refused as `Lost` after another process has taken over. */
  readonly put: OpenInbox['put']
  /** Aborted when the lead is lost. */
  readonly lost: AbortSignal
  /** Gives the lead back. */
  readonly release: Task<void>
}

/** The inbox of one bot, open. Operations of one turn of the event loop share a transaction. */
export interface OpenInbox {
  /**
   * Writes updates down, all or none, and gives how many are new. An update that was put before changes
   * nothing, even after it was handled.
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
  /** The same, with what else the engine can tell. Default: what `count` gives. */
  readonly figures?: TaskEither<InboxError, InboxFigures>
  /** What is parked, oldest first, at most 1,000 from an id on. */
  readonly list: (from?: number) => TaskEither<InboxError, ReadonlyArray<ParkedUpdate>>
  /** The whole text of a parked update. `undefined` if it is not parked. */
  readonly show: (
    id: number,
  ) => TaskEither<InboxError, (ParkedUpdate & { readonly text: string }) | undefined>
  /** Gives parked updates another chance, with new attempts. Gives how many there were. */
  readonly replay: (ids: ReadonlyArray<number>) => TaskEither<InboxError, number>
  /** Erases parked updates. Gives how many there were. */
  readonly drop: (ids: ReadonlyArray<number>) => TaskEither<InboxError, number>
  /**
   * All that waits or is parked of a user or a chat, as `isAbout` of RawUpdate says, and what else the engine
   * still has of them. Missing if the inbox cannot look into its updates; the same for `eraseOf`.
   */
  readonly exportOf?: (id: number) => TaskEither<InboxError, ReadonlyArray<KeptUpdate>>
  /**
   * Erases what `exportOf` gives, and gives how many there were. A handler that runs goes on; its update is
   * not tried again.
   */
  readonly eraseOf?: (id: number) => TaskEither<InboxError, number>
  readonly close: Task<void>
}

/** Where updates are written down. Nothing is opened before `open`. */
export interface Inbox {
  /** Opens the inbox of a bot, by the bot's id. */
  readonly open: (bot: number) => TaskEither<InboxError, OpenInbox>
  /** The name of the inbox in sentences, such as its file. */
  readonly name: string
}

/** How often an update is running at the death of its process before it runs alone. */
export const deathsTogether = 2

/** How many ids that were put are known at least, by time. Telegram keeps an update for at most a day. */
export const seenFor: Millis = 2 * 86_400_000

// constructors

export const unavailable = (reason: string): InboxError => ({ _tag: 'Unavailable', reason })

export const unusable = (reason: string): InboxError => ({ _tag: 'Unusable', reason })

/** The refusal of an update that was erased. */
export const erased = (id: number): InboxError => ({ _tag: 'Lost', reason: `Update ${id} was erased.` })

export const closed: InboxError = { _tag: 'Closed', reason: 'The inbox is closed.' }

// destructors

/** One sentence for the person who runs the bot. */
export const showInboxError = ({ reason }: InboxError): string => reason
