// Middleware, chains and handlers: bots as typed pipelines.

export * from './pipeline/steps/Async.ts'
export * from './guards/Auth.ts'
export * from './routes/Callback.ts'
export * from './pipeline/Chain.ts'
export * from './pipeline/Branch.ts'
export * from './pipeline/Choose.ts'
export * from './pipeline/Pipeline.ts'
export { commands, type BadArguments } from './routes/CommandTable.ts'
export type { HasCommand, CommandSpec } from './routes/CommandSpec.ts'
export * from './pipeline/Context.ts'
export * from './routes/FilterGuard.ts'
export * from './pipeline/Handler.ts'
export { inspect, type Inspection, type InspectOptions } from './inspect/Inspect.ts'
export * from './pipeline/Middleware.ts'
export * from './routes/On.ts'
export * from './pipeline/errors/UserFacingError.ts'
export * from './pipeline/errors/Report.ts'
export * as Shape from './pipeline/Shape.ts'
export * from './watch/Privacy.ts'
export * from './guards/Throttle.ts'
export * from './routes/Answering.ts'
export { callbacks, otherButtons, type BadButton } from './routes/CallbackTable.ts'
export {
  log,
  type OutcomeLabel,
  type HasLog,
  type LogLevel,
  type LogNote,
  type LogOptions,
  type UpdateLogRecord,
  type LogSink,
} from './watch/Log.ts'
export { metrics, type UpdateMetricsOptions } from './watch/UpdateMetrics.ts'
export { trace, type HasSpan, type TraceOptions } from './watch/Trace.ts'
export * from './guards/Roles.ts'
export * from './guards/ChatAdmins.ts'
export * from './guards/MiniApp.ts'
export * from './pipeline/errors/UnknownCommand.ts'
export * from './pipeline/steps/Derive.ts'
export * from './pipeline/steps/Fork.ts'
export * from './pipeline/Group.ts'
export * from './pipeline/steps/Koa.ts'
export * from './pipeline/steps/Lazy.ts'
export * from './pipeline/steps/Provide.ts'
export * from './pipeline/errors/Recover.ts'
export * from './pipeline/steps/Tap.ts'
export { timeout, type HasSignal, type TimeoutOptions, type TimedOut } from './guards/Timeout.ts'
export { hears, type Found, type HasHeard } from './routes/Hears.ts'
export * from './guards/Escaping.ts'
export { menusOf, type CommandMenu } from './inspect/Menus.ts'
export { chosen, inline, inlinePages, type HasInlineQuery, type InlinePage } from './routes/Inline.ts'
export { syncCommands, type SyncCommandsOptions } from './inspect/SyncCommands.ts'
export * from './guards/Validate.ts'
export * from './guards/Dedupe.ts'
export {
  payments,
  type BadInvoice,
  type CheckoutVerdict,
  type HasPayment,
  type ShippingVerdict,
} from './routes/PaymentTable.ts'
export { deepLink, type HasLink } from './routes/DeepLinkGuard.ts'
export { albums, type HasAlbum } from './routes/AlbumGuard.ts'
export * from './routes/Says.ts'
export * from './routes/MemberStatus.ts'
