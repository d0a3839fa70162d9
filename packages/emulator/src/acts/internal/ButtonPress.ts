// A button that a person presses.
// https://core.telegram.org/bots/api#callbackquery

import type { CallbackQuery, InlineKeyboardMarkup, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as CallbackQueries from '../../queries/internal/CallbackQueries.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import type { Act } from '../../state/internal/Act.ts'
import { withInlineMessageId } from '../../state/internal/InlineMessage.ts'
import { messageIn } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { State, StoredMessage } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { enter } from './ChatEntry.ts'

// model

/** The data of a button that does not exist. */
export interface ForgedButton {
  readonly data: string
}

// constructors

/**
 * Presses a button of an inline keyboard by its text, or sends data that no button needs to have, as a
 * modified client does. It gives the id of the callback query.
 */
export const press =
  (user: User, chat_id: number, message_id: number, what: string | ForgedButton): Act<string> =>
  (state, now) => {
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    const kept = messageIn(state, chat_id, message_id)
    const keyboard = kept?.message.reply_markup
    if (kept === undefined || keyboard === undefined) return E.left(`message ${message_id} has no buttons`)
    const said = typeof what === 'string' ? saidBy(what, kept, keyboard) : E.right({ data: what.data })
    if (E.isLeft(said)) return said
    const seconds = toSeconds(now)
    const [asked, id] = CallbackQueries.addQuery(
      state,
      { from: user, chat_id, message_id, expires: seconds + CallbackQueries.patience },
      seconds,
    )
    const [next, about] = asNamed(asked, kept)
    const callback_query = { id, from: user, ...about, chat_instance: instanceOf(chat_id), ...said.right }
    return E.right([{ ...next, queue: UpdateQueue.push({ callback_query }, now)(next.queue) }, id])
  }

// destructors

/** The texts of buttons, for a sentence. */
export const buttonNames = (buttons: ReadonlyArray<{ readonly text: string }>): string =>
  buttons.map(({ text }) => `"${text}"`).join(', ')

// private

type NamedMessage = Pick<CallbackQuery, 'message' | 'inline_message_id'>

// A press names the message of the bot, or only its inline id, as `callback_query_mode` says.
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

// What a button tells the bot: its data, or the name of the game that the person wants to play.
const saidBy = (
  text: string,
  { message, game_short_name }: StoredMessage,
  keyboard: InlineKeyboardMarkup,
): E.Either<string, Pick<CallbackQuery, 'data' | 'game_short_name'>> => {
  const button = ReplyMarkup.buttonsWithText(text, keyboard)[0]
  if (button === undefined)
    return E.left(
      `message ${message.message_id} has no button "${text}", but ` +
        buttonNames(keyboard.inline_keyboard.flat()),
    )
  if (button.pay === true) return E.left(`the button "${text}" is there to pay: use pay(message)`)
  if (button.callback_game !== undefined && game_short_name !== undefined) return E.right({ game_short_name })
  return button.callback_data === undefined
    ? E.left(`the button "${text}" tells the bot nothing when pressed: it has no callback_data`)
    : E.right({ data: button.callback_data })
}

// Always the same for a chat. It does not tell the id of the chat.
const instanceOf = (chat_id: number): string =>
  String((BigInt(chat_id) * 6364136223846793005n) & 0x7fff_ffff_ffff_ffffn)
