// Keyboards as values: rows of buttons, under a message or in place of the user's own keyboard.
// https://core.telegram.org/bots/api#inlinekeyboardmarkup https://core.telegram.org/bots/api#replykeyboardmarkup

import type { CallbackData } from './CallbackData.ts'
import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from './Types.ts'

// constructors

/** A keyboard under a message, row by row. */
export const inlineKeyboard = (...rows: ReadonlyArray<ReadonlyArray<InlineKeyboardButton>>): InlineKeyboardMarkup => ({
  inline_keyboard: rows,
})

/** A button that sends typed callback data to the bot. */
export const button = <A>(text: string, data: CallbackData<A>, value: A): InlineKeyboardButton => ({
  text,
  callback_data: data.encode(value),
})

/** A button that opens a link. */
export const urlButton = (text: string, url: string): InlineKeyboardButton => ({ text, url })

/** A keyboard in place of the user's own, row by row. A press sends the button's text as a message. */
export const replyKeyboard = (
  rows: ReadonlyArray<ReadonlyArray<KeyboardButton | string>>,
  options: Omit<ReplyKeyboardMarkup, 'keyboard'> = {},
): ReplyKeyboardMarkup => ({
  resize_keyboard: true,
  ...options,
  keyboard: rows.map((row) => row.map((key) => (typeof key === 'string' ? { text: key } : key))),
})

/** Gives the user their own keyboard back. */
export const removeKeyboard: ReplyKeyboardRemove = { remove_keyboard: true }

/** Asks the user for a reply, as if they had chosen to reply to the message. */
export const forceReply = (options: Omit<ForceReply, 'force_reply'> = {}): ForceReply => ({ ...options, force_reply: true })
