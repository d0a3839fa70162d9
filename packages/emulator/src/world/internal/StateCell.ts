// Where a world keeps its state.

import type { IO } from 'fp-ts/lib/IO.js'
import { asBot } from '../../state/internal/BotView.ts'
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

/** The same cell in the view of a bot. A new state is stored in the view of the first bot. */
export const cellOf = (self: StateCell, bot_id: number): StateCell => {
  const first = self.get().bot.id
  return first === bot_id
    ? self
    : { get: () => asBot(bot_id)(self.get()), set: (next) => self.set(asBot(first)(next)) }
}
