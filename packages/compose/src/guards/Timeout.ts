// A limit to how long an update may take.

import { bounded } from '@pipegram/core/Bounded'
import type { Interpreter } from '@pipegram/core/Call'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasCall } from '../pipeline/Context.ts'
import type { UserFacingError } from '../pipeline/errors/UserFacingError.ts'
import { named, type Middleware } from '../pipeline/Middleware.ts'

// model

/** What follows took longer than it may. */
export interface TimedOut extends UserFacingError {
  readonly _tag: 'TimedOut'
  /** The limit, in milliseconds. */
  readonly after: Millis
}

/** What `timeout` adds. */
export interface HasSignal {
  /**
   * Aborted when time is up, or when calls are given up for another reason; for `fetch` and whatever else can
   * be told to stop.
   */
  readonly signal: AbortSignal
  /** Calls that are under way when time is up end as `Aborted`; so do those that begin later. */
  readonly call: Interpreter
}

export interface TimeoutOptions {
  /** The machine's clock unless told. */
  readonly clock?: Clock
  /** What the user is told. */
  readonly sentence?: string
}

// constructors

/**
 * Ends the way as `TimedOut` if what follows takes longer than so long (milliseconds, or `'5s'`, `'1m'`), so
 * that a chat does not wait for ever behind one of its updates. What follows is told by the `signal`, and its
 * calls are given up; what heeds neither runs on by itself, unheard, while the chat goes on. It throws a
 * `RangeError` where that is no time from 1 ms on.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as T from 'fp-ts/lib/Task.js'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { timeout } from '@pipegram/compose/Timeout'
 *   import { makeTestClock } from '@pipegram/testing'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const clock = makeTestClock()
 *   const slow = pipeline(
 *     use(on('message')),
 *     use(timeout(5_000, { clock })),
 *     handle(() => TE.fromTask(T.never)),
 *   )
 *
 *   const running = harness(slow)(said('Hello'))()
 *   await clock.advance(5_000)
 *
 *   const { outcome } = await running
 *   assert.deepStrictEqual(
 *     outcome,
 *     E.left({ _tag: 'TimedOut', after: 5_000, sentence: 'That took too long. Please try again later.' }),
 *   )
 */
export const timeout = (
  limit: Duration,
  { clock = system, sentence = 'That took too long. Please try again later.' }: TimeoutOptions = {},
): Middleware<HasCall, HasSignal, TimedOut> => {
  const ms = toMillis('The limit of timeout', limit)
  return named(
    `timeout ${ms} ms`,
    <E2>(ctx: HasCall, next: (added: HasSignal) => TE.TaskEither<E2, 'handled' | 'skipped'>) =>
      async () => {
        const [over, ended] = [new AbortController(), new AbortController()]
        const call = bounded(ctx.call).with({ signal: over.signal })
        const late = clock
          .sleep(ms, ended.signal)()
          .then((): E.Either<TimedOut, never> => {
            if (!ended.signal.aborted) over.abort()
            return E.left({ _tag: 'TimedOut', after: ms, sentence })
          })
        try {
          return await Promise.race([next({ call, signal: call.signal() })(), late])
        } finally {
          ended.abort()
        }
      },
    true,
  )
}
