// Puts messages into a chat, with a number, a date and a sender.
// https://core.telegram.org/bots/api#message

import type { Message, User } from '@pipegram/core/Types'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { StoredMessage, Room, State } from '../State.ts'
import { roomOf, withRoom } from './Lookup.ts'
import type { Content } from './MessageContent.ts'

// combinators

/** Adds a new message to a chat. In a channel the chat is the sender. */
export const post = (
  state: State,
  room: Room,
  from: User,
  content: Content,
  at: Millis,
  fixed = false,
): readonly [State, Message] => {
  const type = room.chat.type.toString()
  // As on Telegram, each supergroup and channel counts its own messages; all other chats share one count.
  const own = type === 'supergroup' || type === 'channel'
  const message_id = (own ? room.lastMessage : state.lastMessage) + 1
  const message: Message = {
    message_id,
    ...(type === 'channel' ? { sender_chat: room.chat } : { from }),
    chat: room.chat,
    date: toSeconds(at),
    ...state.acting,
    ...content,
  }
  const kept: StoredMessage = {
    message,
    ...(fixed ? { fixed: true as const } : {}),
    ...(type === 'channel' && from.is_bot && state.otherBots !== undefined ? { by: from.id } : {}),
  }
  const next = withRoom({
    ...room,
    lastMessage: own ? message_id : room.lastMessage,
    messages: SortedMap.set(message_id, kept)(room.messages),
  })(state)
  const posted = state.posted + 1
  const counted = { ...next, posted, ...(own ? {} : { lastMessage: message_id }) }
  // It is enough to do this from time to time, because each run has a cost.
  const bounded = posted % Math.ceil(state.history / 20) === 0 ? forgetOldest(counted) : counted
  return [withTimedPoll(bounded, message), message]
}

/** Removes a message from its chat. */
export const remove = (state: State, chat_id: number, message_id: number): State => {
  const room = roomOf(state, chat_id)
  return room === undefined
    ? state
    : withRoom({ ...room, messages: SortedMap.remove(message_id)(room.messages) })(state)
}

// private

// If there are too many messages, each chat loses the same share of them, the oldest first. A chat with few
// messages loses some only if there are too many such chats.
const forgetOldest = (state: State): State => {
  const rooms = SortedMap.values(state.rooms)
  const total = rooms.reduce((sum, { messages }) => sum + SortedMap.size(messages), 0)
  if (total <= state.history) return state
  const shareOf = ({ messages }: Room): number =>
    SortedMap.size(messages) * (1 - (0.9 * state.history) / total)
  const dropped = rooms.reduce((sum, room) => sum + Math.floor(shareOf(room)), 0)
  const rounded = total - dropped <= state.history ? Math.floor : Math.ceil
  return rooms.reduce(
    (next, room) =>
      withRoom({ ...room, messages: SortedMap.drop(rounded(shareOf(room)))(room.messages) })(next),
    state,
  )
}

const withTimedPoll = (state: State, { chat, message_id, poll }: Message): State =>
  poll?.close_date === undefined || poll.is_closed
    ? state
    : {
        ...state,
        timedPolls: [...state.timedPolls, { chat_id: chat.id, message_id, close_date: poll.close_date }],
      }
