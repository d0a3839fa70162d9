// The wing `state`: all that the emulator knows, and how it is read and changed. Here: events of a chat.
// An event is something that the bot made happen.

import type { ChatMember, Message, ReactionType } from '@pipegram/core/Types'
import type { InlineAnswer } from './State.ts'

// model

/** How a payment ended: with the message that says it was made, or with the reason why not. */
export type PaymentOutcome =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly error_message: string }

/** What the people of the chats see, as the bot makes it happen. */
export type ChatEvent =
  | { readonly _tag: 'Sent'; readonly chat_id: number; readonly message: Message }
  | { readonly _tag: 'Edited'; readonly chat_id: number; readonly message: Message }
  | { readonly _tag: 'Deleted'; readonly chat_id: number; readonly message_id: number }
  | { readonly _tag: 'Acted'; readonly chat_id: number; readonly action: string }
  /** The bot changed how somebody stands in a chat. */
  | { readonly _tag: 'MemberChanged'; readonly chat_id: number; readonly member: ChatMember }
  /** The bot set its reactions to a message; without any it took them away. */
  | {
      readonly _tag: 'Reacted'
      readonly chat_id: number
      readonly message_id: number
      readonly reaction: ReadonlyArray<ReactionType>
    }
  /** The bot pinned or unpinned; these are pinned now, the newest pin last. */
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
