// Limits that several processes keep together in a store: each process has a part of the limits on all chats,
// and each message a place in the record of its chat.

import type { Clock } from '@pipegram/core/Clock'
import type { Store, StoreError } from '@pipegram/core/Store'
import { makeChatPlaces, type ChatPlaces } from './ChatPlaces.ts'
import type { QueueLimits } from './ChatQueue.ts'
import { makeStoreAsk } from './StoreAsk.ts'
import { makeTokenShare, type ShareOptions, type TokenShare } from './TokenShare.ts'

// model

/** The limits of all processes together. */
export interface SharedLimits {
  readonly places: ChatPlaces
  /** The part of this process of a limit on all chats. */
  readonly divide: (
    kind: 'unpaid' | 'paid',
    options: Pick<ShareOptions, 'demand' | 'changed' | 'held'>,
  ) => TokenShare
}

export interface SharedLimitsOptions {
  readonly store: Store
  readonly clock: Clock
  readonly limits: QueueLimits
  /** The most processes that share the store: while it is away, each keeps to such a part of the limits. */
  readonly processes: number
  readonly onError: (error: StoreError) => void
}

// constructors

/** Limits in a store. If the store fails, this process keeps to its own limits, and `onError` is told. */
export const makeSharedLimits = ({ processes, onError, ...options }: SharedLimitsOptions): SharedLimits => {
  const ask = makeStoreAsk(options.clock, onError)
  const name = crypto.randomUUID()
  return {
    places: makeChatPlaces({ ...options, ask }),
    divide: (kind, its) => {
      const limit = kind === 'paid' ? options.limits.paid : options.limits.overall
      return makeTokenShare({
        ...{ ...options, ...its, ask, limit, name },
        key: kind === 'paid' ? 'calls paid' : 'calls all',
        alone: Math.max(1, Math.floor(limit.messages / processes)),
      })
    },
  }
}
