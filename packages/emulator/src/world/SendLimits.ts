// How many messages a bot may send.
// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this

import type { Millis } from '../values/EmulatorClock.ts'

// model

/** So many messages in any window of so many milliseconds; whole numbers from 1 on. */
export interface SendLimit {
  readonly messages: number
  readonly per: Millis
}

/** What a bot may send. Edits count as messages do. */
export interface SendLimits {
  /** All messages together; 30 a second. */
  readonly overall: SendLimit
  /** Those of one chat; 1 a second. */
  readonly perChat: SendLimit
  /** Those of one group or channel, in addition; 20 a minute. */
  readonly perGroup: SendLimit
  /** Those with `allow_paid_broadcast`, which do not count among all; 1000 a second. */
  readonly paid: SendLimit
}

// constructors

/** Telegram's limits, as they are documented. */
export const telegram: SendLimits = {
  overall: { messages: 30, per: 1_000 },
  perChat: { messages: 1, per: 1_000 },
  perGroup: { messages: 20, per: 60_000 },
  paid: { messages: 1_000, per: 1_000 },
}
