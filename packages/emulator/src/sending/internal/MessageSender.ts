// The wing `sending`: what all methods share that send a message. Here: the way from request to message.
// https://core.telegram.org/bots/api#sendmessage

import type { Refusal } from '@pipegram/core/ApiError'
import type { Message as Sent } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { notPlayed, badRequest } from '../../requests/internal/Refusals.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import { roomOf } from '../../state/internal/Lookup.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import type * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Method, MethodRequest } from '../../state/internal/Method.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Room, State } from '../../state/State.ts'
import type { Millis } from '../../values/EmulatorClock.ts'
import { repliedIn, replyOf, type ReplyTarget } from './ReplyTarget.ts'
import { refusedContent } from './SendRights.ts'

// model

/** Makes the content of a message, and what comes of it beside. */
export type ContentMaker = (state: State) => E.Either<Refusal, readonly [State, MessageContent.Content]>

// constructors

/** A method that sends the content which its parameters describe. */
export const sends =
  (read: (params: Parameters.Parameters, now: Millis) => E.Either<Refusal, ContentMaker>): Method =>
  (state, request) => {
    const make = read(request.params, request.now)
    return E.isLeft(make) ? make : sent(state, request, make.right)
  }

/** Sends what `make` makes, which is asked for once the chat and the reply are known to be right. */
export const sent = (
  state: State,
  { params, now }: MethodRequest,
  make: ContentMaker,
  result: (message: Sent) => unknown = (message) => message,
  fixed = false,
): ReturnType<Method> => {
  const reply = replyOf(params)
  if (E.isLeft(reply)) return badRequest(reply.left)
  const markup = ReplyMarkup.fromJson(Parameters.text(params, 'reply_markup'))
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
  { params, now }: MethodRequest,
  makes: ReadonlyArray<ContentMaker>,
  result: (messages: ReadonlyArray<Sent>) => unknown = (messages) => messages,
  fixed = false,
): ReturnType<Method> => {
  const reply = replyOf(params)
  return E.isLeft(reply)
    ? badRequest(reply.left)
    : posted(state, { params, now }, reply.right, ReplyMarkup.none, makes, result, fixed)
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
export const refusedMarkup = (
  { chat }: Pick<Room, 'chat'>,
  markup: ReplyMarkup.ReplyMarkup,
): string | undefined => {
  if (chat.type === 'private') return undefined
  const isApp = (button: object): boolean => 'web_app' in button
  return markup._tag === 'Reply' &&
    markup.keyboard.keyboard.flat().some((button) => typeof button === 'object' && isApp(button))
    ? 'web App buttons can be used in private chats only'
    : markup._tag === 'Inline' && markup.keyboard.inline_keyboard.flat().some(isApp)
      ? 'BUTTON_TYPE_INVALID'
      : undefined
}

// private

// All is checked before anything is sent: of several messages none goes out if one is wrong.
const posted = (
  given: State,
  { params, now }: Pick<MethodRequest, 'params' | 'now'>,
  reply: ReplyTarget,
  markup: ReplyMarkup.ReplyMarkup,
  makes: ReadonlyArray<ContentMaker>,
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
  const contents: Array<MessageContent.Content> = []
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
  const shared: MessageContent.Content = {
    ...(Parameters.flag(params, 'protect_content') ? { has_protected_content: true } : {}),
    ...(Parameters.text(params, 'message_effect_id') === ''
      ? {}
      : { effect_id: Parameters.text(params, 'message_effect_id') }),
    ...(markup._tag === 'Inline' ? { reply_markup: markup.keyboard } : {}),
  }
  const messages = contents.map((content) => {
    const room = withKeyboard(roomOf(state, chat.id) ?? found.right, markup)
    const [next, message] = PostedMessage.post(
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

const isForum = ({ chat }: Room): boolean => chat.type === 'private' || chat.is_forum === true

const withKeyboard = ({ keyboard, ...room }: Room, markup: ReplyMarkup.ReplyMarkup): Room =>
  markup._tag === 'Reply'
    ? { ...room, keyboard: markup.keyboard }
    : keyboard === undefined || markup._tag === 'Remove'
      ? room
      : { ...room, keyboard }
