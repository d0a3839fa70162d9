// An act of a person: it makes a new state, or says why the person cannot do it.

import type * as E from 'fp-ts/lib/Either.js'
import type { Millis } from '../../values/EmulatorClock.ts'
import type { State } from '../State.ts'

// model

/** A new state and the result of an act, or why the act cannot be done. */
export type ActResult<A> = E.Either<string, readonly [State, A]>

/** Something that a person does. */
export type Act<A> = (state: State, now: Millis) => ActResult<A>
