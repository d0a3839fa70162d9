// The client: an Interpreter over HTTP, and what a call goes through on its way.

export { type CallMiddleware, compose, through } from './CallMiddleware.ts'
export { type Client, type Limits as CallLimits, makeClient, type Options as ClientOptions, withSignal, withTimeout } from './Client.ts'
export { retry, type Options as RetryOptions } from './Retry.ts'
export { throttle, type Options as ThrottleOptions } from './Throttle.ts'
