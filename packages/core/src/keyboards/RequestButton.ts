// Buttons of a reply keyboard that ask the user for something: users, a chat, a phone number. Each button is
// checked where it is made: a `RangeError` says what Telegram would refuse.
// https://core.telegram.org/bots/api#keyboardbutton

import { defined } from '../ports/Defined.ts'
import type {
  KeyboardButton,
  KeyboardButtonRequestChat,
  KeyboardButtonRequestManagedBot,
  KeyboardButtonRequestUsers,
  PollType,
} from '../types/Types.ts'
import type { Look } from './Button.ts'
import { checkedReply as reply } from './internal/ButtonTable.ts'

// constructors

/**
 * A button that lets the user choose 1–10 users, and tells the bot who they are. `request_id` identifies the
 * answer to this button.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { requestUsersButton } from '@pipegram/core/RequestButton'
 *
 *   assert.deepStrictEqual(requestUsersButton('Invite', { request_id: 1, max_quantity: 5 }), {
 *     text: 'Invite',
 *     request_users: { request_id: 1, max_quantity: 5 },
 *   })
 *   assert.throws(
 *     () => requestUsersButton('Invite', { request_id: 1, max_quantity: 11 }),
 *     /max_quantity must be 1–10/,
 *   )
 */
export const requestUsersButton = (
  text: string,
  request_users: KeyboardButtonRequestUsers,
  look: Look = {},
): KeyboardButton => reply({ text, ...look, request_users })

/**
 * A button that lets the user choose a chat, and tells the bot which chat it is.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { requestChatButton } from '@pipegram/core/RequestButton'
 *
 *   assert.deepStrictEqual(requestChatButton('Choose', { request_id: 1, chat_is_channel: false }), {
 *     text: 'Choose',
 *     request_chat: { request_id: 1, chat_is_channel: false },
 *   })
 */
export const requestChatButton = (
  text: string,
  request_chat: KeyboardButtonRequestChat,
  look: Look = {},
): KeyboardButton => reply({ text, ...look, request_chat })

/**
 * A button that lets the user create a bot. This bot manages the new one.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { requestManagedBotButton } from '@pipegram/core/RequestButton'
 *
 *   assert.deepStrictEqual(requestManagedBotButton('Make', { request_id: 1 }), {
 *     text: 'Make',
 *     request_managed_bot: { request_id: 1 },
 *   })
 */
export const requestManagedBotButton = (
  text: string,
  request_managed_bot: KeyboardButtonRequestManagedBot,
  look: Look = {},
): KeyboardButton => reply({ text, ...look, request_managed_bot })

/**
 * A button that sends the user's phone number. Only in private chats.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { requestContactButton } from '@pipegram/core/RequestButton'
 *
 *   assert.deepStrictEqual(requestContactButton('My number'), { text: 'My number', request_contact: true })
 */
export const requestContactButton = (text: string, look: Look = {}): KeyboardButton =>
  reply({ text, ...look, request_contact: true })

/**
 * A button that sends the user's location. Only in private chats.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { requestLocationButton } from '@pipegram/core/RequestButton'
 *
 *   assert.deepStrictEqual(requestLocationButton('I am here'), { text: 'I am here', request_location: true })
 */
export const requestLocationButton = (text: string, look: Look = {}): KeyboardButton =>
  reply({ text, ...look, request_location: true })

/**
 * A button that lets the user make a poll, of one type or of any, and sends it. Only in private chats.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { requestPollButton } from '@pipegram/core/RequestButton'
 *
 *   assert.deepStrictEqual(requestPollButton('Ask', 'quiz'), { text: 'Ask', request_poll: { type: 'quiz' } })
 */
export const requestPollButton = (text: string, type?: PollType, look: Look = {}): KeyboardButton =>
  reply({ text, ...look, request_poll: defined({ type }) })
