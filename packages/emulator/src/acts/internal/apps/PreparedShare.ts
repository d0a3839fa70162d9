// A person uses what the bot prepared for a Mini App: shares a message, or presses a button.
// https://core.telegram.org/bots/api#preparedinlinemessage

import type { KeyboardButton, Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Act, ActResult } from '../../../state/internal/Act.ts'
import { roomOf } from '../../../state/internal/Lookup.ts'
import type { Prepared, ShareKind } from '../../../state/internal/OpenQuery.ts'
import type { State } from '../../../state/State.ts'
import { toSeconds } from '../../../values/EmulatorClock.ts'
import { sendResult } from './ResultMessage.ts'

// constructors

/** Sends a prepared message into a chat, if the bot allows this kind of chat. */
export const share =
  (user: User, chat_id: number, id: string): Act<Message> =>
  (state, now) => {
    const found = preparedFor(state, user, id)
    if (E.isLeft(found)) return found
    if (found.right._tag !== 'Message') return E.left(`"${id}" is a button: press it`)
    const { result, kinds, expires } = found.right
    if (expires < toSeconds(now)) return E.left(`the message "${id}" has expired`)
    const room = roomOf(state, chat_id)
    const kind = kindOf(room?.chat.type.toString())
    if (!kinds.includes(kind))
      return E.left(`this message goes to chats of the kind ${kinds.join(', ')}, and not to a ${kind}`)
    return E.map(
      ([next, { message }]: readonly [State, { readonly message: Message }]) => [next, message] as const,
    )(sendResult(user, chat_id, result)(state, now))
  }

/** A prepared button. */
export const preparedButton =
  (user: User, id: string): Act<KeyboardButton> =>
  (state): ActResult<KeyboardButton> => {
    const found = preparedFor(state, user, id)
    if (E.isLeft(found)) return found
    return found.right._tag === 'Button'
      ? E.right([state, found.right.button])
      : E.left(`"${id}" is a message: share it`)
  }

// private

const preparedFor = (state: State, user: User, id: string): E.Either<string, Prepared> => {
  const found = state.prepared?.get(id)
  if (found === undefined) return E.left(`the bot has prepared nothing with the id "${id}"`)
  return found.user_id === user.id
    ? E.right(found)
    : E.left(`the bot has prepared "${id}" for another person than ${user.first_name}`)
}

// A private chat of the emulator is a chat with a bot.
const kindOf = (type: string | undefined): ShareKind =>
  type === 'private' ? 'bot' : type === 'channel' ? 'channel' : 'group'
