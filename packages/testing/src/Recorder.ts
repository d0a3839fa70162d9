// An interpreter that sends nothing: it records the calls, and a test decides the answers.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { explain } from '@pipegram/core/Fault'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

// model

/** The answer of a test to a call: a refusal, or a value that is decoded like an answer of Telegram. */
export interface CallAnswer {
  (call: Call<unknown>): E.Either<ApiError, unknown>
}

/** An interpreter, and the calls that it has run, in order. */
export interface Recorder {
  readonly call: Interpreter
  readonly calls: () => ReadonlyArray<Call<unknown>>
}

// constructors

/** A recorder. A call is recorded when it runs, not when it is built. */
export const makeRecorder = (answer: CallAnswer): Recorder => {
  const calls: Array<Call<unknown>> = []
  const call: Interpreter =
    <A>(request: Call<A>): TE.TaskEither<ApiError, A> =>
    () => {
      calls.push(request)
      const answered = answer(request)
      if (E.isLeft(answered)) return Promise.resolve(answered)
      const decoded = request.result.decode(answered.right)
      if (E.isRight(decoded)) return Promise.resolve(decoded)
      return Promise.resolve(
        E.left({ _tag: 'Malformed', method: request.method, errors: explain(request.method)(decoded.left) }),
      )
    }
  return { call, calls: () => [...calls] }
}
