// A method of the Bot API: from a state and a request to a new state and a result, or to a refusal.

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { Parameters } from '../../requests/internal/Parameters.ts'
import type { Millis } from '../../values/EmulatorClock.ts'
import type { ChatEvent } from '../ChatEvent.ts'
import type { State } from '../State.ts'

// model

/** A request with the right token. */
export interface MethodRequest {
  /** The method, in lower case. */
  readonly method: string
  readonly params: Parameters
  readonly now: Millis
}

/** The new state and the result of a request. */
export interface MethodResult {
  readonly state: State
  readonly result: unknown
  /** A text beside the result. Only methods of webhooks have it. */
  readonly description?: string
  /** Present if the result is invented. */
  readonly synthesised?: true
  readonly happened?: ReadonlyArray<ChatEvent>
}

/** Plays a method. A refusal does not change the state. */
export type Method = (state: State, request: MethodRequest) => E.Either<Refusal, MethodResult>

/** Methods by name. */
export type MethodTable = Readonly<Record<string, Method>>

// constructors

/** A result without events. */
export const withResult = (state: State, result: unknown): E.Either<Refusal, MethodResult> =>
  E.right({ state, result })
