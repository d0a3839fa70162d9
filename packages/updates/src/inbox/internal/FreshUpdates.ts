// Updates between their put and their take by one process, so that they are decoded once.

import * as E from 'fp-ts/lib/Either.js'
import { decode } from '../../Batch.ts'
import type { InboxUpdate, TakenUpdate } from '../Inbox.ts'

// model

/** Updates that were put here last. */
export interface FreshUpdates {
  readonly remember: (update: InboxUpdate) => void
  /** A taken update, decoded, and forgotten here: a handler may change it. */
  readonly decodedOf: (taken: TakenUpdate) => ReturnType<typeof decode>
}

// How many updates are remembered.
const most = 1_000

// constructors

/** Remembers nothing yet. */
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
