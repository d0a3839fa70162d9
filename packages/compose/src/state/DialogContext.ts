// What the functions of a dialog find in the context.

import type { Chat, Message, User } from '@pipegram/core/Types'
import type { Context } from '../pipeline/Context.ts'

// model

/** Who is asked, and where. */
export interface DialogContext extends Context {
  /** The message of the user; for a pressed button, the message with the button. */
  readonly message: Message
  readonly from: User
  readonly chat: Chat
}
