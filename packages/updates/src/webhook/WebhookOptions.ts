// The options of a webhook, and their defaults.

import type { WebhookReplyOptions } from '@pipegram/client/Outgoing'
import type { Clock } from '@pipegram/core/Clock'
import type { Duration } from '@pipegram/core/Duration'
import type { WebhookSecret } from '@pipegram/core/WebhookSecret'
import type { IO } from 'fp-ts/lib/IO.js'
import type { DeadLetterHook } from '../DeadLetter.ts'
import type { HandlingOptions } from '../Handling.ts'
import type { Inbox } from '../inbox/Inbox.ts'
import type { InboxSeeing } from '../inbox/InboxSeeing.ts'
import type { LaneOptions } from '../Lane.ts'
import type { Notify } from '../Notice.ts'
import type { AddressRange } from './AddressRange.ts'
import type { WebhookCaller, WebhookToken } from './internal/WebhookIdentity.ts'

// model

/** A secret of a webhook: 1–256 characters of `A-Za-z0-9_-` that nobody can guess. */
export type SecretText = string | WebhookSecret

/** Who may send requests. */
export interface WebhookSenders {
  /**
   * Finds the address of a sender in the headers of a request. Behind a proxy, read the header that your
   * proxy sets itself, such as `(header) => header('cf-connecting-ip')`; senders can forge other headers.
   * Default: the address of the socket, which only `listener` knows.
   */
  readonly addressOf?: (header: (name: string) => string | null | undefined) => string | null | undefined
  /** The only networks that may send, such as `telegramRanges`; all others get 403. Default: all. */
  readonly only?: ReadonlyArray<AddressRange>
  /**
   * How many requests of an address may be refused within a minute. All later ones get 429 before any other
   * check. Genuine requests do not count. Default: no limit.
   */
  readonly refusals?: number
}

/** The options of a webhook, without its token. */
export interface WebhookSettings extends LaneOptions, InboxSeeing, Pick<HandlingOptions, 'timeLimit'> {
  /**
   * The secret that `setWebhook` got. Of several secrets, each is accepted: put a new secret first, and keep
   * the old one until Telegram has the new one.
   */
  readonly secret: SecretText | readonly [SecretText, ...ReadonlyArray<SecretText>]
  /**
   * Stores each update before its request is answered, and gives it to the bot. The webhook opens and closes
   * the inbox. Default: none, so that a request is answered after its update was handled.
   */
  readonly inbox?: Inbox
  /** With an inbox: true if this process handles updates, too; false if it only puts them. Default: true. */
  readonly handles?: boolean
  /**
   * Receives each update that does not decode, or on which the bot threw `attempts` times. Default: one line
   * to `report`.
   */
  readonly onDeadLetter?: DeadLetterHook
  /** How many times the bot may throw on an update before its dead letter, 1 or more. Default: 3. */
  readonly attempts?: number
  /** How many updates may be in flight, 1 or more; further requests get 503. Default: 100. */
  readonly inFlight?: number
  /**
   * How long a request may wait for the bot. After that, the answer is 503; the bot goes on, and Telegram's
   * repeat waits for the same run. Telegram itself waits 60 s. Default: `50s`.
   */
  readonly answerWithin?: Duration
  /** The most bytes of a body, 1 or more. Default: 1 MiB. */
  readonly bodyLimit?: number
  /** How long a body may take to arrive. Default: `10s`. */
  readonly bodyTimeout?: Duration
  /** How many updates are remembered, so that a repeat does not run again, 1 or more. Default: 10,000. */
  readonly remembered?: number
  /** How long updates in flight may take to end after a stop. Default: `10s`. */
  readonly deadline?: Duration
  /**
   * True if the first call from `unanswered` becomes the answer, which saves a request. The calls of `also`
   * can become the answer, too. Default: false.
   */
  readonly reply?: boolean | WebhookReplyOptions
  /** True if strangers get 404, as if nothing were there, instead of 401, 403, 405, 429. Default: false. */
  readonly hidden?: boolean
  readonly senders?: WebhookSenders
  /** Tells the operator of the bot what they should know. Default: a line on stderr. */
  readonly report?: Notify
  /** Default: the clock of the machine. */
  readonly clock?: Clock
  /** Returns a number from 0 to less than 1, to spread repeats over time. Default: `Math.random`. */
  readonly random?: IO<number>
}

/** The options of a webhook. */
export type WebhookOptions = WebhookSettings & (WebhookToken | WebhookCaller)
