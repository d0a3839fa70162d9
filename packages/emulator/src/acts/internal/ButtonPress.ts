// A button that a person presses.
// https://core.telegram.org/bots/api#callbackquery

import type { InlineKeyboardMarkup, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as CallbackQueries from '../../queries/internal/CallbackQueries.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import type { Act } from '../../state/internal/Act.ts'
import { messageIn } from '../../state/internal/Lookup.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import { enter } from './ChatEntry.ts'

// model

/** The data of a button that does not exist. */
export interface ForgedButton {
  readonly data: string
}

// constructors

/**
 * Presses a button of an inline keyboard by its text, or sends data that no button needs to have, as a
 * modified client does. It gives the id of the callback query.
 */
export const press =
  (user: User, chat_id: number, message_id: number, what: string | ForgedButton): Act<string> =>
  (state, now) => {
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    const kept = messageIn(state, chat_id, message_id)
    const message = kept?.message
    const keyboard = message?.reply_markup
    if (message === undefined || keyboard === undefined) return E.left(`message ${message_id} has no buttons`)
    const said = typeof what === 'string' ? dataOf(what, message_id, keyboard) : E.right(what.data)
    if (E.isLeft(said)) return said
    const seconds = toSeconds(now)
    const [asked, id] = CallbackQueries.addQuery(
      state,
      { from: user, chat_id, message_id, expires: seconds + CallbackQueries.patience },
      seconds,
    )
    const about =
      kept?.inline_message_id === undefined ? { message } : { inline_message_id: kept.inline_message_id }
    const callback_query = { id, from: user, ...about, chat_instance: instanceOf(chat_id), data: said.right }
    return E.right([{ ...asked, queue: UpdateQueue.push({ callback_query }, now)(asked.queue) }, id])
  }

// destructors

/** The texts of buttons, for a sentence. */
export const buttonNames = (buttons: ReadonlyArray<{ readonly text: string }>): string =>
  buttons.map(({ text }) => `"${text}"`).join(', ')

// private

const dataOf = (
  text: string,
  message_id: number,
  keyboard: InlineKeyboardMarkup,
): E.Either<string, string> => {
  const button = ReplyMarkup.buttonsWithText(text, keyboard)[0]
  if (button === undefined)
    return E.left(
      `message ${message_id} has no button "${text}", but ${buttonNames(keyboard.inline_keyboard.flat())}`,
    )
  if (button.pay === true) return E.left(`the button "${text}" is there to pay: use pay(message)`)
  return button.callback_data === undefined
    ? E.left(`the button "${text}" tells the bot nothing when pressed: it has no callback_data`)
    : E.right(button.callback_data)
}

// Always the same for a chat. It does not tell the id of the chat.
const instanceOf = (chat_id: number): string =>
  String((BigInt(chat_id) * 6364136223846793005n) & 0x7fff_ffff_ffff_ffffn)
