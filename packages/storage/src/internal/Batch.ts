// Gathers writes that arrive together, so that they are committed together.

import type { StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

// model

/** A waiting write. `run` changes the draft. Call the function that it returns after the commit. */
export interface Write<D> {
  readonly run: (draft: D) => () => void
  readonly fail: (error: StoreError) => void
}

// constructors

/** Gathers writes until `take` is called. `schedule` runs at the first write. */
export const makeBatch = <D>(schedule: (take: () => ReadonlyArray<Write<D>>) => void) => {
  const waiting: Array<Write<D>> = []
  return <A>(write: (draft: D) => E.Either<StoreError, A>): TE.TaskEither<StoreError, A> =>
    () =>
      new Promise((resolve) => {
        const run = (draft: D) => {
          const result = write(draft)
          return () => resolve(result)
        }
        const length = waiting.push({ run, fail: (error) => resolve(E.left(error)) })
        if (length === 1) schedule(() => waiting.splice(0))
      })
}
