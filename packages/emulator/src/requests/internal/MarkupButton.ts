// Buttons of a keyboard, as the server reads them.
// https://core.telegram.org/bots/api#inlinekeyboardbutton

import { InlineKeyboardButton, KeyboardButton } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Json from '../../values/internal/Json.ts'

// constructors

/** A button below the input field. A text is also a button. */
export const replyButton = (value: unknown): Json.Decoded<KeyboardButton> => {
  if (typeof value === 'string') return E.right({ text: value })
  if (!Json.isObject(value)) return E.left('KeyboardButton must be a String or an Object')
  const text = Json.required(Json.string)(value, 'text')
  if (E.isLeft(text)) return text
  const fields = checkStyle(value)
  if (E.isLeft(fields)) return fields
  const button: unknown = { ...currentFields(withoutNull(fields.right)), text: text.right }
  return KeyboardButton.is(button) ? E.right(button) : E.left('Unsupported button specified')
}

/** A button of an inline keyboard. */
export const inlineButton = (value: unknown): Json.Decoded<InlineKeyboardButton> => {
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
  // The server takes the first action that it finds. It ignores an empty url and empty data.
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
  return InlineKeyboardButton.is(button) ? E.right(button) : E.left('Unsupported button specified')
}

// private

// The server still accepts the old names of two fields.
const currentFields = ({
  request_phone_number,
  request_user,
  ...fields
}: Json.JsonObject): Json.JsonObject => ({
  ...(request_phone_number === undefined ? {} : { request_contact: request_phone_number }),
  ...(request_user === undefined ? {} : { request_users: request_user }),
  ...fields,
})

const checkStyle = (fields: Json.JsonObject): Json.Decoded<Json.JsonObject> => {
  const style = Json.string(fields, 'style')
  if (E.isLeft(style)) return style
  const name = (style.right ?? '').toLowerCase()
  if (!['', 'default', 'primary', 'danger', 'success'].includes(name))
    return E.left('invalid button style specified')
  const { style: _, ...rest } = fields
  return E.right(name === '' || name === 'default' ? rest : { ...rest, style: name })
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

const withoutNull = (fields: Json.JsonObject): Json.JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
