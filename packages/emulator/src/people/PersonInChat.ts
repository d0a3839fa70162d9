// A person in a chat: what the person does there, and sees there.

import type { Message as Said, User } from '@pipegram/core/Types'
import type * as ButtonPress from '../acts/internal/ButtonPress.ts'
import type { Sendable } from '../messages/Sendable.ts'
import type { PaymentOptions } from '../payments/PaymentOptions.ts'
import type { ChatEvent } from '../state/ChatEvent.ts'
import type { ChatView, MessageRef } from './ChatView.ts'
import type { InlineSearch } from './InlineSearch.ts'
import type { Payment } from './Payment.ts'

// model

/**
 * Which button: its text, on the newest message that has it; one on a certain message; or none, but what a
 * modified client sends in its place.
 */
export type ButtonRef =
  | string
  | { readonly message_id: number; readonly text: string }
  | ({ readonly message_id: number } & ButtonPress.ForgedButton)

/** What may be said beside a message. */
export interface ReplyOptions {
  readonly reply_to?: MessageRef
}

/** The answer of a bot to a pressed button. */
export type ButtonAnswer = Extract<ChatEvent, { readonly _tag: 'Answered' }>

/**
 * A person in a chat. What cannot be done throws an `Error` that says why; what does not come in time rejects
 * with an `Error` that says what was there instead.
 */
export interface PersonInChat extends ChatView {
  readonly user: User
  /**
   * Writes, or sends anything else: `{ photo: {}, caption: 'Look' }`, `{ document: new File([bytes], 'a.pdf')
   * }`, `{ dice: { value: 6 } }`, `{ contact: {} }`, or a text by `fmt`. What is left out is filled in; texts
   * and captions are marked as Telegram marks them.
   */
  readonly send: (what: string | Sendable, options?: ReplyOptions) => Said
  /** Sends 2–10 photos and videos, documents or audio files as one album. */
  readonly album: (items: ReadonlyArray<Sendable>, options?: ReplyOptions) => ReadonlyArray<Said>
  /** Changes what this person sent: a text, the caption below something, or all of it. */
  readonly edit: (message: MessageRef, what: string | Sendable) => Said
  /** Reacts with emoji in place of what this person reacted with before; without any takes that away. */
  readonly react: (message: MessageRef, ...emoji: ReadonlyArray<string>) => void
  /**
   * Votes in a poll for options by their text or place, in place of what this person voted before; without
   * any takes that back.
   */
  readonly vote: (message: MessageRef, ...options: ReadonlyArray<number | string>) => void
  /**
   * Presses a button. One of an inline keyboard gives the id of its query; one below the input field sends
   * its text, or the contact or the place that it asks for, and gives ''. `{ message_id, data }` is what
   * somebody makes up who presses no button.
   */
  readonly press: (button: ButtonRef) => string
  /** Types a query after the bot's name, for its inline mode. */
  readonly inline: (query: string) => InlineSearch
  /** Pays an invoice, or what a link of `createInvoiceLink` sells. */
  readonly pay: (what: MessageRef | string, options?: PaymentOptions) => Payment
  /** The next messages that the bot sent to or edited in this chat, each once; without a count, one. */
  readonly received: { (): Promise<Said>; (count: number): Promise<ReadonlyArray<Said>> }
  /** The next answer of the bot to a button that this person pressed here. */
  readonly answered: () => Promise<ButtonAnswer>
}
