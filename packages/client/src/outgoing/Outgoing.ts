// All that a call can go through on its way out, under one name: who imports the front door finds them as
// `outgoing`, since the steps of updates go by some of the same names.

export { cache, type Options as CacheOptions } from './Cache.ts'
export { compose, identity, through } from './CallMiddleware.ts'
export { type Defaults, defaults } from './Defaults.ts'
export { dryRun, type Options as DryRunOptions } from './DryRun.ts'
export { escaping, type Options as EscapingOptions, trusted } from './CallEscaping.ts'
export { log, type Options as LogOptions, type Record as LogRecord } from './CallLog.ts'
export { metrics } from './CallMetrics.ts'
export { retry, type Options as RetryOptions } from './Retry.ts'
export { throttle, type Options as ThrottleOptions } from './CallThrottle.ts'
export { timeout } from './CallTimeout.ts'
export { trace, type Tracer } from './CallTrace.ts'
export { type Options as WebhookReplyOptions, unanswered, webhookReply } from './WebhookReply.ts'
