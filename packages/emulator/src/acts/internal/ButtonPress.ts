// A person presses a button.
// https://core.telegram.org/bots/api#callbackquery

import type { CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { buttonsOf } from '../../messages/internal/rich/RichButtons.ts'
import * as CallbackQueries from '../../queries/internal/CallbackQueries.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import type { Act, ActResult } from '../../state/internal/Act.ts'
import { botsOf } from '../../state/internal/BotView.ts'
import { withInlineMessageId } from '../../state/internal/InlineMessage.ts'
import { messageIn } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { State, StoredMessage } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { InlineSwitch } from '../PressedButton.ts'
import { withWebAppQuery } from './apps/WebAppQueries.ts'
import { enter } from './ChatEntry.ts'

// model

/** The data of a button that does not exist. */
export interface ForgedButton {
  readonly data: string
}

/** The result of a press. Data to sign comes with the id of the bot whose token signs it. */
export type PressOutcome =
  | { readonly _tag: 'Asked'; readonly query_id: string }
  | { readonly _tag: 'Link'; readonly url: string }
  | { readonly _tag: 'Login'; readonly url: string; readonly bot_id: number }
  | { readonly _tag: 'App'; readonly url: string; readonly bot_id: number; readonly query_id?: string }
  | { readonly _tag: 'Copy'; readonly text: string }
  | { readonly _tag: 'Switch'; readonly switches: InlineSwitch }

// constructors

/**
 * Presses a button below or within a message by its text. Or sends data that no button has, as a modified
 * client can.
 */
export const press =
  (user: User, chat_id: number, message_id: number, what: string | ForgedButton): Act<PressOutcome> =>
  (state, now) => {
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    const kept = messageIn(state, chat_id, message_id)
    const keyboard = kept && keyboardOf(kept)
    if (kept === undefined || keyboard === undefined) return E.left(`message ${message_id} has no buttons`)
    const found = typeof what === 'string' ? buttonIn(what, kept, keyboard) : E.right(undefined)
    if (E.isLeft(found)) return found
    const led = found.right && leadsTo(state, user, chat_id, found.right, now)
    if (led !== undefined) return led
    const said = typeof what === 'string' ? saidBy(what, kept, found.right) : E.right({ data: what.data })
    if (E.isLeft(said)) return said
    const seconds = toSeconds(now)
    const [asked, id] = CallbackQueries.addQuery(
      state,
      { from: user, chat_id, message_id, expires: seconds + CallbackQueries.patience },
      seconds,
    )
    const [next, about] = asNamed(asked, kept)
    const callback_query = { id, from: user, ...about, chat_instance: instanceOf(chat_id), ...said.right }
    return E.right([
      { ...next, queue: UpdateQueue.push({ callback_query }, now)(next.queue) },
      { _tag: 'Asked', query_id: id },
    ])
  }

// destructors

/** The texts of buttons, for a sentence. */
export const buttonNames = (buttons: ReadonlyArray<{ readonly text: string }>): string =>
  buttons.map(({ text }) => `"${text}"`).join(', ')

// private

type NamedMessage = Pick<CallbackQuery, 'message' | 'inline_message_id'>

// A press has the message of the bot, or only its inline id, depending on `callback_query_mode`.
// https://core.telegram.org/bots/api#setmysettings
const asNamed = (state: State, kept: StoredMessage): readonly [State, NamedMessage] => {
  const { message, inline_message_id } = kept
  if (!MessageContent.isBy(state.bot, message) && inline_message_id !== undefined)
    return [state, { inline_message_id }]
  const isHidden =
    state.callbackMode === 'inline' || (state.callbackMode === 'auto' && !isInChat(state, message.chat.id))
  if (!isHidden) return [state, { message }]
  if (inline_message_id !== undefined) return [state, { inline_message_id }]
  const [next, id] = withInlineMessageId(state, message)
  return [next, { inline_message_id: id }]
}

const isInChat = (state: State, chat_id: number): boolean => {
  const room = SortedMap.get(chat_id)(state.rooms)
  return chat_id > 0 || (room !== undefined && Membership.isIn(Membership.memberOf(room, state.bot)))
}

// The buttons below a message, and those within a rich one.
const keyboardOf = ({ message }: StoredMessage): InlineKeyboardMarkup | undefined => {
  const within = buttonsOf(message.rich_message)
  return within.length === 0
    ? message.reply_markup
    : { inline_keyboard: [...(message.reply_markup?.inline_keyboard ?? []), within] }
}

const buttonIn = (
  text: string,
  { message }: StoredMessage,
  keyboard: InlineKeyboardMarkup,
): E.Either<string, InlineKeyboardButton> => {
  const button = ReplyMarkup.buttonsWithText(text, keyboard)[0]
  return button === undefined
    ? E.left(
        `message ${message.message_id} has no button "${text}", but ` +
          buttonNames(keyboard.inline_keyboard.flat()),
      )
    : E.right(button)
}

// Where a button leads the person. `undefined` for a button that sends something to the bot.
const leadsTo = (
  state: State,
  user: User,
  chat_id: number,
  button: InlineKeyboardButton,
  now: Millis,
): ActResult<PressOutcome> | undefined => {
  const { url, login_url, web_app, copy_text, disabled } = button
  const { switch_inline_query: any, switch_inline_query_current_chat: current } = button
  const { switch_inline_query_chosen_chat: chosen } = button
  if (disabled !== undefined) return E.left(`the button "${button.text}" is disabled`)
  if (url !== undefined) return E.right([state, { _tag: 'Link', url }])
  if (copy_text !== undefined) return E.right([state, { _tag: 'Copy', text: copy_text.text }])
  if (login_url !== undefined) {
    const bot = login_url.bot_username === undefined ? state.bot : botNamed(state, login_url.bot_username)
    return bot === undefined
      ? E.left(`there is no bot @${login_url.bot_username ?? ''} for the login`)
      : E.right([state, { _tag: 'Login', url: login_url.url, bot_id: bot.id }])
  }
  if (web_app !== undefined) {
    const [next, query_id] = withWebAppQuery(state, user, chat_id, toSeconds(now))
    return E.right([next, { _tag: 'App', url: web_app.url, bot_id: state.bot.id, query_id }])
  }
  const switched = (query: string, to: InlineSwitch['to']): ActResult<PressOutcome> =>
    E.right([state, { _tag: 'Switch', switches: { query, to } }])
  if (current !== undefined) return switched(current, 'current')
  if (any !== undefined) return switched(any, 'any')
  if (chosen === undefined) return undefined
  const { query = '', allow_user_chats, allow_bot_chats, allow_group_chats, allow_channel_chats } = chosen
  return switched(query, [
    ...(allow_user_chats ? ['user' as const] : []),
    ...(allow_bot_chats ? ['bot' as const] : []),
    ...(allow_group_chats ? ['group' as const] : []),
    ...(allow_channel_chats ? ['channel' as const] : []),
  ])
}

const botNamed = (state: State, username: string): User | undefined =>
  botsOf(state).find((one) => one.username?.toLowerCase() === username.replace(/^@/, '').toLowerCase())

// What a button sends to the bot: its data, or the name of the game that the person wants to play.
const saidBy = (
  text: string,
  { game_short_name }: StoredMessage,
  button: InlineKeyboardButton | undefined,
): E.Either<string, Pick<CallbackQuery, 'data' | 'game_short_name'>> => {
  if (button?.pay === true) return E.left(`the button "${text}" is there to pay: use pay(message)`)
  if (button?.callback_game !== undefined && game_short_name !== undefined)
    return E.right({ game_short_name })
  return button?.callback_data === undefined
    ? E.left(`the button "${text}" tells the bot nothing when pressed: it has no callback_data`)
    : E.right({ data: button.callback_data })
}

// Always the same for a chat, but it does not reveal the id of the chat.
const instanceOf = (chat_id: number): string =>
  String((BigInt(chat_id) * 6364136223846793005n) & 0x7fff_ffff_ffff_ffffn)
