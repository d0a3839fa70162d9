// Middleware, chains and handlers: bots as typed pipelines.

export * from './Async.ts'
export * from './Auth.ts'
export * from './Callback.ts'
export * from './Chain.ts'
export * from './Choose.ts'
export { commands, type BadArguments, type HasCommand, type Spec } from './Commands.ts'
export * from './Context.ts'
export * from './Filter.ts'
export * from './Handler.ts'
export { inspect, type Inspection, type Options as InspectOptions } from './Inspect.ts'
export * from './Middleware.ts'
export * from './On.ts'
export * from './Refused.ts'
export * from './Report.ts'
export * as Shape from './Shape.ts'
export * from './Privacy.ts'
export * from './Throttle.ts'
export * from './Answering.ts'
export { callbacks, otherButtons, type BadButton } from './Callbacks.ts'
export {
  log,
  type Ending,
  type HasLog,
  type Level,
  type Note,
  type Options as LogOptions,
  type Record as LogRecord,
  type Sink,
} from './Log.ts'
export { metrics, type Options as MetricsOptions } from './Metrics.ts'
export { trace, type HasSpan, type Options as TraceOptions } from './Trace.ts'
export * from './Roles.ts'
export * from './ChatAdmins.ts'
export * from './MiniApp.ts'
export * from './Unknown.ts'
export * from './Derive.ts'
export * from './Fork.ts'
export * from './Group.ts'
export * from './Koa.ts'
export * from './Lazy.ts'
export * from './Provide.ts'
export * from './Recover.ts'
export * from './Tap.ts'
export { timeout, type HasSignal, type Options as TimeoutOptions, type TimedOut } from './Timeout.ts'
export { hears, type Found, type HasHeard } from './Hears.ts'
export * from './Escaping.ts'
export { menusOf, type Menu } from './Menus.ts'
export { chosen, inline, inlinePages, type HasInlineQuery, type Page as InlinePage } from './Inline.ts'
export { syncCommands, type Options as SyncOptions } from './SyncCommands.ts'
export * from './Validate.ts'
export * from './Dedupe.ts'
export { payments, type BadInvoice, type Checkout, type HasPayment, type Shipping } from './Payments.ts'
export { deepLink, type HasLink } from './DeepLinks.ts'
export { albums, type HasAlbum } from './Albums.ts'
export * from './Standing.ts'
