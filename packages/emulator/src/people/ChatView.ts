// The wing `people`: people and chats, as the author of a test holds them. Here: a chat to look at.

import type { ReactionCount, Message as Said } from '@pipegram/core/Types'

// model

/** A message by its id; a `Message` is one. */
export type MessageRef = number | { readonly message_id: number }

/** A chat, to look at. */
export interface ChatView {
  readonly id: number
  /** What the chat shows now, the oldest first. */
  readonly messages: () => ReadonlyArray<Said>
  /**
   * The buttons to press now: those of the newest message that has some, or else of the keyboard below the
   * input field.
   */
  readonly buttons: () => ReadonlyArray<string>
  /** The reactions that a message has, and how many of each. */
  readonly reactions: (message: MessageRef) => ReadonlyArray<ReactionCount>
}
