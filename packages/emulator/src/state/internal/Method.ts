// A method of the Bot API: it takes a state and a request, and gives a new state and a result, or a refusal.

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { Parameters } from '../../requests/internal/Parameters.ts'
import type { Millis } from '../../values/EmulatorClock.ts'
import type { ChatEvent } from '../ChatEvent.ts'
import type { State } from '../State.ts'

// model

/** A request whose token was right. */
export interface MethodRequest {
  /** The method, in lower case. */
  readonly method: string
  readonly params: Parameters
  readonly now: Millis
}

/** What a request comes to. */
export interface MethodResult {
  readonly state: State
  readonly result: unknown
  /** Said beside the result; the methods of webhooks do. */
  readonly description?: string
  readonly happened?: ReadonlyArray<ChatEvent>
}

/** Plays a method. A refusal leaves the state as it was. */
export type Method = (state: State, request: MethodRequest) => E.Either<Refusal, MethodResult>

// constructors

/** A result that changes nothing. */
export const answered = (state: State, result: unknown): E.Either<Refusal, MethodResult> =>
  E.right({ state, result })
