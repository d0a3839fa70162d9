// The options of the inner part of a webhook. Every option has its value.

import type { WebhookReplyOptions } from '@pipegram/client/Outgoing'
import type { Bot } from '@pipegram/compose/Handler'
import type { Clock, Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'
import type { DeadLetterHook } from '../../DeadLetter.ts'
import type { HandlingOptions } from '../../Handling.ts'
import type { Inbox } from '../../inbox/Inbox.ts'
import type { InboxSeeing } from '../../inbox/InboxSeeing.ts'
import type { LaneOptions } from '../../Lane.ts'
import type { Notify } from '../../Notice.ts'
import type { WebhookIdentity } from './WebhookIdentity.ts'

// model

export interface IntakeOptions extends LaneOptions, InboxSeeing, Pick<HandlingOptions, 'timeLimit'> {
  readonly bot: Bot
  readonly identity: WebhookIdentity
  readonly inbox: Inbox | undefined
  /** True if this process also takes updates from the inbox. */
  readonly handles: boolean
  readonly onDeadLetter: DeadLetterHook
  readonly reply: WebhookReplyOptions | undefined
  readonly inFlight: number
  readonly attempts: number
  readonly remembered: number
  readonly answerWithin: Millis
  readonly clock: Clock
  readonly random: IO<number>
  readonly report: Notify
}

/** `standby` while another process owns the inbox, `waiting` until the inbox is open and the bot is known. */
export type IntakeState = 'running' | 'standby' | 'waiting'
