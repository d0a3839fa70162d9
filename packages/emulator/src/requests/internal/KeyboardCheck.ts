// Faults of a readable keyboard that the server refuses.
// https://core.telegram.org/bots/api#inlinekeyboardmarkup

import type { Chat, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as Json from '../../values/internal/Json.ts'

// model

/** The rows of an inline keyboard. */
export type InlineRows = InlineKeyboardMarkup['inline_keyboard']

// guards

/** The same rows with complete links. Fails with the server's words if it refuses a button. */
export const checkedRows = (rows: InlineRows): Json.Decoded<InlineRows> => {
  const checked: Array<ReadonlyArray<InlineKeyboardButton>> = []
  for (const row of rows) {
    const buttons: Array<InlineKeyboardButton> = []
    for (const button of row) {
      const fault = faultIn(button)
      if (fault !== undefined) return E.left(fault)
      buttons.push(button.url === undefined ? button : { ...button, url: completed(button.url) })
    }
    checked.push(buttons)
  }
  return E.right(checked)
}

/** Why the server refuses a button below the input field. `undefined` if it accepts the button. */
export const faultInReply = ({ web_app }: KeyboardButton): string | undefined =>
  secureFault('Keyboard button Web App', web_app?.url)

/** Why a button below the input field cannot be in a chat of this type. */
export const misplacedReply = (type: Chat['type'], button: KeyboardButton | string): string | undefined =>
  type === 'channel'
    ? 'Inline keyboard expected'
    : type === 'private' || typeof button === 'string'
      ? undefined
      : asked.find(([name]) => button[name] !== undefined && button[name] !== false)?.[1]

/** Why a button of an inline keyboard cannot be in a chat of this type. Only a game has a button to play. */
export const misplacedInline = (
  type: Chat['type'],
  isGame: boolean,
  button: InlineKeyboardButton,
): string | undefined => {
  if (button.callback_game !== undefined && !isGame) return 'BUTTON_TYPE_INVALID'
  if (type === 'private') return undefined
  if (button.web_app !== undefined) return 'BUTTON_TYPE_INVALID'
  const name = switches.find((one) => button[one] !== undefined)
  const shown = name === 'switch_inline_query_current_chat' ? name : 'switch_inline_query'
  return type === 'channel' && name !== undefined
    ? `Can't use ${shown} button in a channel chat, ${becauseOfName}`
    : undefined
}

// private

const faultIn = ({
  callback_data,
  copy_text,
  url,
  web_app,
  login_url,
}: InlineKeyboardButton): string | undefined => {
  if (callback_data !== undefined && new TextEncoder().encode(callback_data).length > 64)
    return 'BUTTON_DATA_INVALID'
  if (copy_text !== undefined && (copy_text.text === '' || Array.from(copy_text.text).length > 256))
    return 'BUTTON_COPY_TEXT_INVALID'
  if (url !== undefined && !isLink(url))
    return `Inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`
  return (
    secureFault('Inline keyboard button login', login_url?.url) ??
    secureFault('Inline keyboard button Web App', web_app?.url)
  )
}

const secureFault = (place: string, url: string | undefined): string | undefined => {
  if (url === undefined) return undefined
  if (/^tg:(?:\/\/)?user\/?\?id=\d/i.test(url))
    return `Link to a user can't be used in ${place.endsWith('login') ? 'login' : 'Web App'} URL buttons`
  if (/^https:/i.test(url) && isLink(url)) return undefined
  const why = /^https:/i.test(url) ? 'Wrong HTTP URL' : 'Only HTTPS links are allowed'
  return `${place} URL '${url}' is invalid: ${why}`
}

// A channel has only inline keyboards. In a group, a button below the input field can only send its text.
const asked = [
  ['request_contact', 'Phone number can be requested in private chats only'],
  ['request_location', 'Location can be requested in private chats only'],
  ['request_poll', 'Poll can be requested in private chats only'],
  ['request_users', 'Users can be requested in private chats only'],
  ['request_chat', 'Chats can be requested in private chats only'],
  ['web_app', 'Web App buttons can be used in private chats only'],
] as const

const becauseOfName = "because users will not be able to use the button without knowing bot's username"

const switches = [
  'switch_inline_query',
  'switch_inline_query_chosen_chat',
  'switch_inline_query_current_chat',
] as const

const isOwn = (url: string): boolean => /^(?:tg|ton):\/\/./i.test(url)

const isLink = (url: string): boolean => {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`
  return (
    isOwn(url) ||
    (URL.canParse(full) && /^https?:$/.test(new URL(full).protocol) && /\..|^\[/.test(new URL(full).hostname))
  )
}

// A link without a scheme gets `http://`; a host without a path gets a slash.
const completed = (url: string): string => {
  const full = isOwn(url) || /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`
  return /^https?:\/\/[^/?#]+$/i.test(full) ? `${full}/` : full
}
