// A request to the Bot API as a value, and the type of what runs one. To build a call does nothing.

import type * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { ApiError } from './ApiError.ts'

// model

/** A request: the method, its parameters, and the decoder of its result `A`. */
export interface Call<A> {
  readonly method: string
  readonly params: object
  readonly result: t.Decoder<unknown, A>
  /** True if the parameters of this method may hold an `InputFile`. */
  readonly upload?: true
}

/** The result type of a call. */
export type ResultOf<C> = C extends Call<infer A> ? A : never

/** Runs a call. The client, the emulator and the recorder of a test are interpreters. */
export interface Interpreter {
  <A>(call: Call<A>): TE.TaskEither<ApiError, A>
}
