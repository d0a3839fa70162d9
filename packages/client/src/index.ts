// The client: an Interpreter over HTTP.

export { type Client, type Limits as CallLimits, makeClient, type Options as ClientOptions, withSignal, withTimeout } from './Client.ts'
