// A time limit for a whole call: its wait in a queue, its repeats, its answer.

import { type Clock, system } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import { bounded, type CallMiddleware } from './CallMiddleware.ts'

// model

export interface CallTimeoutOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * Ends a call that takes longer than a limit as `Timeout`: later steps that still wait or run are aborted.
 * The client's own `timeout` is a limit for each attempt. `getUpdates` has no limit here, since it has a
 * parameter for its time. It throws a `RangeError` if the limit is not a `Duration`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { retry, through, timeout } from '@pipegram/client/Outgoing'
 *   import { getMe } from '@pipegram/core/Calls'
 *   import { makeRecorder, makeTestClock } from '@pipegram/testing'
 *
 *   const clock = makeTestClock()
 *   const { call } = makeRecorder(({ method }) =>
 *     E.left({ _tag: 'RateLimited', method, retryAfter: 20, description: '' }),
 *   )
 *   const me = pipe(call, through(timeout('5s', { clock }), retry({ clock })))(getMe())()
 *
 *   await clock.advance(5_000)
 *   assert.deepStrictEqual(await me, E.left({ _tag: 'Timeout', method: 'getMe', after: 5_000 }))
 */
export const timeout = (limit: Duration, { clock = system }: CallTimeoutOptions = {}): CallMiddleware => {
  const ms = toMillis('timeout', limit)
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
