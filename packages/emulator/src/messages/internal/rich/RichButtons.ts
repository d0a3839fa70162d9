// The buttons within a rich message: in a separate row, or in a text.
// https://core.telegram.org/bots/api#richmessagebutton

import { type InlineKeyboardButton, type RichMessage, RichMessageButton } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { wordsOf } from '../../../sending/internal/RichWords.ts'
import * as Json from '../../../values/internal/Json.ts'

// destructors

/** The buttons in their order, like those of a keyboard, with plain texts. */
export const buttonsOf = (message: RichMessage | undefined): ReadonlyArray<InlineKeyboardButton> =>
  buttonsIn(message?.blocks)

// private

const buttonsIn = (part: unknown): ReadonlyArray<InlineKeyboardButton> => {
  if (Json.isArray(part)) return part.flatMap(buttonsIn)
  if (!Json.isObject(part)) return []
  const { type, button, buttons } = part
  if (type === 'button') return toKeyboard(button)
  return type === 'buttons' && Json.isArray(buttons)
    ? buttons.flatMap(toKeyboard)
    : Object.values(part).flatMap(buttonsIn)
}

const toKeyboard = (value: unknown): ReadonlyArray<InlineKeyboardButton> => {
  const button = RichMessageButton.decode(value)
  if (E.isLeft(button)) return []
  // A keyboard has other styles.
  const { text, style: _, ...rest } = button.right
  return [{ ...rest, text: wordsOf(text) }]
}
