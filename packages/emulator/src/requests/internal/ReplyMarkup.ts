// The keyboards of a request, as the server reads them.
// https://core.telegram.org/bots/api#inlinekeyboardmarkup

import { defined } from '@pipegram/core/Defined'
import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Json from '../../values/internal/Json.ts'
import { checkedRows, faultInReply } from './KeyboardCheck.ts'
import { inlineButton, replyButton } from './MarkupButton.ts'

// model

/** A keyboard, or another value of `reply_markup`. */
export type ReplyMarkup =
  | { readonly _tag: 'None' }
  | { readonly _tag: 'Inline'; readonly keyboard: InlineKeyboardMarkup }
  | { readonly _tag: 'Reply'; readonly keyboard: ReplyKeyboardMarkup }
  | { readonly _tag: 'Remove' }
  | { readonly _tag: 'ForceReply' }

// constructors

/** No keyboard. */
export const none: ReplyMarkup = { _tag: 'None' }

/** The keyboard of a JSON text. Fails with the server's words. */
export const fromJson = (json: string): Json.Decoded<ReplyMarkup> => {
  if (json === '') return E.right(none)
  const value = Json.parse(json)
  if (value === undefined) return E.left("Can't parse reply keyboard markup JSON object")
  if (!Json.isObject(value)) return E.left('Object expected as reply markup')
  const reply = rowsOf(value, 'keyboard', 'Field "keyboard" must be an Array of Arrays', replyButton)
  if (E.isLeft(reply)) return reply
  const inline = rowsOf(
    value,
    'inline_keyboard',
    'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    inlineButton,
  )
  if (E.isLeft(inline)) return inline
  const flags: Record<string, boolean> = {}
  for (const name of [
    'remove_keyboard',
    'hide_keyboard',
    'selective',
    'personal_keyboard',
    'force_reply',
    'force_reply_keyboard',
    'resize_keyboard',
    'one_time_keyboard',
    'is_persistent',
  ]) {
    const flag = Json.boolean(value, name)
    if (E.isLeft(flag)) return flag
    if (flag.right === true) flags[name] = true
  }
  const placeholder = Json.string(value, 'input_field_placeholder')
  if (E.isLeft(placeholder)) return placeholder
  const { resize_keyboard, one_time_keyboard, is_persistent, personal_keyboard } = flags
  const selective = flags['selective'] ?? personal_keyboard
  const fault = reply.right
    .flat()
    .map(faultInReply)
    .find((one) => one !== undefined)
  if (fault !== undefined) return E.left(fault)
  if (reply.right.length > 0)
    return E.right({
      _tag: 'Reply',
      keyboard: defined({
        keyboard: reply.right,
        resize_keyboard,
        one_time_keyboard,
        is_persistent,
        selective,
        input_field_placeholder: placeholder.right || undefined,
      }),
    })
  if (inline.right.length > 0)
    return E.map((inline_keyboard: InlineKeyboardMarkup['inline_keyboard']): ReplyMarkup => ({
      _tag: 'Inline',
      keyboard: { inline_keyboard },
    }))(checkedRows(inline.right))
  return E.right(
    flags['remove_keyboard'] || flags['hide_keyboard']
      ? { _tag: 'Remove' }
      : flags['force_reply'] || flags['force_reply_keyboard']
        ? { _tag: 'ForceReply' }
        : none,
  )
}

// destructors

/** The buttons of an inline keyboard that have this text, row by row. */
export const buttonsWithText = (
  text: string,
  { inline_keyboard }: InlineKeyboardMarkup,
): ReadonlyArray<InlineKeyboardButton> => inline_keyboard.flat().filter((button) => button.text === text)

// private

// At most 12 buttons in a row and 300 in all. The rest is cut off.
const cut = <A>(rows: ReadonlyArray<ReadonlyArray<A>>): ReadonlyArray<ReadonlyArray<A>> => {
  let left = 300
  return rows
    .map((row) => {
      const kept = row.slice(0, Math.min(12, left))
      left -= kept.length
      return kept
    })
    .filter((row) => row.length > 0)
}

// A button with an empty text is left out.
const rowsOf = <A extends { readonly text: string }>(
  self: Json.JsonObject,
  name: string,
  notRows: string,
  button: (value: unknown) => Json.Decoded<A>,
): Json.Decoded<ReadonlyArray<ReadonlyArray<A>>> => {
  const given = Json.array(self, name)
  if (E.isLeft(given)) return given
  const rows: Array<ReadonlyArray<A>> = []
  for (const row of given.right ?? []) {
    if (!Json.isArray(row)) return E.left(notRows)
    const buttons: Array<A> = []
    for (const value of row) {
      const read = button(value)
      if (E.isLeft(read)) return E.left(`Can't parse ${name.replace('_', ' ')} button: ${read.left}`)
      if (read.right.text !== '') buttons.push(read.right)
    }
    rows.push(buttons)
  }
  return E.right(cut(rows))
}
