// The wing `state`: the state of the emulator, and functions that read and change it. Here: events of a chat.
// An event is an action of the bot.

import type { ChatMember, Message, ReactionType } from '@pipegram/core/Types'
import type { InlineAnswer } from './State.ts'

// model

/** How a payment ended: with its service message, or with the reason why the bot declined it. */
export type PaymentOutcome =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly error_message: string }

/** What the bot did in a chat, as the people there see it. */
export type ChatEvent =
  | { readonly _tag: 'Sent'; readonly chat_id: number; readonly message: Message }
  | { readonly _tag: 'Edited'; readonly chat_id: number; readonly message: Message }
  | { readonly _tag: 'Deleted'; readonly chat_id: number; readonly message_id: number }
  | { readonly _tag: 'Acted'; readonly chat_id: number; readonly action: string }
  /** The bot showed a message that it is still making: its text, or the JSON of a rich message. */
  | {
      readonly _tag: 'Drafted'
      readonly chat_id: number
      readonly draft_id: number
      readonly text: string
    }
  /** The bot asks a person who wants to join to open its Mini App first. */
  | { readonly _tag: 'AppOffered'; readonly chat_id: number; readonly user_id: number; readonly url: string }
  /** The bot changed the status of a member. */
  | { readonly _tag: 'MemberChanged'; readonly chat_id: number; readonly member: ChatMember }
  /** The bot set its reactions to a message. An empty list: the bot removed them. */
  | {
      readonly _tag: 'Reacted'
      readonly chat_id: number
      readonly message_id: number
      readonly reaction: ReadonlyArray<ReactionType>
    }
  /** The bot pinned or unpinned a message. These messages are now pinned, the newest pin last. */
  | { readonly _tag: 'Pinned'; readonly chat_id: number; readonly message_ids: ReadonlyArray<number> }
  /** A payment was made or declined. */
  | {
      readonly _tag: 'Settled'
      readonly chat_id: number
      readonly payment_id: string
      readonly user_id: number
      readonly outcome: PaymentOutcome
    }
  /** The answer to an inline query. */
  | {
      readonly _tag: 'Offered'
      readonly chat_id: number
      readonly query_id: string
      readonly user_id: number
      readonly offered: InlineAnswer
    }
  /** The answer to a pressed button. */
  | {
      readonly _tag: 'Answered'
      readonly chat_id: number
      readonly query_id: string
      readonly user_id: number
      readonly text: string
      readonly show_alert: boolean
      readonly url: string
    }
