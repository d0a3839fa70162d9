// Controls a broadcast by its name, from any process that shares its store.

import type { Store, StoreError } from '@pipegram/core/Store'
import { keysIn } from '@pipegram/core/StoreKeys'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { BroadcastHandle } from './BroadcastPlan.ts'
import { beginning, type BroadcastPhase, makeBook } from './internal/BroadcastBook.ts'

// constructors

/** The control of a broadcast in a store. */
export const broadcastControl = (store: Store, id: string): BroadcastHandle => {
  const { state } = makeBook(store, id, 0)
  const become = (phase: BroadcastPhase): TE.TaskEither<StoreError, void> =>
    state.change((before) => ({
      value:
        before === undefined || before.phase === 'done' || before.phase === 'cancelled'
          ? before
          : { ...before, phase },
      result: undefined,
    }))
  return {
    progress: pipe(
      state.get,
      TE.map((found) =>
        found === undefined
          ? undefined
          : {
              ...found.counts,
              rate: found.rate,
              state:
                found.phase !== 'open' ? found.phase : found.runner === undefined ? 'stopped' : 'running',
            },
      ),
    ),
    pause: become('paused'),
    resume: become('open'),
    cancel: become('cancelled'),
  }
}

/** The ids of all broadcasts in a store. */
export const broadcastsIn = (store: Required<Store>): TE.TaskEither<StoreError, ReadonlyArray<string>> =>
  pipe(
    store,
    keysIn(beginning),
    TE.map((keys) => keys.map((key) => key.slice(beginning.length))),
  )
