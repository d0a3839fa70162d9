// What people do in chats, and what the bot is told of it. Each act gives a new state, or says why a person
// cannot do it.
// https://core.telegram.org/bots/api#update

import type { Chat, InlineKeyboardMarkup, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Access from './Access.ts'
import type { Act } from './Act.ts'
import type { Millis } from './Clock.ts'
import * as Keyboard from './Keyboard.ts'
import * as Queries from './Queries.ts'
import * as Queue from './Queue.ts'
import { endOf, standing } from './Standing.ts'
import { keptIn, roomOf, toSeconds, withRoom, type Room, type State } from './State.ts'
import { changed } from './Telling.ts'

// model

/** What a button would carry. */
export interface Forged {
  readonly data: string
}

// constructors

/**
 * Presses a button of an inline keyboard, found by its text, or sends data that none need have, as a modified
 * client does; gives the id of the query that asks for an answer.
 */
export const press =
  (user: User, chat_id: number, message_id: number, what: string | Forged): Act<string> =>
  (state, now) => {
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    const kept = keptIn(state, chat_id, message_id)
    const message = kept?.message
    const keyboard = message?.reply_markup
    if (message === undefined || keyboard === undefined) return E.left(`message ${message_id} has no buttons`)
    const said = typeof what === 'string' ? dataOf(what, message_id, keyboard) : E.right(what.data)
    if (E.isLeft(said)) return said
    const seconds = toSeconds(now)
    const [asked, id] = Queries.ask(
      state,
      { from: user, chat_id, message_id, expires: seconds + Queries.patience },
      seconds,
    )
    const about =
      kept?.inline_message_id === undefined ? { message } : { inline_message_id: kept.inline_message_id }
    const callback_query = { id, from: user, ...about, chat_instance: instanceOf(chat_id), data: said.right }
    return E.right([{ ...asked, queue: Queue.push({ callback_query }, now)(asked.queue) }, id])
  }

/** Blocks the bot, or lets it write again. */
export const setBlocked =
  (user: User, blocked: boolean): Act<undefined> =>
  (state, now) => {
    const room = roomOf(state, user.id)
    if (room === undefined || room.reach === (blocked ? 'blocked' : 'open'))
      return E.right([state, undefined])
    if (!blocked && room.reach === 'new') return E.left('the bot is not blocked')
    const [before, after] = blocked ? [Access.member, Access.kicked] : [Access.kicked, Access.member]
    const next = withRoom({ ...room, reach: blocked ? 'blocked' : 'open' })(state)
    return E.right([changed(next, room, user, before(state.bot), after(state.bot), now), undefined])
  }

// destructors

/** The private chat with a user. */
export const chatOf = ({ id, first_name, last_name, username }: User): Chat => ({
  id,
  type: 'private',
  first_name,
  ...(last_name === undefined ? {} : { last_name }),
  ...(username === undefined ? {} : { username }),
})

/** The names of buttons, for a sentence. */
export const namesOf = (buttons: ReadonlyArray<{ readonly text: string }>): string =>
  buttons.map(({ text }) => `"${text}"`).join(', ')

// private

const dataOf = (
  text: string,
  message_id: number,
  keyboard: InlineKeyboardMarkup,
): E.Either<string, string> => {
  const button = Keyboard.buttonsWith(text, keyboard)[0]
  if (button === undefined)
    return E.left(
      `message ${message_id} has no button "${text}", but ${namesOf(keyboard.inline_keyboard.flat())}`,
    )
  if (button.pay === true) return E.left(`the button "${text}" is there to pay: use pay(message)`)
  return button.callback_data === undefined
    ? E.left(`the button "${text}" tells the bot nothing when pressed: it has no callback_data`)
    : E.right(button.callback_data)
}

/** The chat, if one may go there and do this. */
export const enter = (
  state: State,
  user: User,
  chat_id: number,
  now: Millis,
  what?: Access.Sending,
): E.Either<string, Room> => {
  const room = roomOf(state, chat_id)
  if (room === undefined) return E.left(`there is no chat ${chat_id}`)
  if (room.chat.type === 'private' && chat_id !== user.id)
    return E.left('that is the private chat of somebody else')
  if (room.chat.type === 'private')
    return room.reach === 'blocked'
      ? E.left(`${user.first_name} blocked the bot: unblock it, or send /start`)
      : E.right(room)
  const one = standing(room, user, now)
  if (!Access.isIn(one))
    return E.left(`${user.first_name} is not in "${room.chat.title ?? ''}": join it first`)
  if (room.chat.type === 'channel')
    return one.status === 'creator' || one.status === 'administrator'
      ? E.right(room)
      : E.left('only administrators write in a channel')
  if (what === undefined || Access.maySend(room, one, what)) return E.right(room)
  const until = one.status === 'restricted' && !one[what] ? endOf(one.until_date) : undefined
  return E.left(
    until === undefined
      ? `"${room.chat.title ?? ''}" does not let its members do this`
      : `${user.first_name} is restricted in "${room.chat.title ?? ''}" ${until}`,
  )
}

// The same for a chat at all times, and telling nothing of it.
const instanceOf = (chat_id: number): string =>
  String((BigInt(chat_id) * 6364136223846793005n) & 0x7fff_ffff_ffff_ffffn)
