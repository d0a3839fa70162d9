// The context of the functions of a dialog.

import type { MessagePlace } from '@pipegram/core/Reply'
import type { Chat, Message, User } from '@pipegram/core/Types'
import type { Context, HasCall, HasMe, HasSignal } from '../pipeline/Context.ts'

// model

/** Who is asked, and where. */
export interface DialogContext extends Context {
  /** The message of the user; for a pressed button, the message with the button. */
  readonly message: Message
  readonly from: User
  readonly chat: Chat
}

/** The context of the function of `within`. The time can end without an update, so there is no message. */
export interface DialogTimeout<A> extends HasCall, HasMe, HasSignal {
  /** The chat of the question. */
  readonly chat: Pick<Chat, 'id'>
  /** The person who has not answered. */
  readonly from: Pick<User, 'id'>
  /** The place of the question, for any `send…` call: the chat, its topic, its business connection. */
  readonly place: MessagePlace
  /** The answers that were given. */
  readonly answers: Partial<A>
}
