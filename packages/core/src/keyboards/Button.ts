// Buttons under a message, of every kind. Each button is checked where it is made: a `RangeError` says what
// Telegram would refuse.
// https://core.telegram.org/bots/api#inlinekeyboardbutton
//
// Wing `keyboards`: buttons, and the keyboards that they make up.

import type { CallbackCodec } from '../payloads/CallbackData.ts'
import { isRecord } from '../types/internal/Structure.ts'
import type {
  ButtonStyle,
  InlineKeyboardButton,
  LoginUrl,
  SwitchInlineQueryChosenChat,
  WebAppInfo,
} from '../types/Types.ts'
import { checkedInline as inline } from './internal/ButtonTable.ts'

// model

/**
 * How a button looks: its colour, and a custom emoji before its text. Only some bots may use custom emoji.
 */
export interface Look {
  readonly style?: ButtonStyle
  readonly icon_custom_emoji_id?: string
}

// constructors

/**
 * A button that sends typed callback data to the bot.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { button } from '@pipegram/core/Button'
 *   import { callbackData, int } from '@pipegram/core/CallbackData'
 *
 *   const Buy = callbackData('buy', { item: int })
 *
 *   assert.deepStrictEqual(button('Buy', Buy, { item: 7 }, { style: 'success' }), {
 *     text: 'Buy',
 *     style: 'success',
 *     callback_data: 'buy.7',
 *   })
 */
export const button = <A>(
  text: string,
  data: CallbackCodec<A>,
  value: NoInfer<A>,
  look: Look = {},
): InlineKeyboardButton => inline({ text, ...look, callback_data: codecOf(data).encode(value) })

/**
 * A button that opens a link. Its scheme is `http`, `https`, `tg`, `ton` or `tonsite`, and its host has a
 * dot.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { urlButton } from '@pipegram/core/Button'
 *
 *   assert.deepStrictEqual(urlButton('Site', 'https://example.com'), {
 *     text: 'Site',
 *     url: 'https://example.com',
 *   })
 *   assert.throws(() => urlButton('Site', 'javascript:alert(1)'), RangeError)
 *   assert.throws(() => urlButton('Site', 'http://localhost'), /Wrong HTTP URL/)
 */
export const urlButton = (text: string, url: string, look: Look = {}): InlineKeyboardButton =>
  inline({ text, ...look, url })

/**
 * A button that opens a Mini App, given by an `https` link. It also works in a reply keyboard, in private
 * chats.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { webAppButton } from '@pipegram/core/Button'
 *
 *   assert.deepStrictEqual(webAppButton('Shop', 'https://example.com'), {
 *     text: 'Shop',
 *     web_app: { url: 'https://example.com' },
 *   })
 */
export const webAppButton = (
  text: string,
  url: string,
  look: Look = {},
): Look & { readonly text: string; readonly web_app: WebAppInfo } => {
  const made = { text, ...look, web_app: { url } }
  inline(made)
  return made
}

/**
 * A button that opens a link and tells the site who the user is, with the Login Widget.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { loginUrlButton } from '@pipegram/core/Button'
 *
 *   assert.deepStrictEqual(loginUrlButton('Log in', 'https://example.com'), {
 *     text: 'Log in',
 *     login_url: { url: 'https://example.com' },
 *   })
 */
export const loginUrlButton = (
  text: string,
  login_url: LoginUrl | string,
  look: Look = {},
): InlineKeyboardButton =>
  inline({ text, ...look, login_url: typeof login_url === 'string' ? { url: login_url } : login_url })

/**
 * A button that lets the user choose a chat, and then starts an inline query to the bot there.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { switchInlineQueryButton } from '@pipegram/core/Button'
 *
 *   assert.deepStrictEqual(switchInlineQueryButton('Share', 'cats'), {
 *     text: 'Share',
 *     switch_inline_query: 'cats',
 *   })
 */
export const switchInlineQueryButton = (text: string, query = '', look: Look = {}): InlineKeyboardButton =>
  inline({ text, ...look, switch_inline_query: query })

/**
 * A button that starts an inline query to the bot in the same chat.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { switchInlineQueryCurrentChatButton } from '@pipegram/core/Button'
 *
 *   assert.deepStrictEqual(switchInlineQueryCurrentChatButton('Search'), {
 *     text: 'Search',
 *     switch_inline_query_current_chat: '',
 *   })
 */
export const switchInlineQueryCurrentChatButton = (
  text: string,
  query = '',
  look: Look = {},
): InlineKeyboardButton => inline({ text, ...look, switch_inline_query_current_chat: query })

/**
 * A button that lets the user choose a chat of some kinds, and then starts an inline query to the bot there.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { switchInlineQueryChosenChatButton } from '@pipegram/core/Button'
 *
 *   assert.deepStrictEqual(switchInlineQueryChosenChatButton('Share', { allow_group_chats: true }), {
 *     text: 'Share',
 *     switch_inline_query_chosen_chat: { allow_group_chats: true },
 *   })
 */
export const switchInlineQueryChosenChatButton = (
  text: string,
  chosen: SwitchInlineQueryChosenChat,
  look: Look = {},
): InlineKeyboardButton => inline({ text, ...look, switch_inline_query_chosen_chat: chosen })

/**
 * A button that copies a text of 1–256 characters.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { copyButton } from '@pipegram/core/Button'
 *
 *   assert.deepStrictEqual(copyButton('Copy', 'A-113'), { text: 'Copy', copy_text: { text: 'A-113' } })
 */
export const copyButton = (text: string, copied: string, look: Look = {}): InlineKeyboardButton =>
  inline({ text, ...look, copy_text: { text: copied } })

/**
 * A button that starts the game of the message. It must be the first button of the first row.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { callbackGameButton } from '@pipegram/core/Button'
 *
 *   assert.deepStrictEqual(callbackGameButton('Play'), { text: 'Play', callback_game: {} })
 */
export const callbackGameButton = (text: string, look: Look = {}): InlineKeyboardButton =>
  inline({ text, ...look, callback_game: {} })

/**
 * A button that pays the invoice of the message. It must be the first button of the first row. `⭐` and `XTR`
 * in its text become a star.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { payButton } from '@pipegram/core/Button'
 *
 *   assert.deepStrictEqual(payButton('Pay 5 ⭐'), { text: 'Pay 5 ⭐', pay: true })
 */
export const payButton = (text: string, look: Look = {}): InlineKeyboardButton =>
  inline({ text, ...look, pay: true })

/**
 * A button that does nothing.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { inactiveButton } from '@pipegram/core/Button'
 *
 *   assert.deepStrictEqual(inactiveButton('2 / 5'), { text: '2 / 5', disabled: {} })
 */
export const inactiveButton = (text: string, look: Look = {}): InlineKeyboardButton =>
  inline({ text, ...look, disabled: {} })

// private

// Node runs a program with wrong types as well.
const codecOf = <A>(data: CallbackCodec<A>): CallbackCodec<A> => {
  if (isRecord(data) && 'encode' in data) return data
  throw new TypeError(
    "A button carries callback data: write const Yes = callbackData('yes', {}), and button('Yes', Yes, {}).",
  )
}
