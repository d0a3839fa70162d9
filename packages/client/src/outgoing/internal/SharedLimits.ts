// Limits that several processes share by a store: each process has a part of the limits on all chats, and
// each message has a place in the record of its chat.

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
  /** This process's part of a limit on all chats. */
  readonly divide: (
    kind: 'unpaid' | 'paid',
    options: Pick<ShareOptions, 'demand' | 'changed' | 'held'>,
  ) => TokenShare
}

export interface SharedLimitsOptions {
  readonly store: Store
  readonly clock: Clock
  readonly limits: QueueLimits
  /** The most processes that share the store. While it is away, each may use such a part of the limits. */
  readonly processes: number
  readonly onError: (error: StoreError) => void
}

// constructors

/** Limits in a store. If the store fails, this process uses limits of its own, and `onError` runs. */
export const makeSharedLimits = ({ processes, onError, ...options }: SharedLimitsOptions): SharedLimits => {
  const ask = makeStoreAsk(options.clock, onError)
  const name = crypto.randomUUID()
  return {
    places: makeChatPlaces({ ...options, ask }),
    divide: (kind, callbacks) => {
      const limit = kind === 'paid' ? options.limits.paid : options.limits.overall
      return makeTokenShare({
        ...{ ...options, ...callbacks, ask, limit, name },
        key: kind === 'paid' ? 'calls paid' : 'calls all',
        alone: Math.max(1, Math.floor(limit.messages / processes)),
      })
    },
  }
}
