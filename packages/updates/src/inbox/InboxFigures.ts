// The figures of an inbox, for metrics, and to decide how many workers it needs.

// model

/** How many updates an inbox holds for a bot. */
export interface InboxCount {
  readonly waiting: number
  readonly parked: number
}

/** The present figures of a bot's inbox. A field is missing if its engine has no such thing. */
export interface InboxFigures extends InboxCount {
  /** The updates that have not ended, by partition. */
  readonly partitions?: ReadonlyArray<{ readonly name: string; readonly waiting: number }>
  /** How many lanes are `ready` for a worker, `held` by one, or wait for a time (`later`). */
  readonly lanes?: Readonly<Record<'held' | 'later' | 'ready', number>>
  /** How many workers have a lease. */
  readonly workers?: number
}

/**
 * A change of who may take or fetch updates. `claimed`: this process got a lease. `lost`: its lease ended
 * without being given back. `expired`: it ended the expired lease of another process. `taken`, `left`: it
 * took a partition, or gave one back. `led`, `deposed`: it began to fetch the updates, or lost the lead.
 */
export type LeaseChange = 'claimed' | 'deposed' | 'expired' | 'led' | 'left' | 'lost' | 'taken'
