// Buttons of keyboards, of every kind. Each is checked where it is made: a `RangeError` says what Telegram would not take.
// https://core.telegram.org/bots/api#inlinekeyboardbutton https://core.telegram.org/bots/api#keyboardbutton

import * as E from 'fp-ts/lib/Either.js'
import type { CallbackData } from './CallbackData.ts'
import * as Limits from './Limits.ts'
import * as Link from './Link.ts'
import type {
  ButtonStyle, InlineKeyboardButton, KeyboardButton, KeyboardButtonRequestChat, KeyboardButtonRequestManagedBot, KeyboardButtonRequestUsers, LoginUrl, PollType,
  SwitchInlineQueryChosenChat, WebAppInfo,
} from './Types.ts'

// model

/** How a button looks: its colour, and a custom emoji before its text, for bots that may use them. */
export interface Look {
  readonly style?: ButtonStyle
  readonly icon_custom_emoji_id?: string
}

// constructors, under a message

/**
 * A button that sends typed callback data to the bot.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { button } from '@pipegram/core/Button'
 * import { callbackData, int } from '@pipegram/core/CallbackData'
 *
 * const Buy = callbackData('buy', { item: int })
 *
 * assert.deepStrictEqual(button('Buy', Buy, { item: 7 }, { style: 'success' }), { text: 'Buy', style: 'success', callback_data: 'buy.7' })
 */
export const button = <A>(text: string, data: CallbackData<A>, value: A, look: Look = {}): InlineKeyboardButton => inline({ text, ...look, callback_data: data.encode(value) })

/**
 * A button that opens a link: of `http`, `https`, `tg`, `ton` or `tonsite`, and with a dot in its host.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { urlButton } from '@pipegram/core/Button'
 *
 * assert.deepStrictEqual(urlButton('Site', 'https://example.com'), { text: 'Site', url: 'https://example.com' })
 * assert.throws(() => urlButton('Site', 'javascript:alert(1)'), RangeError)
 * assert.throws(() => urlButton('Site', 'http://localhost'), /Wrong HTTP URL/)
 */
export const urlButton = (text: string, url: string, look: Look = {}): InlineKeyboardButton => inline({ text, ...look, url })

/** A button that opens a Mini App, by an `https` link; on a keyboard in place of the user's own as well, in private chats. */
export const webAppButton = (text: string, url: string, look: Look = {}): Look & { readonly text: string; readonly web_app: WebAppInfo } => {
  const made = { text, ...look, web_app: { url } }
  inline(made)
  return made
}

/** A button that opens a link and tells the site who the user is, by the Login Widget. */
export const loginUrlButton = (text: string, login_url: LoginUrl | string, look: Look = {}): InlineKeyboardButton =>
  inline({ text, ...look, login_url: typeof login_url === 'string' ? { url: login_url } : login_url })

/** A button that lets the user choose a chat and begins an inline query to the bot there. */
export const switchInlineQueryButton = (text: string, query = '', look: Look = {}): InlineKeyboardButton => inline({ text, ...look, switch_inline_query: query })

/** A button that begins an inline query to the bot in the same chat. */
export const switchInlineQueryCurrentChatButton = (text: string, query = '', look: Look = {}): InlineKeyboardButton =>
  inline({ text, ...look, switch_inline_query_current_chat: query })

/** A button that lets the user choose a chat, of some kinds, and begins an inline query to the bot there. */
export const switchInlineQueryChosenChatButton = (text: string, chosen: SwitchInlineQueryChosenChat, look: Look = {}): InlineKeyboardButton =>
  inline({ text, ...look, switch_inline_query_chosen_chat: chosen })

/** A button that copies a text, of 1–256 characters. */
export const copyTextButton = (text: string, copied: string, look: Look = {}): InlineKeyboardButton => inline({ text, ...look, copy_text: { text: copied } })

/** A button that starts the game of the message. It must be the first of the first row. */
export const callbackGameButton = (text: string, look: Look = {}): InlineKeyboardButton => inline({ text, ...look, callback_game: {} })

/** A button that pays the invoice of the message. It must be the first of the first row; `⭐` and `XTR` in its text become a star. */
export const payButton = (text: string, look: Look = {}): InlineKeyboardButton => inline({ text, ...look, pay: true })

/** A button that does nothing. */
export const disabledButton = (text: string, look: Look = {}): InlineKeyboardButton => inline({ text, ...look, disabled: {} })

// constructors, in place of the user's keyboard

/**
 * A button that lets the user choose users, 1–10, and tells the bot who they are. `request_id` tells its answer from those of others.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { requestUsersButton } from '@pipegram/core/Button'
 *
 * assert.deepStrictEqual(requestUsersButton('Invite', { request_id: 1, max_quantity: 5 }), {
 *   text: 'Invite',
 *   request_users: { request_id: 1, max_quantity: 5 },
 * })
 * assert.throws(() => requestUsersButton('Invite', { request_id: 1, max_quantity: 11 }), /max_quantity must be 1–10/)
 */
export const requestUsersButton = (text: string, request_users: KeyboardButtonRequestUsers, look: Look = {}): KeyboardButton => reply({ text, ...look, request_users })

/** A button that lets the user choose a chat, and tells the bot which. */
export const requestChatButton = (text: string, request_chat: KeyboardButtonRequestChat, look: Look = {}): KeyboardButton => reply({ text, ...look, request_chat })

/** A button that lets the user make a bot that this one manages. */
export const requestManagedBotButton = (text: string, request_managed_bot: KeyboardButtonRequestManagedBot, look: Look = {}): KeyboardButton =>
  reply({ text, ...look, request_managed_bot })

/** A button that sends the user's phone number. In private chats only. */
export const requestContactButton = (text: string, look: Look = {}): KeyboardButton => reply({ text, ...look, request_contact: true })

/** A button that sends where the user is. In private chats only. */
export const requestLocationButton = (text: string, look: Look = {}): KeyboardButton => reply({ text, ...look, request_location: true })

/** A button that lets the user make a poll, of a type or of any, and sends it. In private chats only. */
export const requestPollButton = (text: string, type?: PollType, look: Look = {}): KeyboardButton =>
  reply({ text, ...look, request_poll: type === undefined ? {} : { type } })

// destructors

/** What Telegram would not take of a button under a message: a sentence, or none. */
export const faultOfInline = (self: InlineKeyboardButton): string | undefined =>
  [
    ...faultOfKinds(inlineKinds.filter((kind) => self[kind] !== undefined && self[kind] !== false), 1),
    ...faultOfText(self.text),
    ...Limits.excess('Its callback_data', Limits.callbackData, self.callback_data),
    ...Limits.excess('What it copies', Limits.copyText, self.copy_text?.text),
    ...faultOfLink('url', self.url, ''),
    ...faultOfLink('web_app', self.web_app?.url, 'https:'),
    ...faultOfLink('login_url', self.login_url?.url, 'http'),
  ][0]

/** What Telegram would not take of a button in place of the user's keyboard: a sentence, or none. */
export const faultOfReply = (self: KeyboardButton): string | undefined => {
  const id = requestIdOf(self) ?? 0
  const most = self.request_users?.max_quantity ?? 1
  return [
    ...faultOfKinds(replyKinds.filter((kind) => self[kind] !== undefined && self[kind] !== false), 0),
    ...faultOfText(self.text),
    ...((id | 0) === id ? [] : [`Its request_id must be a whole number of 32 bits; it is ${id}.`]),
    ...(Number.isInteger(most) && most >= 1 && most <= 10 ? [] : [`Its max_quantity must be 1–10; it is ${most}.`]),
    ...faultOfLink('web_app', self.web_app?.url, 'https:'),
  ][0]
}

/** The number that tells the answer to a button from those to others. */
export const requestIdOf = ({ request_users, request_chat, request_managed_bot }: KeyboardButton): number | undefined =>
  (request_users ?? request_chat ?? request_managed_bot)?.request_id

// private

const inlineKinds = [
  'url', 'callback_data', 'web_app', 'login_url', 'switch_inline_query', 'switch_inline_query_current_chat', 'switch_inline_query_chosen_chat', 'copy_text',
  'callback_game', 'pay', 'disabled',
] as const

const replyKinds = ['request_users', 'request_chat', 'request_managed_bot', 'request_contact', 'request_location', 'request_poll', 'web_app'] as const

const faultOfKinds = (kinds: ReadonlyArray<string>, least: number): ReadonlyArray<string> =>
  kinds.length < least ? ['It does nothing when it is pressed: `disabledButton` makes one that may.'] : kinds.length > 1 ? [`A button does one thing; it has ${kinds.join(' and ')}.`] : []

const faultOfText = (text: string): ReadonlyArray<string> => (text.trim() === '' ? ['It has no text.'] : [])

const faultOfLink = (name: string, url: string | undefined, scheme: string): ReadonlyArray<string> => {
  if (url === undefined) return []
  const link = Link.fromString(url)
  if (E.isLeft(link)) return [`Its ${name} ${JSON.stringify(url)} is invalid: ${link.left}.`]
  return link.right.startsWith(scheme) ? [] : [`Its ${name} ${JSON.stringify(url)} is invalid: Only ${scheme === 'https:' ? 'HTTPS' : 'HTTP'} links are allowed.`]
}

const checked =
  <B extends { readonly text: string }>(faultOf: (self: B) => string | undefined) =>
  (self: B): B => {
    const fault = faultOf(self)
    if (fault !== undefined) throw new RangeError(`The button ${JSON.stringify(self.text)}: ${fault}`)
    return self
  }

const inline = /* @__PURE__ */ checked(faultOfInline)

const reply = /* @__PURE__ */ checked(faultOfReply)
