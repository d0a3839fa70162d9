// Counts updates by outcome, and measures how long they took.

import { type Clock, system } from '@pipegram/core/Clock'
import type { MetricsSink } from '@pipegram/core/Metrics'
import { kindOf } from '@pipegram/core/Update'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import { named, type Middleware, type Outcome } from '../pipeline/Middleware.ts'
import { watched } from './internal/OutcomeLabel.ts'

// model

/** Options of `metrics`. */
export interface UpdateMetricsOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * Counts ended updates in `telegram_updates_total`, by kind and outcome: `handled`, `skipped`, the tag of an
 * error, or `threw`. Measures their time in `telegram_update_seconds`, by kind. The sink is a port of two
 * functions: a registry of core, a meter of OpenTelemetry through `fromMeter`, or any other metrics library.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { metrics } from '@pipegram/compose/UpdateMetrics'
 *   import { makeRegistry } from '@pipegram/core/Metrics'
 *   import { harness, said } from '@pipegram/testing'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const registry = makeRegistry()
 *   const bot = pipeline(
 *     use(metrics(registry)),
 *     handle(() => TE.right('done')),
 *   )
 *
 *   await harness(bot)(said('hello'))()
 *   assert.match(registry.text(), /^telegram_updates_total\{kind="message",outcome="handled"\} 1$/m)
 */
export const metrics = (
  { count, observe }: MetricsSink,
  { clock = system }: UpdateMetricsOptions = {},
): Middleware<HasUpdate, object, never> => {
  const metrics =
    <E>(
      { update }: HasUpdate,
      next: (added: object) => TE.TaskEither<E, Outcome>,
    ): TE.TaskEither<E, Outcome> =>
    async () => {
      const start = clock.now()
      return watched(
        () => next({}),
        (outcome) => {
          const kind = kindOf(update) ?? 'unlisted'
          count('telegram_updates_total', { kind, outcome })
          observe('telegram_update_seconds', (clock.now() - start) / 1000, { kind })
        },
      )()
    }
  return named('metrics', metrics, true)
}
