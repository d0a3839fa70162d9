// How many messages a bot may send.
// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this

import type { Duration } from '@pipegram/core/Duration'

// model

/** The most messages in any window of time, such as `{ messages: 20, window: '1m' }`. */
export interface SendLimit {
  /** A whole number, at least 1. */
  readonly messages: number
  readonly window: Duration
}

/** How many messages a bot may send. An edit counts as a message. */
export interface SendLimits {
  /** All messages. Default: 30 a second. */
  readonly overall: SendLimit
  /** Messages to one chat. Default: 1 a second. */
  readonly perChat: SendLimit
  /** Messages to one group or channel, in addition to `perChat`. Default: 20 a minute. */
  readonly perGroup: SendLimit
  /** Messages with `allow_paid_broadcast`. They do not count as `overall`. Default: 1000 a second. */
  readonly paid: SendLimit
}

// constructors

/** The limits that Telegram documents. */
export const telegramLimits: SendLimits = {
  overall: { messages: 30, window: '1s' },
  perChat: { messages: 1, window: '1s' },
  perGroup: { messages: 20, window: '1m' },
  paid: { messages: 1_000, window: '1s' },
}
