// Messages as chats keep them: numbered, dated, with a sender.
// https://core.telegram.org/bots/api#message

import type { Text } from '@pipegram/core/Text'
import type { Message, User } from '@pipegram/core/Types'
import * as Sorted from './Sorted.ts'
import { roomOf, toSeconds, withRoom, type Kept, type Room, type State } from './State.ts'
import type { Millis } from './Clock.ts'

// model

/** What a message says, before it has a number, a date and a place. */
export type Content = Partial<Omit<Message, 'message_id' | 'date' | 'chat' | 'from'>>

// constructors

/** A text as a message has it: without entities where there are none. */
export const contentOf = ({ text, entities }: Text): Content => ({ text, ...(entities.length === 0 ? {} : { entities }) })

// combinators

/** Puts a new message into a chat. In a channel the chat itself is the sender. */
export const post = (state: State, room: Room, from: User, content: Content, at: Millis, fixed = false): readonly [State, Message] => {
  const type = room.chat.type.toString()
  // As Telegram does: a supergroup and a channel count their own messages, all other chats share one count.
  const own = type === 'supergroup' || type === 'channel'
  const message_id = (own ? room.lastMessage : state.lastMessage) + 1
  const message: Message = {
    message_id,
    ...(type === 'channel' ? { sender_chat: room.chat } : { from }),
    chat: room.chat,
    date: toSeconds(at),
    ...content,
  }
  const kept: Kept = { message, ...(fixed ? { fixed } : {}) }
  const next = withRoom({ ...room, lastMessage: own ? message_id : room.lastMessage, messages: Sorted.set(message_id, kept)(room.messages) })(state)
  return [own ? next : { ...next, lastMessage: message_id }, message]
}

/** Takes a message out of its chat. */
export const remove = (state: State, chat_id: number, message_id: number): State => {
  const room = roomOf(state, chat_id)
  return room === undefined ? state : withRoom({ ...room, messages: Sorted.remove(message_id)(room.messages) })(state)
}

// destructors

/** A message as a reply to it shows it: without what it replied to itself. */
export const asReplied = ({ reply_to_message: _, ...message }: Message): Message => message

/** Whether a message says nothing by a person: somebody came, left, and the like. */
export const isService = ({ new_chat_members, left_chat_member }: Message): boolean => new_chat_members !== undefined || left_chat_member !== undefined
