// An act of a person: it makes a new state, or says why the person cannot do it.

import type * as E from 'fp-ts/lib/Either.js'
import type { Millis } from '../../values/EmulatorClock.ts'
import type { State } from '../State.ts'

// model

/** A new state and the result of an act. Otherwise, why the act is impossible. */
export type ActResult<A> = E.Either<string, readonly [State, A]>

/** An action of a person. */
export type Act<A> = (state: State, now: Millis) => ActResult<A>
