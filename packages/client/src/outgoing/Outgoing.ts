// All call middlewares. The package `pipegram` exports them as `outgoing`, since some steps of a pipeline
// have the same names.

export { cache, type CacheOptions } from './Cache.ts'
export { compose, identity, through } from './CallMiddleware.ts'
export { type CallDefaults, defaults } from './Defaults.ts'
export { dryRun, type DryRunOptions } from './DryRun.ts'
export { escaping, type EscapingOptions, trusted } from './CallEscaping.ts'
export { log, type CallLogOptions as LogOptions, type CallLogRecord as LogRecord } from './CallLog.ts'
export { metrics } from './CallMetrics.ts'
export { retry, type RetryOptions } from './Retry.ts'
export { throttle, type CallThrottleOptions as ThrottleOptions } from './CallThrottle.ts'
export { timeout } from './CallTimeout.ts'
export { trace, type Tracer } from './CallTrace.ts'
export { type WebhookReplyOptions, unanswered, webhookReply } from './WebhookReply.ts'
