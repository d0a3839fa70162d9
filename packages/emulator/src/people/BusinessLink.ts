// The account of a person for which the bot acts, and its chats.
// https://core.telegram.org/bots/api#businessconnection

import type { BusinessBotRights, Message } from '@pipegram/core/Types'
import type { Sendable } from '../messages/Sendable.ts'
import type { MessageRef } from './ChatView.ts'
import type { PersonInChat } from './PersonInChat.ts'

// model

/** A connection of the bot to the account of a person. */
export interface BusinessLink {
  /** The `business_connection_id`. */
  readonly id: string
  /** The chat of the account with another person. */
  readonly with: (partner: Pick<PersonInChat, 'user'>) => BusinessChat
  /** Gives the bot exactly these rights. */
  readonly allow: (rights: BusinessBotRights) => void
  /** Ends the connection. */
  readonly end: () => void
}

/** A chat of a business account with a person. */
export interface BusinessChat {
  /** The current messages of the chat, the oldest first. */
  readonly messages: () => ReadonlyArray<Message>
  /** The person writes to the account. The bot gets a `business_message`. */
  readonly send: (what: string | Sendable) => Message
  /** The owner of the account writes to the person. The bot gets this message, too. */
  readonly reply: (what: string | Sendable) => Message
  /** Deletes messages. The bot gets `deleted_business_messages`. */
  readonly delete: (...messages: ReadonlyArray<MessageRef>) => void
  /** The person marks tasks of a checklist as done, or with `false` as not done. */
  readonly mark: (checklist: MessageRef, tasks: ReadonlyArray<number>, isDone?: boolean) => void
}
