// The wing `sending`: code that all methods share which send a message. Here: from the request to the
// message.
// https://core.telegram.org/bots/api#sendmessage

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { InlineKeyboardMarkup, Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import { topicContent } from '../../chats/internal/TopicAccess.ts'
import { misplacedInline, misplacedReply } from '../../requests/internal/KeyboardCheck.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import { roomOf } from '../../state/internal/Lookup.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import type * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Method, MethodRequest } from '../../state/internal/Method.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Room, State } from '../../state/State.ts'
import { notifyOtherBots } from '../../updates/internal/UpdateNotice.ts'
import type { Millis } from '../../values/EmulatorClock.ts'
import { directContent, suggestedIn } from './DirectMessages.ts'
import { replyContent, fromParameters, type ReplyTarget } from './ReplyTarget.ts'
import { refusedContent } from './SendRights.ts'

// model

/** Makes the content of a message, and returns the new state. */
export type ContentMaker = (state: State) => E.Either<Refusal, readonly [State, MessageContent.Content]>

/** Options for sending messages. */
export interface SendOptions<A> {
  /** The result of the method. Default: the sent message. */
  readonly result?: (sent: A) => unknown
  /** True for messages that the bot cannot edit. Default: false. */
  readonly fixed?: boolean
}

// constructors

/** A method that sends the content in its parameters. */
export const sendMethod =
  (read: (params: Parameters.Parameters, now: Millis) => E.Either<Refusal, ContentMaker>): Method =>
  (state, request) => {
    const make = read(request.params, request.now)
    return E.isLeft(make) ? make : sendOne(state, request, make.right)
  }

/** Sends one message. Its content is made after the chat and the reply were checked. */
export const sendOne = (
  state: State,
  request: MethodRequest,
  make: ContentMaker,
  { result = (message) => message, fixed = false }: SendOptions<Message> = {},
): ReturnType<Method> => {
  const reply = fromParameters(request.params)
  if (E.isLeft(reply)) return badRequest(reply.left)
  const markup = ReplyMarkup.fromJson(Parameters.text(request.params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  return send(state, request, {
    reply: reply.right,
    markup: markup.right,
    makes: [make],
    result: ([message]) => message && result(message),
    fixed,
  })
}

/** Sends several messages at once. They have no keyboard. */
export const sendAll = (
  state: State,
  request: MethodRequest,
  makes: ReadonlyArray<ContentMaker>,
  { result = (messages) => messages, fixed = false }: SendOptions<ReadonlyArray<Message>> = {},
): ReturnType<Method> => {
  const reply = fromParameters(request.params)
  return E.isLeft(reply)
    ? badRequest(reply.left)
    : send(state, request, { reply: reply.right, markup: ReplyMarkup.none, makes, result, fixed })
}

// guards

/** Why a keyboard cannot be below a message. `undefined` if it can. */
export const refusedMarkup = (
  { chat, game }: Pick<Message, 'chat' | 'game'>,
  markup: ReplyMarkup.ReplyMarkup,
): string | undefined => {
  if (markup._tag === 'Inline' && isTooLong(markup.keyboard)) return 'reply markup is too long'
  if (chat.type === 'channel' && (markup._tag === 'Remove' || markup._tag === 'ForceReply'))
    return 'inline keyboard expected'
  const faults =
    markup._tag === 'Reply'
      ? markup.keyboard.keyboard.flat().map((button) => misplacedReply(chat.type, button))
      : markup._tag === 'Inline'
        ? markup.keyboard.inline_keyboard
            .flat()
            .map((button) => misplacedInline(chat.type, game !== undefined, button))
        : []
  return faults.find((one) => one !== undefined)
}

// private

// According to users, the limit is 100 buttons, or about 10 KB of JSON.
const isTooLong = ({ inline_keyboard }: InlineKeyboardMarkup): boolean =>
  inline_keyboard.flat().length > 100 || JSON.stringify(inline_keyboard).length > 10_240

interface Batch {
  readonly reply: ReplyTarget
  readonly markup: ReplyMarkup.ReplyMarkup
  readonly makes: ReadonlyArray<ContentMaker>
  readonly result: (messages: ReadonlyArray<Message>) => unknown
  readonly fixed: boolean
}

// All messages are checked before any is sent: if one is wrong, none is sent.
const send = (
  given: State,
  { params, now }: MethodRequest,
  { reply, markup, makes, result, fixed }: Batch,
): ReturnType<Method> => {
  const suggested = suggestedIn(params)
  if (E.isLeft(suggested)) return badRequest(suggested.left)
  const found = toChat(given, Parameters.text(params, 'chat_id'), 'write', now)
  if (E.isLeft(found)) return found
  const room = found.right
  const replied = replyContent(given, room, reply)
  if (E.isLeft(replied)) return replied
  const topic = topicContent(given, room, threadOf(params, replied.right))
  if (E.isLeft(topic)) return topic
  const direct = directContent(given, room, params, replied.right, suggested.right)
  if (E.isLeft(direct)) return direct
  const made = contentsOf(given, room, makes)
  if (E.isLeft(made)) return made
  const game = made.right[1].map((content) => content.game).find((one) => one !== undefined)
  const why = refusedMarkup(defined({ chat: room.chat, game }), markup)
  if (why !== undefined) return badRequest(why)
  const shared = sharedContent(params, markup)
  const isFixed = fixed || markup._tag === 'Reply' || markup._tag === 'ForceReply'
  let [state] = made.right
  const messages = made.right[1].map((content) => {
    const before = withKeyboard(roomOf(state, room.chat.id) ?? room, markup)
    const whole = { ...replied.right, ...topic.right, ...direct.right, ...content, ...shared }
    const [next, message] = PostedMessage.post(state, before, state.bot, whole, now, isFixed)
    const kind = room.chat.type === 'channel' ? 'channel_post' : 'message'
    state = notifyOtherBots(next, room, kind, message, now)
    return message
  })
  return E.right({
    state,
    result: result(messages),
    happened: messages.map((message) => ({ _tag: 'Sent', chat_id: room.chat.id, message })),
  })
}

const contentsOf = (
  given: State,
  room: Room,
  makes: ReadonlyArray<ContentMaker>,
): E.Either<Refusal, readonly [State, ReadonlyArray<MessageContent.Content>]> => {
  let state = given
  const contents: Array<MessageContent.Content> = []
  for (const make of makes) {
    const made = make(state)
    if (E.isLeft(made)) return made
    const [next, content] = made.right
    const refused = refusedContent(room, memberOf(room, state.bot), content)
    if (refused !== undefined) return badRequest(refused)
    state = next
    contents.push(content)
  }
  return E.right([state, contents])
}

const sharedContent = (
  params: Parameters.Parameters,
  markup: ReplyMarkup.ReplyMarkup,
): MessageContent.Content => {
  const effect_id = Parameters.text(params, 'message_effect_id')
  return {
    ...(Parameters.flag(params, 'protect_content') ? { has_protected_content: true as const } : {}),
    ...(effect_id === '' ? {} : { effect_id }),
    ...(markup._tag === 'Inline' ? { reply_markup: markup.keyboard } : {}),
  }
}

// A reply is in the same topic as the message that it answers.
const threadOf = (params: Parameters.Parameters, { reply_to_message }: MessageContent.Content): number =>
  Parameters.integer(params, 'message_thread_id') ||
  (reply_to_message?.is_topic_message ? (reply_to_message.message_thread_id ?? 0) : 0)

const withKeyboard = ({ keyboard, ...room }: Room, markup: ReplyMarkup.ReplyMarkup): Room =>
  markup._tag === 'Reply'
    ? { ...room, keyboard: markup.keyboard }
    : keyboard === undefined || markup._tag === 'Remove'
      ? room
      : { ...room, keyboard }
