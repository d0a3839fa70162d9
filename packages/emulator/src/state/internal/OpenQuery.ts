// Queries that wait for an answer of the bot, its prepared messages for Mini Apps, and the bots that it
// manages.

import type { InlineQueryResult, InlineQueryResultsButton, KeyboardButton, User } from '@pipegram/core/Types'
import type { Seconds } from '../../values/EmulatorClock.ts'

// model

/** A query of a person that waits for an answer of the bot. */
export interface OpenQuery {
  readonly from: User
  readonly chat_id: number
  /** After this time, an answer is too late. */
  readonly expires: Seconds
}

/** A pressed button that waits for an answer. */
export interface PendingCallbackQuery {
  readonly from: User
  readonly chat_id: number
  readonly message_id: number
  readonly expires: Seconds
}

/** The answer of the bot to an inline query. https://core.telegram.org/bots/api#answerinlinequery */
export interface InlineAnswer {
  readonly results: ReadonlyArray<InlineQueryResult>
  /** Empty on the last page. */
  readonly next_offset: string
  readonly button?: InlineQueryResultsButton
}

/** An inline query, and its answer. */
export interface StoredInlineQuery {
  readonly from: User
  readonly chat_id: number
  readonly query: string
  readonly offset: string
  readonly expires: Seconds
  readonly offered?: InlineAnswer
}

/** A request to join a chat that waits for the bot, and the Mini App that the person must open first. */
export interface JoinQuery extends OpenQuery {
  readonly web_app_url?: string
}

/** A kind of chat into which a prepared message may be sent. */
export type ShareKind = 'user' | 'bot' | 'group' | 'channel'

/** What a Mini App can offer to one person. */
export type Prepared =
  | {
      readonly _tag: 'Message'
      readonly user_id: number
      readonly result: InlineQueryResult
      readonly kinds: ReadonlyArray<ShareKind>
      readonly expires: Seconds
    }
  | { readonly _tag: 'Button'; readonly user_id: number; readonly button: KeyboardButton }

/** A bot that a person made, and that the bot manages. */
export interface ManagedBot {
  readonly bot: User
  readonly owner: User
  readonly token: string
  /** The users who have access besides the owner. Missing if everybody has access. */
  readonly added?: ReadonlyArray<number>
}
