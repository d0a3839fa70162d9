// A time limit on the whole way of a call: its waits for a turn, its repeats, its answer.

import { type Clock, type Millis, system } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import { bounded, type CallMiddleware } from './CallMiddleware.ts'

// model

export interface CallTimeoutOptions {
  /** The machine's clock unless told. */
  readonly clock?: Clock
}

// constructors

/**
 * Ends what takes longer than this, in milliseconds, as `Timeout`: whatever waits or runs behind it is given
 * up. The client's own limit is one for each attempt. `getUpdates` is left alone, since its time is what it
 * asks for.
 *
 * It throws a `RangeError` where the time is not a number from 1 on.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { retry, through, timeout } from '@pipegram/client'
 *   import { getMe } from '@pipegram/core/Calls'
 *   import { makeRecorder, makeTestClock } from '@pipegram/testing'
 *
 *   const clock = makeTestClock()
 *   const { call } = makeRecorder(({ method }) =>
 *     E.left({ _tag: 'RateLimited', method, retryAfter: 40, description: '' }),
 *   )
 *   const me = pipe(call, through(timeout(5_000, { clock }), retry({ clock })))(getMe())()
 *
 *   await clock.advance(5_000)
 *   assert.deepStrictEqual(await me, E.left({ _tag: 'Timeout', method: 'getMe', after: 5_000 }))
 */
export const timeout = (ms: Millis, { clock = system }: CallTimeoutOptions = {}): CallMiddleware => {
  if (!(ms >= 1))
    throw new RangeError(`The time limit is ${ms} and should be a number of milliseconds from 1 on.`)
  return (call, next) => {
    const { method } = call
    if (method === 'getUpdates') return next(call)
    return async () => {
      const [over, ended] = [new AbortController(), new AbortController()]
      void clock
        .sleep(ms, ended.signal)()
        .then(() => {
          if (!ended.signal.aborted) over.abort()
        })
      const result = await bounded(next)
        .with({ signal: over.signal })(call)()
        .finally(() => {
          ended.abort()
        })
      return over.signal.aborted && E.isLeft(result) && result.left._tag === 'Aborted'
        ? E.left({ _tag: 'Timeout', method, after: ms })
        : result
    }
  }
}
