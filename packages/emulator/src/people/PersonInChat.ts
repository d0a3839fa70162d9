// A person in a chat: what the person can do and see there.

import type { Duration } from '@pipegram/core/Duration'
import type { Message, User } from '@pipegram/core/Types'
import type { ButtonChoice } from '../acts/ButtonChoice.ts'
import type { PressedButton } from '../acts/PressedButton.ts'
import type { Sendable } from '../messages/Sendable.ts'
import type { PaymentOptions } from '../payments/PaymentOptions.ts'
import type { ChatEvent } from '../state/ChatEvent.ts'
import type { ChatView, MessageRef } from './ChatView.ts'
import type { InlineSearch } from './InlineSearch.ts'
import type { Payment } from './Payment.ts'

// model

/**
 * A button by its text, on one message or on the newest message that has it. Or data that no button has, as a
 * modified client can send it.
 */
export type ButtonRef =
  | string
  | { readonly message_id: number; readonly text: string }
  | { readonly message_id: number; readonly data: string }

/** Options of a person's message. */
export interface ReplyOptions {
  readonly reply_to?: MessageRef
  /** The topic of a forum, by its id. Default: the topic of the message that it answers, or General. */
  readonly topic?: number
}

/** Options of an album. */
export interface AlbumOptions extends ReplyOptions {
  /**
   * The time between two messages of the album on their way to the bot, on the clock of the emulator. On
   * Telegram it is up to half a second. Other updates come in between. Default: all messages come at once.
   */
  readonly apart?: Duration
}

/** The answer of the bot to a pressed button. */
export type ButtonAnswer = Extract<ChatEvent, { readonly _tag: 'Answered' }>

/**
 * A person in a chat. An impossible act throws an `Error` that says why. A wait that takes too long rejects
 * with an `Error` that says what happened instead.
 */
export interface PersonInChat extends ChatView {
  readonly user: User
  /**
   * Sends a text or any other message: `{ photo: {}, caption: 'Look' }`, `{ document: new File([bytes],
   * 'a.pdf') }`, `{ dice: { value: 6 } }`, `{ contact: {} }`, or a text by `fmt`. The emulator fills in
   * missing fields, and marks links, mentions and so on in texts and captions.
   */
  readonly send: (what: string | Sendable, options?: ReplyOptions) => Message
  /** Sends 2–10 photos and videos, documents or audio files as one album. */
  readonly album: (items: ReadonlyArray<Sendable>, options?: AlbumOptions) => ReadonlyArray<Message>
  /** Edits a message of this person: its text, its caption, or all of its content. */
  readonly edit: (message: MessageRef, what: string | Sendable) => Message
  /** Sets the reactions of this person to a message. Without an emoji, removes them. */
  readonly react: (message: MessageRef, ...emoji: ReadonlyArray<string>) => void
  /**
   * Votes in a poll for options by text or index, instead of an earlier vote. Without an option, takes it
   * back.
   */
  readonly vote: (message: MessageRef, ...options: ReadonlyArray<number | string>) => void
  /**
   * Presses a button, and returns the result. This is the id of the callback query, the sent message, the
   * opened address, the copied text, or the typed inline query. For `request_users` and `request_chat`, give
   * the choice of the person: `ann.press('Pick', { users: [bob] })`. For `web_app` below the input field,
   * give the data of the app: `ann.press('Order', { data: '…' })`.
   */
  readonly press: (button: ButtonRef, choice?: ButtonChoice) => PressedButton
  /** Presses a button that the bot prepared for a Mini App, by its id. */
  readonly pressPrepared: (prepared_id: string, choice?: ButtonChoice) => PressedButton
  /** Opens the Mini App of the menu button of this chat. */
  readonly openMenu: () => PressedButton
  /** Sends the message that the bot prepared for a Mini App, by its id, into this chat. */
  readonly share: (prepared_id: string) => Message
  /** Types a query after the name of the bot, for its inline mode. */
  readonly inline: (query: string) => InlineSearch
  /** Pays an invoice, given as a message or as a link of `createInvoiceLink`. */
  readonly pay: (what: MessageRef | string, options?: PaymentOptions) => Payment
  /** Pays for the photos and videos of `sendPaidMedia`. */
  readonly buy: (message: MessageRef) => void
  /** Lets the widget of a message send the bot a query. Returns the id of the query. */
  readonly askWidget: (message: MessageRef, data: string) => string
  /** The messages of the bot in this chat that only this person sees, the oldest first. */
  readonly ephemeral: () => ReadonlyArray<Message>
  /**
   * The next messages that the bot sends or edits in this chat. Returns each once. Default count: one
   * message.
   */
  readonly received: { (): Promise<Message>; (count: number): Promise<ReadonlyArray<Message>> }
  /** The next answer of the bot to a button that this person pressed in this chat. */
  readonly answered: () => Promise<ButtonAnswer>
}
