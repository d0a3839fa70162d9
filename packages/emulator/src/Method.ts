// What a method of the Bot API is here: from the state and a request to a new state and a result, or a
// refusal.

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { Millis } from './Clock.ts'
import type { Happening } from './Happening.ts'
import type { Parameters } from './Parameters.ts'
import type { State } from './State.ts'

// model

/** A request whose token was right. */
export interface Request {
  /** The method, in lower case. */
  readonly method: string
  readonly params: Parameters
  readonly now: Millis
}

/** What a request comes to. */
export interface Played {
  readonly state: State
  readonly result: unknown
  /** Said beside the result; the methods of webhooks do. */
  readonly description?: string
  readonly happened?: ReadonlyArray<Happening>
}

/** Plays a method. A refusal leaves the state as it was. */
export type Method = (state: State, request: Request) => E.Either<Refusal, Played>

// constructors

/** A result that changes nothing. */
export const answered = (state: State, result: unknown): E.Either<Refusal, Played> =>
  E.right({ state, result })
