// How an inbox, and the process that uses it, are watched.

import type { MetricsSink } from '@pipegram/core/Metrics'
import type { TraceCarrier } from './UpdateTracing.ts'

// model

/** The options of who watches an inbox. */
export interface InboxSeeing {
  /**
   * With an inbox: receives what waits, what was handled, retried and parked, and which leases changed.
   * `makeRegistry()` of `@pipegram/core/Metrics` has it as text for Prometheus. Default: nothing is counted.
   */
  readonly metrics?: MetricsSink
  /**
   * With an inbox: carries the trace of an update from the process that receives it to the one that handles
   * it. Default: a handler begins a trace of its own.
   */
  readonly tracing?: TraceCarrier
}
