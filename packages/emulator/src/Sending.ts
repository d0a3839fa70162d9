// What all methods that send have in common: the chat, the reply, the keyboard, and the message that comes of them.
// https://core.telegram.org/bots/api#sendmessage

import type { Refusal } from '@pipegram/core/ApiError'
import { plain, type Text } from '@pipegram/core/Text'
import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from './Access.ts'
import { badRequest, notPlayed } from './Answer.ts'
import * as Entities from './Entities.ts'
import * as Json from './Json.ts'
import * as Keyboard from './Keyboard.ts'
import * as Message from './Message.ts'
import type { Method, Request } from './Method.ts'
import * as Parameters from './Parameters.ts'
import * as Quote from './Quote.ts'
import * as Sorted from './Sorted.ts'
import { keptIn, type Room, type State } from './State.ts'

// constructors

/** Sends what `content` makes, which is asked for once the chat and the reply are known to be right. */
export const sent = (given: State, { params, now }: Request, content: () => E.Either<Refusal, readonly [State, Message.Content]>): ReturnType<Method> => {
  const reply = replyOf(params)
  if (E.isLeft(reply)) return badRequest(reply.left)
  const markup = Keyboard.fromJson(Parameters.text(params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  const unknown = unplayed(params)
  if (unknown !== undefined) return E.left(unknown)
  const found = toChat(given, Parameters.text(params, 'chat_id'), 'write')
  if (E.isLeft(found)) return found
  const room = found.right
  if (isForum(room) && Parameters.integer(params, 'message_thread_id') !== 0) return badRequest('message thread not found')
  const replied = repliedIn(given, room, reply.right)
  if (E.isLeft(replied)) return replied
  const made = content()
  if (E.isLeft(made)) return made
  const refused = refusedMarkup(room, markup.right)
  if (refused !== undefined) return badRequest(refused)
  const [state, own] = made.right
  const whole: Message.Content = {
    ...replied.right,
    ...own,
    ...(Parameters.flag(params, 'protect_content') ? { has_protected_content: true } : {}),
    ...(Parameters.text(params, 'message_effect_id') === '' ? {} : { effect_id: Parameters.text(params, 'message_effect_id') }),
    ...(markup.right._tag === 'Inline' ? { reply_markup: markup.right.keyboard } : {}),
  }
  const [next, message] = Message.post(state, withKeyboard(room, markup.right), state.bot, whole, now, markup.right._tag === 'Reply' || markup.right._tag === 'ForceReply')
  return E.right({ state: next, result: message, happened: [{ _tag: 'Sent', chat_id: room.chat.id, message }] })
}

// guards

/** Which parameter asks for what the emulator has not; `undefined` if none does. */
export const unplayed = (params: Parameters.Parameters): Refusal | undefined => {
  if (Parameters.text(params, 'business_connection_id') !== '') return notPlayed('business connections')
  const name = ['ephemeral_message_parameters', 'suggested_post_parameters', 'direct_messages_topic_id'].find((one) => Parameters.text(params, one) !== '')
  return name === undefined ? undefined : notPlayed(name)
}

/** Why a keyboard cannot be shown in a chat; `undefined` if it can. */
export const refusedMarkup = ({ chat }: Room, markup: Keyboard.Markup): string | undefined => {
  if (chat.type === 'private') return undefined
  const isApp = (button: object): boolean => 'web_app' in button
  return markup._tag === 'Reply' && markup.keyboard.keyboard.flat().some((button) => typeof button === 'object' && isApp(button))
    ? 'web App buttons can be used in private chats only'
    : markup._tag === 'Inline' && markup.keyboard.inline_keyboard.flat().some(isApp)
      ? 'BUTTON_TYPE_INVALID'
      : undefined
}

// destructors

/** Users by their id. */
export const knownTo = (state: State) => (id: number): User | undefined => Sorted.get(id)(state.users)

// private

const isForum = ({ chat }: Room): boolean => chat.type === 'private' || chat.is_forum === true

interface Reply {
  readonly message_id: number
  readonly chat_id: string
  readonly optional: boolean
  readonly quote: Text
  readonly position: number
}

const replyOf = (params: Parameters.Parameters): Json.Read<Reply> => {
  const json = Parameters.text(params, 'reply_parameters')
  const optional = Parameters.flag(params, 'allow_sending_without_reply')
  if (json === '') return E.right({ message_id: Parameters.integer(params, 'reply_to_message_id'), chat_id: '', optional, quote: plain(''), position: 0 })
  const value = Json.parse(json)
  if (value === undefined) return E.left("Can't parse reply parameters JSON object")
  if (!Json.isObject(value)) return E.left('Object expected as reply parameters')
  if (Object.keys(value).length === 0) return E.right({ message_id: 0, chat_id: '', optional, quote: plain(''), position: 0 })
  const chat_id = Json.string(value, 'chat_id')
  if (E.isLeft(chat_id)) return chat_id
  const message_id = Json.required(Json.integer)(value, 'message_id')
  if (E.isLeft(message_id)) return message_id
  const allow = Json.boolean(value, 'allow_sending_without_reply')
  if (E.isLeft(allow)) return allow
  const quote = Json.string(value, 'quote')
  if (E.isLeft(quote)) return quote
  const mode = Json.string(value, 'quote_parse_mode')
  if (E.isLeft(mode)) return mode
  const read = Entities.read(quote.right ?? '', mode.right ?? '', value['quote_entities'])
  if (E.isLeft(read)) return read
  const position = Json.integer(value, 'quote_position')
  if (E.isLeft(position)) return position
  return E.right({ message_id: message_id.right, chat_id: chat_id.right ?? '', optional: allow.right ?? false, quote: read.right, position: position.right ?? 0 })
}

const repliedIn = (state: State, room: Room, reply: Reply): E.Either<Refusal, Message.Content> => {
  if (reply.message_id === 0) return E.right({})
  if (reply.chat_id !== '' && Parameters.toInteger(reply.chat_id) !== room.chat.id && reply.chat_id.toLowerCase() !== `@${room.chat.username?.toLowerCase()}`)
    return E.left(notPlayed('replies to another chat'))
  const message = keptIn(state, room.chat.id, reply.message_id)?.message
  if (message === undefined) return reply.optional ? E.right({}) : badRequest('message to be replied not found')
  const content = { reply_to_message: Message.asReplied(message) }
  const kept = Entities.kept(reply.quote, knownTo(state))
  // A quote that cannot be kept, or of which nothing is left, counts as none.
  if (E.isLeft(kept) || kept.right.text === '') return E.right(content)
  const quote = Quote.found(kept.right, message, reply.position)
  return quote === undefined ? badRequest('QUOTE_TEXT_INVALID') : E.right({ ...content, quote })
}

const withKeyboard = ({ keyboard, ...room }: Room, markup: Keyboard.Markup): Room =>
  markup._tag === 'Reply' ? { ...room, keyboard: markup.keyboard } : keyboard === undefined || markup._tag === 'Remove' ? room : { ...room, keyboard }
