// The keyboards of a request, as the server reads them.
// https://core.telegram.org/bots/api#inlinekeyboardmarkup

import {
  type InlineKeyboardButton,
  type InlineKeyboardMarkup,
  type KeyboardButton,
  type ReplyKeyboardMarkup,
  InlineKeyboardButton as InlineButton,
  KeyboardButton as ReplyButton,
} from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Json from '../../values/internal/Json.ts'

// model

/** What a message may bring beside its content. */
export type ReplyMarkup =
  | { readonly _tag: 'None' }
  | { readonly _tag: 'Inline'; readonly keyboard: InlineKeyboardMarkup }
  | { readonly _tag: 'Reply'; readonly keyboard: ReplyKeyboardMarkup }
  | { readonly _tag: 'Remove' }
  | { readonly _tag: 'ForceReply' }

// constructors

/** No keyboard. */
export const none: ReplyMarkup = { _tag: 'None' }

/** The keyboard of a JSON text. It fails with the server's words. */
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
    'force_reply',
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
  const { resize_keyboard, one_time_keyboard, is_persistent, selective } = flags
  if (reply.right.length > 0)
    return E.right({
      _tag: 'Reply',
      keyboard: {
        keyboard: reply.right,
        ...(resize_keyboard ? { resize_keyboard } : {}),
        ...(one_time_keyboard ? { one_time_keyboard } : {}),
        ...(is_persistent ? { is_persistent } : {}),
        ...(selective ? { selective } : {}),
        ...(placeholder.right ? { input_field_placeholder: placeholder.right } : {}),
      },
    })
  if (inline.right.length > 0) return checkedInline(inline.right)
  return E.right(
    flags['remove_keyboard'] || flags['hide_keyboard']
      ? { _tag: 'Remove' }
      : flags['force_reply']
        ? { _tag: 'ForceReply' }
        : none,
  )
}

// destructors

/** The buttons of an inline keyboard with one text, row by row. */
export const buttonsWith = (
  text: string,
  { inline_keyboard }: InlineKeyboardMarkup,
): ReadonlyArray<InlineKeyboardButton> => inline_keyboard.flat().filter((button) => button.text === text)

// private

/** Buttons in a row, rows of buttons and buttons together: the rest is cut off. */
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

const rowsOf = <A>(
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
      buttons.push(read.right)
    }
    rows.push(buttons)
  }
  return E.right(cut(rows))
}

const checkStyle = (fields: Json.JsonObject): Json.Decoded<Json.JsonObject> => {
  const style = Json.string(fields, 'style')
  if (E.isLeft(style)) return style
  const name = (style.right ?? '').toLowerCase()
  if (!['', 'default', 'primary', 'danger', 'success'].includes(name))
    return E.left('invalid button style specified')
  const { style: _, ...rest } = fields
  return E.right(name === '' || name === 'default' ? rest : { ...rest, style: name })
}

const replyButton = (value: unknown): Json.Decoded<KeyboardButton> => {
  if (typeof value === 'string') return E.right({ text: value })
  if (!Json.isObject(value)) return E.left('KeyboardButton must be a String or an Object')
  const text = Json.required(Json.string)(value, 'text')
  if (E.isLeft(text)) return text
  const fields = checkStyle(value)
  if (E.isLeft(fields)) return fields
  const button: unknown = { ...withoutNull(fields.right), text: text.right }
  return ReplyButton.is(button) ? E.right(button) : E.left('Unsupported button specified')
}

const actions = [
  'url',
  'callback_data',
  'callback_game',
  'pay',
  'switch_inline_query',
  'switch_inline_query_chosen_chat',
  'switch_inline_query_current_chat',
  'login_url',
  'web_app',
  'copy_text',
  'disabled',
] as const

const inlineButton = (value: unknown): Json.Decoded<InlineKeyboardButton> => {
  if (!Json.isObject(value)) return E.left('InlineKeyboardButton must be an Object')
  const text = Json.required(Json.string)(value, 'text')
  if (E.isLeft(text)) return text
  const fields = checkStyle(value)
  if (E.isLeft(fields)) return fields
  for (const name of ['url', 'callback_data', 'switch_inline_query', 'switch_inline_query_current_chat']) {
    const read = Json.string(value, name)
    if (E.isLeft(read)) return read
  }
  for (const [name, inner] of [
    ['login_url', 'url'],
    ['web_app', 'url'],
    ['copy_text', 'text'],
  ] as const) {
    const object = Json.object(value, name)
    if (E.isLeft(object)) return object
    const read = object.right && Json.required(Json.string)(object.right, inner)
    if (read !== undefined && E.isLeft(read)) return read
  }
  // The server takes the first action that is there; an empty url or empty data is none.
  const action = actions.find(
    (name) =>
      Object.hasOwn(value, name) &&
      value[name] !== null &&
      !(value[name] === '' && (name === 'url' || name === 'callback_data')),
  )
  if (action === undefined) return E.left('Text buttons are unallowed in the inline keyboard')
  const { style, icon_custom_emoji_id } = fields.right
  const given = value[action]
  const button: unknown = withoutNull({
    text: text.right,
    style,
    icon_custom_emoji_id,
    [action]: typeof given === 'number' ? String(given) : action === 'pay' ? true : given,
  })
  return InlineButton.is(button) ? E.right(button) : E.left('Unsupported button specified')
}

const withoutNull = (fields: Json.JsonObject): Json.JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))

// What the chats' server refuses once the keyboard could be read.
const checkedInline = (
  rows: ReadonlyArray<ReadonlyArray<InlineKeyboardButton>>,
): Json.Decoded<ReplyMarkup> => {
  const checked: Array<ReadonlyArray<InlineKeyboardButton>> = []
  for (const row of rows) {
    const buttons: Array<InlineKeyboardButton> = []
    for (const button of row) {
      if (button.callback_data !== undefined && new TextEncoder().encode(button.callback_data).length > 64)
        return E.left('BUTTON_DATA_INVALID')
      if (
        button.copy_text !== undefined &&
        (button.copy_text.text === '' || Array.from(button.copy_text.text).length > 256)
      )
        return E.left('BUTTON_COPY_TEXT_INVALID')
      if (button.url !== undefined && !isLink(button.url))
        return E.left(`Inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`)
      const app = button.web_app?.url
      if (app !== undefined && (!URL.canParse(app) || new URL(app).protocol !== 'https:'))
        return E.left(`Inline keyboard button Web App URL '${app}' is invalid: Only HTTPS links are allowed`)
      buttons.push(button.url === undefined ? button : { ...button, url: completed(button.url) })
    }
    checked.push(buttons)
  }
  return E.right({ _tag: 'Inline', keyboard: { inline_keyboard: checked } })
}

const isOwn = (url: string): boolean => /^(?:tg|ton):\/\/./i.test(url)

const isLink = (url: string): boolean => {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`
  return (
    isOwn(url) ||
    (URL.canParse(full) && /^https?:$/.test(new URL(full).protocol) && /\..|^\[/.test(new URL(full).hostname))
  )
}

// A link without a scheme gains one, a bare host a slash.
const completed = (url: string): string => {
  const full = isOwn(url) || /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`
  return /^https?:\/\/[^/?#]+$/i.test(full) ? `${full}/` : full
}
