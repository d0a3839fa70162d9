// Finds and replaces chats, messages and users of a state.

import type { User } from '@pipegram/core/Types'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { StoredMessage, Room, State } from '../State.ts'

// destructors

/** A chat by its id. */
export const roomOf = (self: State, chat_id: number): Room | undefined => SortedMap.get(chat_id)(self.rooms)

/** A message by its chat and id. */
export const messageIn = (self: State, chat_id: number, message_id: number): StoredMessage | undefined =>
  SortedMap.get(message_id)(roomOf(self, chat_id)?.messages)

/** A group or a channel by its id. `undefined` for a private chat. */
export const groupOf = (state: State, chat_id: number): Room | undefined => {
  const room = roomOf(state, chat_id)
  return room?.chat.type === 'private' ? undefined : room
}

/** A user by id. */
export const userIn =
  (state: State) =>
  (id: number): User | undefined =>
    SortedMap.get(id)(state.users)

// combinators

/** Adds a chat, or replaces it. */
export const withRoom =
  (room: Room) =>
  (self: State): State => ({ ...self, rooms: SortedMap.set(room.chat.id, room)(self.rooms) })

/** Adds a message to its chat, or replaces it. */
export const withMessage =
  (kept: StoredMessage) =>
  (self: State): State => {
    const room = roomOf(self, kept.message.chat.id)
    return room === undefined
      ? self
      : withRoom({ ...room, messages: SortedMap.set(kept.message.message_id, kept)(room.messages) })(self)
  }
