// Metrics of calls: their number, their outcomes, and their times.

import { type Clock, system } from '@pipegram/core/Clock'
import type { MetricsSink } from '@pipegram/core/Metrics'
import * as E from 'fp-ts/lib/Either.js'
import type { CallMiddleware } from './CallMiddleware.ts'
import { methodOf } from './internal/Methods.ts'

// model

export interface CallMetricsOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * Counts each ended call in `telegram_calls_total`, by method and outcome (`ok` or the tag of the error), and
 * records its time in `telegram_call_seconds`, by method. The sink is a port of two functions: a registry of
 * core, or an adapter to any library. If the sink throws, the call does not fail.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { metrics, through } from '@pipegram/client/Outgoing'
 *   import { getMe } from '@pipegram/core/Calls'
 *   import { makeRegistry } from '@pipegram/core/Metrics'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const registry = makeRegistry()
 *   await pipe(makeRecorder(Answer.success()).call, through(metrics(registry)))(getMe())()
 *
 *   assert.match(registry.text(), /^telegram_calls_total\{method="getMe",outcome="ok"\} 1$/m)
 */
export const metrics =
  ({ count, observe }: MetricsSink, { clock = system }: CallMetricsOptions = {}): CallMiddleware =>
  (call, next) =>
  async () => {
    const method = methodOf(call)
    const start = clock.now()
    const result = await next(call)()
    try {
      count('telegram_calls_total', { method, outcome: E.isRight(result) ? 'ok' : result.left._tag })
      observe('telegram_call_seconds', (clock.now() - start) / 1000, { method })
    } catch {
      // A call does not fail because its metrics do.
    }
    return result
  }
