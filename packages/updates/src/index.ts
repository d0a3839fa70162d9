// Sources of updates: polling, webhooks, lanes, delivery, start and stop.

export * as DeadLetter from './DeadLetter.ts'
export { showInboxError, type Inbox, type InboxError, type OpenInbox } from './inbox/Inbox.ts'
export type { InboxFigures, LeaseChange } from './inbox/InboxFigures.ts'
export { memoryInbox, type MemoryInboxOptions } from './inbox/MemoryInbox.ts'
export { startWork } from './inbox/InboxStart.ts'
export * as Lane from './Lane.ts'
export {
  deadLettersIn,
  type DeadLetterBox,
  type DeadLetterOptions,
  type KeptLetter,
} from './letters/DeadLetterBox.ts'
export {
  personalData,
  type ErasedCount,
  type HasPersonalData,
  type PersonalAccess,
  type PersonalDataFailed,
  type PersonalDataOptions,
  type PersonalExport,
  type StoredFact,
} from './personal/PersonalData.ts'
export * as Offset from './Offset.ts'
export { poll, type PollingOptions as PollOptions } from './Polling.ts'
export type { Notify } from './Notice.ts'
export { probeOf, type Probe, type ProbeOptions } from './Probe.ts'
export { receive, run, work, type RoleOptions, type RunOptions, type RunSource } from './Run.ts'
export type { Health, Running } from './Running.ts'
export { sqliteInbox, type SqliteInboxOptions } from './inbox/SqliteInbox.ts'
export { showStartError, start, type StartOptions, type Started, type StartError } from './Start.ts'
export { inRanges, telegramRanges, type AddressRange } from './webhook/AddressRange.ts'
export { listener, serverLimits, type NodeListener } from './webhook/NodeListener.ts'
export { updateTracing, type TracingApi, type TraceCarrier } from './inbox/UpdateTracing.ts'
export { webhook, type WebhookHandler, type WebhookHealth } from './webhook/Webhook.ts'
export type { WebhookOptions, WebhookSenders, WebhookSettings } from './webhook/WebhookOptions.ts'
export { startWebhook, type WebhookServerOptions } from './webhook/WebhookServer.ts'
export { webhooks, type WebhookTable } from './webhook/WebhookTable.ts'
export {
  ensureWebhook,
  removeWebhook,
  webhookTrouble,
  type WebhookSetup,
  type WebhookSetupError,
  type WebhookSetupOptions,
} from './webhook/WebhookSetup.ts'
