// An empty inbox and processes that use it, for the laws of an inbox.

import type { Millis } from '@pipegram/core/Clock'
import type { OpenInbox } from '@pipegram/updates/Inbox'

// model

/** An empty inbox, and processes that use it. */
export interface InboxStage {
  /** Opens the inbox of a bot as a new process does. */
  readonly open: (bot: number) => Promise<OpenInbox>
  /** Makes a process silent, as after a kill. If it acts later, it acts like a process that wakes up. */
  readonly stall: (inbox: OpenInbox) => void
  /** Lets the time of a lease pass for all processes that are not silent. */
  readonly pass: () => Promise<void>
  /** The time of the processes. */
  readonly now: () => Millis
  readonly close: () => Promise<void>
}
