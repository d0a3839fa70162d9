// Metrics and traces of an inbox, and of the process that uses it.

import type { MetricsSink } from '@pipegram/core/Metrics'
import type { TraceCarrier } from './UpdateTracing.ts'

// model

/** The options to watch an inbox. */
export interface InboxSeeing {
  /**
   * With an inbox: receives counts of updates that wait, that were handled, retried and parked, and of
   * changes of leases. `makeRegistry()` of `@pipegram/core/Metrics` shows them as text for Prometheus.
   * Default: nothing is counted.
   */
  readonly metrics?: MetricsSink
  /**
   * With an inbox: carries the trace of an update from the process that receives it to the one that handles
   * it. Default: a handler begins a trace of its own.
   */
  readonly tracing?: TraceCarrier
}
