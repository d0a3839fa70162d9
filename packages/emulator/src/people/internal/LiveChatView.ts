// A chat to read, bound to a world.

import type { ReplyKeyboardMarkup, InlineKeyboardMarkup, Message } from '@pipegram/core/Types'
import * as MessageReactions from '../../messages/internal/MessageReactions.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import { messageIn, roomOf } from '../../state/internal/Lookup.ts'
import type { Room } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { World } from '../../world/internal/World.ts'
import type { MessageRef, ChatView } from '../ChatView.ts'

// constructors

/** A chat to read. */
export const makeChatView = (world: World, id: number): ChatView => ({
  id,
  messages: () => messagesIn(roomOf(world.state(), id)),
  buttons: () => buttonsIn(roomOf(world.state(), id)),
  reactions: (message) => MessageReactions.countsOf(messageIn(world.state(), id, idOf(message))),
})

// destructors

/** The id of a message. */
export const idOf = (message: MessageRef): number =>
  typeof message === 'number' ? message : message.message_id

/** The texts of the buttons that can be pressed in a chat. */
export const buttonsIn = (room: Room | undefined): ReadonlyArray<string> => {
  for (const [, { message }] of SortedMap.backwards(room?.messages))
    if (message.reply_markup !== undefined) return namesIn(message.reply_markup)
  return room?.keyboard === undefined ? [] : namesIn(room.keyboard)
}

/** The id of the newest message with a button that has this text. */
export const newestWith = (text: string, room: Room | undefined): number | undefined => {
  for (const [id, { message }] of SortedMap.backwards(room?.messages))
    if (
      message.reply_markup !== undefined &&
      ReplyMarkup.buttonsWithText(text, message.reply_markup).length > 0
    )
      return id
  return undefined
}

// private

const messagesIn = (room: Room | undefined): ReadonlyArray<Message> =>
  SortedMap.values(room?.messages).map(({ message }) => message)

const namesIn = (keyboard: InlineKeyboardMarkup | ReplyKeyboardMarkup): ReadonlyArray<string> =>
  ('inline_keyboard' in keyboard ? keyboard.inline_keyboard : keyboard.keyboard)
    .flat()
    .map((button) => (typeof button === 'string' ? button : button.text))
