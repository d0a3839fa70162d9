// A limit for the time that an update may take.

import { bounded } from '@pipegram/core/Bounded'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasCall, HasSignal, HasTurn } from '../pipeline/Context.ts'
import type { UserFacingError } from '../pipeline/errors/UserFacingError.ts'
import { named, type Middleware } from '../pipeline/Middleware.ts'

// model

/** The later steps took longer than the limit. */
export interface TimedOut extends UserFacingError {
  readonly _tag: 'TimedOut'
  /** The limit, in ms. */
  readonly after: Millis
}

/** Options of `timeout`. */
export interface TimeoutOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
  /** What the user is told. Default: `That took too long. Please try again later.` */
  readonly sentence?: string
}

// constructors

/**
 * Fails as `TimedOut` if the later steps take longer than the limit: milliseconds, or `'5s'`, `'1m'`. The
 * `signal` tells the later steps to stop, and their calls are cancelled. Work that ignores both continues,
 * but its result is dropped. Throws a `RangeError` for a limit below 1 ms.
 *
 * A running bot gives each update one minute, or its `timeLimit`. A longer limit here replaces that limit for
 * this branch. `'none'` removes it, and never fails.
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
export function timeout(limit: 'none'): Middleware<HasCall & HasTurn, unknown, never>
export function timeout(
  limit: Duration,
  options?: TimeoutOptions,
): Middleware<HasCall & HasTurn, HasCall & HasSignal, TimedOut>
export function timeout(limit: Duration | 'none', options: TimeoutOptions = {}) {
  return limit === 'none' ? unlimited : limited(toMillis('The limit of timeout', limit), options)
}

// private

const unlimited: Middleware<HasCall & HasTurn, unknown, never> = named(
  'timeout none',
  ({ turn }, next) =>
    () => {
      turn?.extend(Infinity)
      return next({})()
    },
  true,
)

const limited = (
  ms: Millis,
  { clock = system, sentence = 'That took too long. Please try again later.' }: TimeoutOptions,
): Middleware<HasCall & HasTurn, HasCall & HasSignal, TimedOut> =>
  named(
    `timeout ${ms} ms`,
    <E2>(
      ctx: HasCall & HasTurn,
      next: (added: HasCall & HasSignal) => TE.TaskEither<E2, 'handled' | 'skipped'>,
    ) =>
      async () => {
        ctx.turn?.extend(ms)
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
