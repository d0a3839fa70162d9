// A chat to look at, and a person in it: what an author of a test or a demonstration lets people do, and what
// they see.

import type {
  InlineKeyboardMarkup,
  KeyboardButton,
  Message as Said,
  ReactionCount,
  ReplyKeyboardMarkup,
  User,
} from '@pipegram/core/Types'
import { describe, type Happening } from './Happening.ts'
import * as Keyboard from './Keyboard.ts'
import { makePayment, type Payment, type PayOptions } from './Paying.ts'
import * as People from './People.ts'
import * as Polls from './Polls.ts'
import * as Reactions from './Reactions.ts'
import * as Saying from './Saying.ts'
import type { Sendable } from './Saying.ts'
import { makeSearch, type Search } from './Searching.ts'
import * as Sorted from './Sorted.ts'
import { keptIn, roomOf, type Room } from './State.ts'
import { lastCalls, type World } from './World.ts'

// model

/** A message by its id; a `Message` is one. */
export type WhichMessage = number | { readonly message_id: number }

/**
 * Which button: its text, on the newest message that has it; one on a certain message; or none, but what a
 * modified client sends in its place.
 */
export type WhichButton =
  | string
  | { readonly message_id: number; readonly text: string }
  | ({ readonly message_id: number } & People.Forged)

/** A chat, to look at. */
export interface Place {
  readonly id: number
  /** What the chat shows now, the oldest first. */
  readonly messages: () => ReadonlyArray<Said>
  /**
   * The buttons to press now: those of the newest message that has some, or else of the keyboard below the
   * input field.
   */
  readonly buttons: () => ReadonlyArray<string>
  /** The reactions that a message has, and how many of each. */
  readonly reactions: (message: WhichMessage) => ReadonlyArray<ReactionCount>
}

/** What may be said beside a message. */
export interface Reply {
  readonly reply_to?: WhichMessage
}

/** The answer of a bot to a pressed button. */
export type Answered = Extract<Happening, { readonly _tag: 'Answered' }>

/**
 * A person in a chat. What cannot be done throws an `Error` that says why; what does not come in time rejects
 * with an `Error` that says what was there instead.
 */
export interface Seat extends Place {
  readonly user: User
  /**
   * Writes, or sends anything else: `{ photo: {}, caption: 'Look' }`, `{ document: new File([bytes], 'a.pdf')
   * }`, `{ dice: { value: 6 } }`, `{ contact: {} }`, or a text by `fmt`. What is left out is filled in; texts
   * and captions are marked as Telegram marks them.
   */
  readonly send: (what: string | Sendable, options?: Reply) => Said
  /** Sends 2–10 photos and videos, documents or audio files as one album. */
  readonly album: (items: ReadonlyArray<Sendable>, options?: Reply) => ReadonlyArray<Said>
  /** Changes what this person sent: a text, the caption below something, or all of it. */
  readonly edit: (message: WhichMessage, what: string | Sendable) => Said
  /** Reacts with emoji in place of what this person reacted with before; without any takes that away. */
  readonly react: (message: WhichMessage, ...emoji: ReadonlyArray<string>) => void
  /**
   * Votes in a poll for options by their text or place, in place of what this person voted before; without
   * any takes that back.
   */
  readonly vote: (message: WhichMessage, ...options: ReadonlyArray<number | string>) => void
  /**
   * Presses a button. One of an inline keyboard gives the id of its query; one below the input field sends
   * its text, or the contact or the place that it asks for, and gives ''. `{ message_id, data }` is what
   * somebody makes up who presses no button.
   */
  readonly press: (button: WhichButton) => string
  /** Types a query after the bot's name, for its inline mode. */
  readonly inline: (query: string) => Search
  /** Pays an invoice, or what a link of `createInvoiceLink` sells. */
  readonly pay: (what: WhichMessage | string, options?: PayOptions) => Payment
  /** The next messages that the bot sent to or edited in this chat, each once; without a count, one. */
  readonly received: { (): Promise<Said>; (count: number): Promise<ReadonlyArray<Said>> }
  /** The next answer of the bot to a button that this person pressed here. */
  readonly answered: () => Promise<Answered>
}

// constructors

/** A chat to look at. */
export const makePlace = (world: World, id: number): Place => ({
  id,
  messages: () => messagesIn(roomOf(world.state(), id)),
  buttons: () => buttonsIn(roomOf(world.state(), id)),
  reactions: (message) => Reactions.countsOf(keptIn(world.state(), id, idOf(message))),
})

/** A person in a chat. */
export const makeSeat = (world: World, user: User, chat_id: number): Seat => {
  const log = world.logOf(chat_id)
  const waited = (what: string, count: number, seen: ReadonlyArray<string>): string =>
    `${user.first_name} waited for ${what} and got ${seen.length} of ${count}${seen.length === 0 ? '' : `: ${seen.join(', ')}`}. ${lastCalls(world)}`
  const messages = log.read(({ count, found }) => waited('messages of the bot', count, found.map(describe)))
  const answers = log.read(({ count, found }) => waited('the answer to a button', count, found.map(describe)))
  const next = async (count: number): Promise<ReadonlyArray<Said>> => {
    const happened = await messages.take(count, ({ _tag }) => _tag === 'Sent' || _tag === 'Edited')
    return happened.flatMap((one) => ('message' in one ? [one.message] : []))
  }
  function received(): Promise<Said>
  function received(count: number): Promise<ReadonlyArray<Said>>
  async function received(count?: number): Promise<Said | ReadonlyArray<Said>> {
    const found = await next(count ?? 1)
    const [first] = found
    return count === undefined && first !== undefined ? first : found
  }
  const replied = ({ reply_to }: Reply): number | undefined =>
    reply_to === undefined ? undefined : idOf(reply_to)
  const send: Seat['send'] = (what, options = {}) =>
    world.act(Saying.say(user, chat_id, what, replied(options)))
  return {
    ...makePlace(world, chat_id),
    user,
    send,
    album: (items, options = {}) => world.act(Saying.sayAlbum(user, chat_id, items, replied(options))),
    edit: (message, what) => world.act(Saying.revise(user, chat_id, idOf(message), what)),
    react: (message, ...emoji) => world.act(Reactions.react(user, chat_id, idOf(message), emoji)),
    vote: (message, ...options) => world.act(Polls.vote(user, chat_id, idOf(message), options)),
    press: (button) => {
      if (typeof button !== 'string' && 'data' in button)
        return world.act(People.press(user, chat_id, button.message_id, button))
      const text = typeof button === 'string' ? button : button.text
      const room = roomOf(world.state(), chat_id)
      const message_id = typeof button === 'string' ? newestWith(text, room) : button.message_id
      if (message_id !== undefined) return world.act(People.press(user, chat_id, message_id, text))
      const below = room?.keyboard?.keyboard
        .flat()
        .find((one) => (typeof one === 'string' ? one : one.text) === text)
      if (below !== undefined) {
        const asks: KeyboardButton = typeof below === 'string' ? { text } : below
        send(
          asks.request_contact === true
            ? { contact: {} }
            : asks.request_location === true
              ? { location: {} }
              : text,
        )
        return ''
      }
      const names = buttonsIn(room)
      throw new Error(
        `This cannot be done: no message here has a button "${text}"${names.length === 0 ? ' or any other' : `; the last buttons are ${People.namesOf(names.map((name) => ({ text: name })))}`}.`,
      )
    },
    inline: (query) => makeSearch(world, user, chat_id, query),
    pay: (what, options = {}) =>
      makePayment(world, user, chat_id, typeof what === 'string' ? what : idOf(what), options),
    received,
    answered: async () => {
      const [found] = await answers.take(1, (one) => one._tag === 'Answered' && one.user_id === user.id)
      if (found?._tag !== 'Answered') throw new Error('The log gave something that was not asked for.')
      return found
    },
  }
}

// private

const idOf = (message: WhichMessage): number => (typeof message === 'number' ? message : message.message_id)

const messagesIn = (room: Room | undefined): ReadonlyArray<Said> =>
  Sorted.values(room?.messages).map(({ message }) => message)

const namesIn = (keyboard: InlineKeyboardMarkup | ReplyKeyboardMarkup): ReadonlyArray<string> =>
  ('inline_keyboard' in keyboard ? keyboard.inline_keyboard : keyboard.keyboard)
    .flat()
    .map((button) => (typeof button === 'string' ? button : button.text))

const buttonsIn = (room: Room | undefined): ReadonlyArray<string> => {
  for (const [, { message }] of Sorted.backwards(room?.messages))
    if (message.reply_markup !== undefined) return namesIn(message.reply_markup)
  return room?.keyboard === undefined ? [] : namesIn(room.keyboard)
}

const newestWith = (text: string, room: Room | undefined): number | undefined => {
  for (const [id, { message }] of Sorted.backwards(room?.messages))
    if (message.reply_markup !== undefined && Keyboard.buttonsWith(text, message.reply_markup).length > 0)
      return id
  return undefined
}
