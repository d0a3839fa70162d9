// The client: an Interpreter over HTTP, and what a call goes through on its way.

export { cache, type Options as CacheOptions } from './Cache.ts'
export { type CallMiddleware, compose, through } from './CallMiddleware.ts'
export { type Client, type Limits as CallLimits, makeClient, type Options as ClientOptions, withSignal, withTimeout } from './Client.ts'
export { type Defaults, defaults } from './Defaults.ts'
export { dryRun, type Options as DryRunOptions } from './DryRun.ts'
export { escaping, type Options as EscapingOptions, trusted } from './Escaping.ts'
export { log, type Options as LogOptions, type Record as LogRecord } from './Log.ts'
export { metrics } from './Metrics.ts'
export { retry, type Options as RetryOptions } from './Retry.ts'
export { throttle, type Options as ThrottleOptions } from './Throttle.ts'
export { timeout } from './Timeout.ts'
export { trace, type Tracer } from './Trace.ts'
