// The wing `people`: people and chats for the authors of tests. Here: a chat to read.

import type { ReactionCount, Message } from '@pipegram/core/Types'

// model

/** A message, or its id. */
export type MessageRef = number | { readonly message_id: number }

/** A chat to read. */
export interface ChatView {
  readonly id: number
  /** The current messages of the chat, the oldest first. */
  readonly messages: () => ReadonlyArray<Message>
  /** The buttons of the newest message that has buttons; otherwise those below the input field. */
  readonly buttons: () => ReadonlyArray<string>
  /** The reactions to a message, with the number of each. */
  readonly reactions: (message: MessageRef) => ReadonlyArray<ReactionCount>
}

/** A group or a channel. */
export interface Group extends ChatView {
  readonly title: string
  readonly type: 'group' | 'supergroup' | 'channel'
}
