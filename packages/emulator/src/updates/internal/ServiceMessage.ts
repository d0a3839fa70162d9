// Service messages: they tell the members of a chat and the bot what happened in the chat.
// https://core.telegram.org/bots/api#message

import type { Refusal } from '@pipegram/core/ApiError'
import type { Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { roomOf } from '../../state/internal/Lookup.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import type { MethodResult } from '../../state/internal/Method.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Room, State } from '../../state/State.ts'
import type { Millis } from '../../values/EmulatorClock.ts'
import { notifyMessage } from './UpdateNotice.ts'

// constructors

/** Puts a service message into a chat. The bot gets an update about it. */
export const announce = (
  state: State,
  room: Room,
  from: User,
  content: Content,
  now: Millis,
): readonly [State, Message] => {
  const [posted, message] = PostedMessage.post(state, room, from, content, now)
  const kind = room.chat.type === 'channel' ? 'channel_post' : 'message'
  return [notifyMessage(posted, roomOf(posted, room.chat.id) ?? room, kind, message, now), message]
}

/** The result of a method that causes a service message. Default result: `true`. */
export const announced = (
  state: State,
  room: Room,
  content: Content,
  now: Millis,
  result: (message: Message) => unknown = () => true,
): E.Either<Refusal, MethodResult> => {
  const [next, message] = announce(state, room, state.bot, content, now)
  return E.right({
    state: next,
    result: result(message),
    happened: [{ _tag: 'Sent', chat_id: room.chat.id, message }],
  })
}
