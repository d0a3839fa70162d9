// Middleware, chains and handlers: bots as typed pipelines.

// Pipeline: context, steps, branches, ends.
export * from './pipeline/Branch.ts'
export * from './pipeline/Chain.ts'
export * from './pipeline/Choose.ts'
export * from './pipeline/Context.ts'
export * from './pipeline/Group.ts'
export * from './pipeline/Handler.ts'
export * from './pipeline/Middleware.ts'
export * from './pipeline/Overlap.ts'
export * from './pipeline/Pipeline.ts'
export * as Shape from './pipeline/Shape.ts'
export type { Timer, TimerContext, TimerListener, Upkeep } from './pipeline/Upkeep.ts'
export * from './pipeline/Urgent.ts'

// Steps for any kind of update.
export * from './pipeline/steps/Async.ts'
export * from './pipeline/steps/Derive.ts'
export * from './pipeline/steps/Fork.ts'
export * from './pipeline/steps/Koa.ts'
export * from './pipeline/steps/Lazy.ts'
export * from './pipeline/steps/Provide.ts'
export * from './pipeline/steps/Tap.ts'

// Errors.
export * from './pipeline/errors/Recover.ts'
export * from './pipeline/errors/Report.ts'
export type { StreamFault, StreamInterrupted } from './pipeline/errors/StreamInterrupted.ts'
export * from './pipeline/errors/UnknownCommand.ts'
export * from './pipeline/errors/UserFacingError.ts'

// Routes: what an update is about.
export { albums, type HasAlbum } from './routes/AlbumGuard.ts'
export * from './routes/Answering.ts'
export * from './routes/Callback.ts'
export { callbacks, otherButtons, type BadButton } from './routes/CallbackTable.ts'
export type { CommandSpec, HasCommand } from './routes/CommandSpec.ts'
export { commands, type BadArguments } from './routes/CommandTable.ts'
export { deepLink, type HasDeepLink } from './routes/DeepLinkGuard.ts'
export * from './routes/FilterGuard.ts'
export { hears, type HasHeard, type HearsMatch } from './routes/Hears.ts'
export { chosen, inline, inlinePages, type HasInlineQuery, type InlinePage } from './routes/Inline.ts'
export * from './routes/On.ts'
export {
  payments,
  type BadInvoice,
  type CheckoutVerdict,
  type HasPayment,
  type ShippingVerdict,
} from './routes/PaymentTable.ts'
export * from './routes/Says.ts'
export * from './routes/WidgetGuard.ts'

// Models: what a bot needs around a language model.
export * from './models/Approval.ts'
export * from './models/ModelPrompt.ts'

// Answers that take time.
export * from './answers/AnswerFormat.ts'
export * from './answers/Resuming.ts'
export * from './answers/Stopping.ts'
export * from './answers/Stream.ts'
export * from './answers/Working.ts'

// State: what a bot remembers.
export { buttons, received, yesOrNo, type AnswerForm, type AnyAnswerForm } from './state/AnswerForm.ts'
export * from './state/Ask.ts'
export * from './state/Converse.ts'
export * from './state/Dialog.ts'
export * from './state/DialogExit.ts'
export * from './state/DialogPlan.ts'
export * from './state/Form.ts'
export * from './state/Outbox.ts'
export * from './state/Prompt.ts'
export * from './state/Repeat.ts'
export * from './state/Session.ts'
export * from './state/StateGraph.ts'
export * from './state/States.ts'
export type { AnswerPanel, PanelButton, PanelStep } from './state/panels/AnswerPanel.ts'
export * from './state/panels/Calendar.ts'
export * from './state/panels/Several.ts'

// Menus: messages whose buttons show a state and change it.
export { menu, row, submenu, view } from './menus/Menu.ts'
export * from './menus/MenuBranch.ts'
export { action, close, into, other, up, type ActionOptions } from './menus/MenuButton.ts'
export { checkboxes, radio, toggle, type FieldOptions } from './menus/MenuField.ts'
export { list, pages, type HasItem, type ListOptions, type ListWindow } from './menus/MenuList.ts'
export * from './menus/MenuPart.ts'
export * from './menus/MenuPick.ts'

// Guards: limits by user, rate, time and input.
export * from './guards/Auth.ts'
export * from './guards/ChatAdmins.ts'
export * from './guards/ChatMembers.ts'
export * from './guards/Dedupe.ts'
export * from './guards/Escaping.ts'
export * from './guards/MemberStatus.ts'
export * from './guards/MiniApp.ts'
export * from './guards/RepliedMember.ts'
export * from './guards/Roles.ts'
export * from './guards/Throttle.ts'
export { timeout, type TimedOut, type TimeoutOptions } from './guards/Timeout.ts'
export * from './guards/Validate.ts'

// Inspection: what is known before the first update.
export {
  branchLines,
  showBranches,
  type BranchLine,
  type BranchScreen,
  type BranchTrail,
} from './inspect/Branches.ts'
export { inspect, type InspectOptions, type Inspection } from './inspect/Inspect.ts'
export { menusOf, type CommandMenu } from './inspect/Menus.ts'
export { syncCommands, type SyncCommandsOptions } from './inspect/SyncCommands.ts'
export { upkeepsOf } from './inspect/Upkeeps.ts'

// Watching: logs, traces, metrics.
export {
  log,
  type HasLog,
  type LogLevel,
  type LogNote,
  type LogOptions,
  type LogSink,
  type OutcomeLabel,
  type UpdateLogRecord,
} from './watch/Log.ts'
export * from './watch/Privacy.ts'
export * from './watch/Seen.ts'
export { trace, type HasSpan, type TraceOptions } from './watch/Trace.ts'
export { metrics, type UpdateMetricsOptions } from './watch/UpdateMetrics.ts'
