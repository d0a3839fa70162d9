// Remembers updates that this process puts until it takes them, so that they are decoded only once.

import * as E from 'fp-ts/lib/Either.js'
import { decode } from '../../Batch.ts'
import type { InboxUpdate, TakenUpdate } from '../Inbox.ts'

// model

/** The last updates that this process has put. */
export interface FreshUpdates {
  readonly remember: (update: InboxUpdate) => void
  /** Decodes a taken update, and forgets it, since a handler may change it. */
  readonly decodedOf: (taken: TakenUpdate) => ReturnType<typeof decode>
}

// How many updates are remembered.
const most = 1_000

// constructors

/** An empty memory of updates. */
export const makeFreshUpdates = (): FreshUpdates => {
  const known = new Map<number, InboxUpdate>()
  return {
    remember: (update) => {
      known.set(update.id, update)
      const [oldest] = known.size > most ? known.keys() : []
      if (oldest !== undefined) known.delete(oldest)
    },
    decodedOf: ({ id, text }) => {
      const found = known.get(id)
      known.delete(id)
      return found?.update !== undefined && found.text === text
        ? E.right(found.update)
        : decode(JSON.parse(text))
    },
  }
}
