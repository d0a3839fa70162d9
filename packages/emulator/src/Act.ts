// What people do: each act gives a new state, or says why a person cannot do it.

import type * as E from 'fp-ts/lib/Either.js'
import type { Millis } from './Clock.ts'
import type { State } from './State.ts'

// model

/** What an act comes to, or why it cannot be done. */
export type Done<A> = E.Either<string, readonly [State, A]>

/** Something a person does. */
export type Act<A> = (state: State, now: Millis) => Done<A>
