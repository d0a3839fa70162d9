// Requests to a store for which calls wait: each ends in time and never rejects. An outage is reported once.

import { type Clock, within } from '@pipegram/core/Clock'
import type { StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { messageOf } from '../../http/internal/Cause.ts'

// model

/** Runs a request to the store. */
export interface StoreAsk {
  <A>(request: TaskEither<StoreError, A>): Promise<E.Either<StoreError, A>>
}

// constructors

/** Runs `onError` with the first failure after each success. */
export const makeStoreAsk = (clock: Clock, onError: (error: StoreError) => void): StoreAsk => {
  let isTold = false
  const tell = (error: StoreError): void => {
    if (isTold) return
    isTold = true
    try {
      onError(error)
    } catch {
      // A listener that fails must not stop a call.
    }
  }
  return async (request) => {
    const answer = await asked(clock, request)
    if (E.isRight(answer)) isTold = false
    else tell(answer.left)
    return answer
  }
}

// private

// A store that takes longer counts as failed, so that no call waits without end.
const patience = 2_000

const asked = async <A>(
  clock: Clock,
  request: TaskEither<StoreError, A>,
): Promise<E.Either<StoreError, A>> => {
  try {
    const answer = await within(clock, patience)(request())()
    return (
      answer ?? E.left({ _tag: 'Unavailable', reason: `The store has not answered within ${patience} ms.` })
    )
  } catch (cause) {
    return E.left({ _tag: 'Unavailable', reason: messageOf(cause) })
  }
}
