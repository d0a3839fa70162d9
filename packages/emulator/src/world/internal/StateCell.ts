// Where a world keeps its state.

import type { IO } from 'fp-ts/lib/IO.js'
import type { State } from '../../state/State.ts'

// model

/** The state, which can be read and replaced. */
export interface StateCell {
  readonly get: IO<State>
  readonly set: (next: State) => void
}

// constructors

/** A cell that holds a state. */
export const makeStateCell = (start: State): StateCell => {
  let state = start
  return {
    get: () => state,
    set: (next) => {
      state = next
    },
  }
}
