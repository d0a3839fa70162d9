// What all methods that send have in common: the chat, the reply, the keyboard, and the message that comes of
// them.
// https://core.telegram.org/bots/api#sendmessage

import type { Refusal } from '@pipegram/core/ApiError'
import { plain, type Text } from '@pipegram/core/Text'
import type { ChatMember, Message as Sent, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { maySend, memberOf, toChat, type Sending } from './Access.ts'
import { badRequest, notPlayed } from './Answer.ts'
import type { Millis } from './Clock.ts'
import * as Entities from './Entities.ts'
import * as Json from './Json.ts'
import * as Keyboard from './Keyboard.ts'
import * as Message from './Message.ts'
import type { Method, Request } from './Method.ts'
import * as Parameters from './Parameters.ts'
import * as Quote from './Quote.ts'
import * as Sorted from './Sorted.ts'
import { keptIn, roomOf, type Room, type State } from './State.ts'

// model

/** Makes the content of a message, and what comes of it beside. */
export type Make = (state: State) => E.Either<Refusal, readonly [State, Message.Content]>

// constructors

/** A method that sends the content which its parameters describe. */
export const sends =
  (read: (params: Parameters.Parameters, now: Millis) => E.Either<Refusal, Make>): Method =>
  (state, request) => {
    const make = read(request.params, request.now)
    return E.isLeft(make) ? make : sent(state, request, make.right)
  }

/** Sends what `make` makes, which is asked for once the chat and the reply are known to be right. */
export const sent = (
  state: State,
  { params, now }: Request,
  make: Make,
  result: (message: Sent) => unknown = (message) => message,
  fixed = false,
): ReturnType<Method> => {
  const reply = replyOf(params)
  if (E.isLeft(reply)) return badRequest(reply.left)
  const markup = Keyboard.fromJson(Parameters.text(params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  return posted(
    state,
    { params, now },
    reply.right,
    markup.right,
    [make],
    ([message]) => message && result(message),
    fixed,
  )
}

/** Sends several messages at once. They bring no keyboard. */
export const sentTogether = (
  state: State,
  { params, now }: Request,
  makes: ReadonlyArray<Make>,
  result: (messages: ReadonlyArray<Sent>) => unknown = (messages) => messages,
  fixed = false,
): ReturnType<Method> => {
  const reply = replyOf(params)
  return E.isLeft(reply)
    ? badRequest(reply.left)
    : posted(state, { params, now }, reply.right, Keyboard.none, makes, result, fixed)
}

// guards

/** Which parameter asks for what the emulator has not; `undefined` if none does. */
export const unplayed = (params: Parameters.Parameters): Refusal | undefined => {
  if (Parameters.text(params, 'business_connection_id') !== '') return notPlayed('business connections')
  const name = ['ephemeral_message_parameters', 'suggested_post_parameters', 'direct_messages_topic_id'].find(
    (one) => Parameters.text(params, one) !== '',
  )
  return name === undefined ? undefined : notPlayed(name)
}

/** Why a keyboard cannot be shown in a chat; `undefined` if it can. */
export const refusedMarkup = ({ chat }: Pick<Room, 'chat'>, markup: Keyboard.Markup): string | undefined => {
  if (chat.type === 'private') return undefined
  const isApp = (button: object): boolean => 'web_app' in button
  return markup._tag === 'Reply' &&
    markup.keyboard.keyboard.flat().some((button) => typeof button === 'object' && isApp(button))
    ? 'web App buttons can be used in private chats only'
    : markup._tag === 'Inline' && markup.keyboard.inline_keyboard.flat().some(isApp)
      ? 'BUTTON_TYPE_INVALID'
      : undefined
}

// destructors

/** What a group may keep its members from sending, and what the server calls it. */
export const rightTo = (content: Message.Content): readonly [right: Sending, name: string] | undefined => {
  const found = rightsTo.find(([field]) => content[field] !== undefined)
  return found && [found[1], found[2]]
}

/** Users by their id. */
export const knownTo =
  (state: State) =>
  (id: number): User | undefined =>
    Sorted.get(id)(state.users)

// private

// All is checked before anything is sent: of several messages none goes out if one is wrong.
const posted = (
  given: State,
  { params, now }: Pick<Request, 'params' | 'now'>,
  reply: Reply,
  markup: Keyboard.Markup,
  makes: ReadonlyArray<Make>,
  result: (messages: ReadonlyArray<Sent>) => unknown,
  fixed: boolean,
): ReturnType<Method> => {
  const unknown = unplayed(params)
  if (unknown !== undefined) return E.left(unknown)
  const found = toChat(given, Parameters.text(params, 'chat_id'), 'write', now)
  if (E.isLeft(found)) return found
  const { chat } = found.right
  if (isForum(found.right) && Parameters.integer(params, 'message_thread_id') !== 0)
    return badRequest('message thread not found')
  const replied = repliedIn(given, found.right, reply)
  if (E.isLeft(replied)) return replied
  let state = given
  const contents: Array<Message.Content> = []
  for (const make of makes) {
    const made = make(state)
    if (E.isLeft(made)) return made
    const refused = refusedContent(found.right, memberOf(found.right, state.bot), made.right[1])
    if (refused !== undefined) return badRequest(refused)
    state = made.right[0]
    contents.push(made.right[1])
  }
  const refused = refusedMarkup(found.right, markup)
  if (refused !== undefined) return badRequest(refused)
  const shared: Message.Content = {
    ...(Parameters.flag(params, 'protect_content') ? { has_protected_content: true } : {}),
    ...(Parameters.text(params, 'message_effect_id') === ''
      ? {}
      : { effect_id: Parameters.text(params, 'message_effect_id') }),
    ...(markup._tag === 'Inline' ? { reply_markup: markup.keyboard } : {}),
  }
  const messages = contents.map((content) => {
    const room = withKeyboard(roomOf(state, chat.id) ?? found.right, markup)
    const [next, message] = Message.post(
      state,
      room,
      state.bot,
      { ...replied.right, ...content, ...shared },
      now,
      fixed || markup._tag === 'Reply' || markup._tag === 'ForceReply',
    )
    state = next
    return message
  })
  return E.right({
    state,
    result: result(messages),
    happened: messages.map((message) => ({ _tag: 'Sent', chat_id: chat.id, message })),
  })
}

const rightsTo: ReadonlyArray<readonly [field: keyof Message.Content, right: Sending, name: string]> = [
  ['animation', 'can_send_other_messages', 'animations'],
  ['audio', 'can_send_audios', 'music'],
  ['contact', 'can_send_messages', 'contacts'],
  ['dice', 'can_send_other_messages', 'dice'],
  ['document', 'can_send_documents', 'documents'],
  ['venue', 'can_send_messages', 'venues'],
  ['location', 'can_send_messages', 'locations'],
  ['photo', 'can_send_photos', 'photos'],
  ['poll', 'can_send_polls', 'polls'],
  ['sticker', 'can_send_other_messages', 'stickers'],
  ['video', 'can_send_videos', 'videos'],
  ['video_note', 'can_send_video_notes', 'video notes'],
  ['voice', 'can_send_voice_notes', 'voice notes'],
  ['text', 'can_send_messages', 'text messages'],
]

const refusedContent = (room: Room, one: ChatMember, content: Message.Content): string | undefined => {
  const needed = rightTo(content)
  if (
    needed === undefined ||
    room.chat.type === 'private' ||
    room.chat.type === 'channel' ||
    maySend(room, one, needed[0])
  )
    return undefined
  return `not enough rights to send ${needed[1]} to the chat`
}

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
  if (json === '')
    return E.right({
      message_id: Parameters.integer(params, 'reply_to_message_id'),
      chat_id: '',
      optional,
      quote: plain(''),
      position: 0,
    })
  const value = Json.parse(json)
  if (value === undefined) return E.left("Can't parse reply parameters JSON object")
  if (!Json.isObject(value)) return E.left('Object expected as reply parameters')
  if (Object.keys(value).length === 0)
    return E.right({ message_id: 0, chat_id: '', optional, quote: plain(''), position: 0 })
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
  return E.right({
    message_id: message_id.right,
    chat_id: chat_id.right ?? '',
    optional: allow.right ?? false,
    quote: read.right,
    position: position.right ?? 0,
  })
}

const repliedIn = (state: State, room: Room, reply: Reply): E.Either<Refusal, Message.Content> => {
  if (reply.message_id === 0) return E.right({})
  if (
    reply.chat_id !== '' &&
    Parameters.toInteger(reply.chat_id) !== room.chat.id &&
    reply.chat_id.toLowerCase() !== `@${room.chat.username?.toLowerCase()}`
  )
    return E.left(notPlayed('replies to another chat'))
  const message = keptIn(state, room.chat.id, reply.message_id)?.message
  if (message === undefined)
    return reply.optional ? E.right({}) : badRequest('message to be replied not found')
  const content = { reply_to_message: Message.asReplied(message) }
  const kept = Entities.kept(reply.quote, knownTo(state))
  // A quote that cannot be kept, or of which nothing is left, counts as none.
  if (E.isLeft(kept) || kept.right.text === '') return E.right(content)
  const quote = Quote.found(kept.right, message, reply.position)
  return quote === undefined ? badRequest('QUOTE_TEXT_INVALID') : E.right({ ...content, quote })
}

const withKeyboard = ({ keyboard, ...room }: Room, markup: Keyboard.Markup): Room =>
  markup._tag === 'Reply'
    ? { ...room, keyboard: markup.keyboard }
    : keyboard === undefined || markup._tag === 'Remove'
      ? room
      : { ...room, keyboard }
