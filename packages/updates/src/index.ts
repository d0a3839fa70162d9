// Sources of updates: polling, lanes, delivery, start and stop.

export * as DeadLetter from './DeadLetter.ts'
export { showInboxError, type Inbox, type InboxError, type OpenInbox } from './inbox/Inbox.ts'
export * as Lane from './Lane.ts'
export * as Offset from './Offset.ts'
export { poll, type PollingOptions as PollOptions } from './Polling.ts'
export type { Notify } from './Notice.ts'
export { run, type RunOptions } from './Run.ts'
export type { Health, Running } from './Running.ts'
export { sqliteInbox, type SqliteInboxOptions } from './inbox/SqliteInbox.ts'
export { showStartError, start, type StartOptions, type Started, type StartError } from './Start.ts'
