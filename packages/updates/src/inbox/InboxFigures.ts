// What an inbox tells about the work in it, for metrics and for who adds workers.

// model

/** How many updates an inbox holds for a bot. */
export interface InboxCount {
  readonly waiting: number
  readonly parked: number
}

/** How much an inbox holds for a bot now. A field is missing if the engine has no such thing. */
export interface InboxFigures extends InboxCount {
  /** The updates that have not ended, by partition. */
  readonly partitions?: ReadonlyArray<{ readonly name: string; readonly waiting: number }>
  /** How many lanes are `ready` for a worker, `held` by one, or wait for a time (`later`). */
  readonly lanes?: Readonly<Record<'held' | 'later' | 'ready', number>>
  /** How many workers have a lease. */
  readonly workers?: number
}

/**
 * A change of who may take updates. `claimed`: a lease began here. `lost`: it ended without being given back.
 * `expired`: this process found the lease of another one over, and ended it. `taken`, `left`: a partition
 * came here, or was given away. `led`, `deposed`: this process began to fetch the updates, or lost the lead.
 */
export type LeaseChange = 'claimed' | 'deposed' | 'expired' | 'led' | 'left' | 'lost' | 'taken'
