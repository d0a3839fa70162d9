// What a bot writes: sendMessage, editMessageText, editMessageReplyMarkup, deleteMessage, sendChatAction.
// https://core.telegram.org/bots/api#sendmessage

import type { Refusal } from '@pipegram/core/ApiError'
import { plain, type Text } from '@pipegram/core/Text'
import { LinkPreviewOptions, type Message as Sent, type User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat, toMessage, memberOf } from './Access.ts'
import { badRequest, notPlayed } from './Answer.ts'
import * as Entities from './Entities.ts'
import * as Json from './Json.ts'
import * as Keyboard from './Keyboard.ts'
import * as Message from './Message.ts'
import type { Method, Request } from './Method.ts'
import * as Parameters from './Parameters.ts'
import * as Quote from './Quote.ts'
import * as Sorted from './Sorted.ts'
import { keptIn, toSeconds, withKept, type Room, type State } from './State.ts'

// model

/** A text that passed the checks which come before the chat is looked up. */
interface Given extends Text {
  readonly link_preview_options?: LinkPreviewOptions
}

// constructors

/** https://core.telegram.org/bots/api#sendmessage */
export const sendMessage: Method = (state, { params, now }) => {
  const given = givenText(params)
  if (E.isLeft(given)) return given
  const reply = replyOf(params)
  if (E.isLeft(reply)) return badRequest(reply.left)
  const markup = Keyboard.fromJson(Parameters.text(params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  const unknown = unplayed(params)
  if (unknown !== undefined) return E.left(unknown)
  const found = toChat(state, Parameters.text(params, 'chat_id'), 'write')
  if (E.isLeft(found)) return found
  const room = found.right
  if (isForum(room) && Parameters.integer(params, 'message_thread_id') !== 0) return badRequest('message thread not found')
  const replied = repliedIn(state, room, reply.right)
  if (E.isLeft(replied)) return replied
  const text = finished(state, given.right, 'Message is too long')
  if (E.isLeft(text)) return text
  const refused = refusedMarkup(room, markup.right)
  if (refused !== undefined) return badRequest(refused)
  const content: Message.Content = {
    ...replied.right,
    ...text.right,
    ...(Parameters.flag(params, 'protect_content') ? { has_protected_content: true } : {}),
    ...(Parameters.text(params, 'message_effect_id') === '' ? {} : { effect_id: Parameters.text(params, 'message_effect_id') }),
    ...(markup.right._tag === 'Inline' ? { reply_markup: markup.right.keyboard } : {}),
  }
  const [next, message] = Message.post(state, withKeyboard(room, markup.right), state.bot, content, now, markup.right._tag === 'Reply' || markup.right._tag === 'ForceReply')
  return E.right({ state: next, result: message, happened: [{ _tag: 'Sent', chat_id: room.chat.id, message }] })
}

/** https://core.telegram.org/bots/api#editmessagetext */
export const editMessageText: Method = (state, request) => {
  const { params } = request
  if (Parameters.text(params, 'rich_message') !== '') return E.left(notPlayed('rich messages'))
  const given = givenText(params)
  if (E.isLeft(given)) return given
  return edited(state, request, (message) => {
    if (message.text === undefined) return badRequest('there is no text in the message to edit')
    const text = finished(state, given.right, 'MESSAGE_TOO_LONG')
    if (E.isLeft(text)) return text
    const { entities: _, link_preview_options: __, ...rest } = message
    return E.right({ ...rest, ...text.right })
  })
}

/** https://core.telegram.org/bots/api#editmessagereplymarkup */
export const editMessageReplyMarkup: Method = (state, request) => edited(state, request, E.right)

/** https://core.telegram.org/bots/api#deletemessage */
export const deleteMessage: Method = (state, { params, now }) => {
  const chat_id = Parameters.text(params, 'chat_id')
  const message_id = Parameters.integer(params, 'message_id')
  if (chat_id === '') return badRequest('chat identifier is not specified')
  if (message_id === 0) return badRequest('message identifier is not specified')
  const found = toMessage(state, chat_id, message_id, 'write', 'message to delete')
  if (E.isLeft(found)) return found
  const [room, { message }] = found.right
  const type = room.chat.type.toString()
  const bot = memberOf(room, state.bot)
  const mayDelete = type === 'private' || isOwn(state, message) || bot.status === 'creator' || (bot.status === 'administrator' && bot.can_delete_messages)
  if (!mayDelete) return badRequest("message can't be deleted")
  if ((type === 'private' || type === 'group') && toSeconds(now) - message.date > 48 * 3600) return badRequest("message can't be deleted for everyone")
  return E.right({
    state: Message.remove(state, room.chat.id, message_id),
    result: true,
    happened: [{ _tag: 'Deleted', chat_id: room.chat.id, message_id }],
  })
}

/** https://core.telegram.org/bots/api#sendchataction */
export const sendChatAction: Method = (state, { params }) => {
  const action = Parameters.text(params, 'action').toLowerCase()
  if (!chatActions.has(action)) return badRequest('wrong parameter action in request')
  const found = toChat(state, Parameters.text(params, 'chat_id'), 'write')
  if (E.isLeft(found)) return found
  return E.right({ state, result: true, happened: [{ _tag: 'Acted', chat_id: found.right.chat.id, action }] })
}

// private

const chatActions = new Set(['cancel', 'typing', 'record_video', 'upload_video', 'record_audio', 'record_voice', 'upload_audio', 'upload_voice', 'upload_photo', 'upload_document', 'choose_sticker', 'pick_up_location', 'find_location', 'record_video_note', 'upload_video_note'])

const unplayed = (params: Parameters.Parameters): Refusal | undefined => {
  if (Parameters.text(params, 'business_connection_id') !== '') return notPlayed('business connections')
  const name = ['ephemeral_message_parameters', 'suggested_post_parameters', 'direct_messages_topic_id'].find((one) => Parameters.text(params, one) !== '')
  return name === undefined ? undefined : notPlayed(name)
}

const isForum = ({ chat }: Room): boolean => chat.type === 'private' || chat.is_forum === true

const givenText = (params: Parameters.Parameters): E.Either<Refusal, Given> => {
  const options = previewOf(params)
  if (E.isLeft(options)) return badRequest(options.left)
  const text = Parameters.text(params, 'text')
  if (text === '') return badRequest('message text is empty')
  const read = Entities.read(text, Parameters.text(params, 'parse_mode'), Json.parse(Parameters.text(params, 'entities')))
  return E.isLeft(read) ? badRequest(read.left) : E.right({ ...read.right, ...options.right })
}

const previewOf = (params: Parameters.Parameters): Json.Read<Pick<Given, 'link_preview_options'>> => {
  const text = Parameters.text(params, 'link_preview_options')
  if (text === '') return E.right(Parameters.flag(params, 'disable_web_page_preview') ? { link_preview_options: { is_disabled: true } } : {})
  const value = Json.parse(text)
  if (value === undefined) return E.left("Can't parse link preview options JSON object")
  if (!Json.isObject(value)) return E.left('Object expected as link preview options')
  for (const name of ['is_disabled', 'prefer_small_media', 'prefer_large_media', 'show_above_text']) {
    const read = Json.boolean(value, name)
    if (E.isLeft(read)) return read
  }
  const url = Json.string(value, 'url')
  if (E.isLeft(url)) return url
  return E.right(LinkPreviewOptions.is(value) && Object.keys(value).length > 0 ? { link_preview_options: value } : {})
}

const finished = (state: State, { link_preview_options, ...given }: Given, tooLong: string): E.Either<Refusal, Message.Content> => {
  const kept = Entities.kept(given, knownTo(state))
  if (E.isLeft(kept)) return badRequest(kept.left)
  const { text } = kept.right
  if (text === '') return badRequest('text must be non-empty')
  if (Array.from(text).length > 4096) return badRequest(tooLong)
  return E.right({ ...Message.contentOf(kept.right), ...(link_preview_options === undefined ? {} : { link_preview_options }) })
}

const knownTo = (state: State) => (id: number): User | undefined => Sorted.get(id)(state.users)

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

const refusedMarkup = ({ chat }: Room, markup: Keyboard.Markup): string | undefined => {
  if (chat.type === 'private') return undefined
  const isApp = (button: object): boolean => 'web_app' in button
  return markup._tag === 'Reply' && markup.keyboard.keyboard.flat().some((button) => typeof button === 'object' && isApp(button))
    ? 'web App buttons can be used in private chats only'
    : markup._tag === 'Inline' && markup.keyboard.inline_keyboard.flat().some(isApp)
      ? 'BUTTON_TYPE_INVALID'
      : undefined
}

const isOwn = (state: State, message: Sent): boolean => (message.from?.id ?? state.bot.id) === state.bot.id && !Message.isService(message)

// All edits: the content is changed by `change`, the keyboard by `reply_markup`, which takes it away when left out.
const edited = (state: State, { params, now }: Request, change: (message: Sent) => E.Either<Refusal, Sent>): ReturnType<Method> => {
  const markup = Keyboard.fromJson(Parameters.text(params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  const unknown = unplayed(params)
  if (unknown !== undefined) return E.left(unknown)
  const chat_id = Parameters.text(params, 'chat_id')
  const message_id = Parameters.integer(params, 'message_id')
  if (chat_id === '' && message_id === 0)
    return badRequest(Parameters.text(params, 'inline_message_id') === '' ? 'message identifier is not specified' : 'invalid inline message identifier specified')
  const found = toMessage(state, chat_id, message_id, 'edit', 'message to edit')
  if (E.isLeft(found)) return found
  const [room, kept] = found.right
  if (!isOwn(state, kept.message) || kept.fixed === true) return badRequest("message can't be edited")
  const changed = change(kept.message)
  if (E.isLeft(changed)) return changed
  if (markup.right._tag !== 'None' && markup.right._tag !== 'Inline') return badRequest('inline keyboard expected')
  const refused = refusedMarkup(room, markup.right)
  if (refused !== undefined) return badRequest(refused)
  const { reply_markup: _, ...content } = changed.right
  const next: Sent = markup.right._tag === 'Inline' ? { ...content, reply_markup: markup.right.keyboard } : content
  if (shown(next) === shown(kept.message)) return badRequest(notModified)
  const message: Sent = { ...next, edit_date: toSeconds(now) }
  return E.right({ state: withKept({ ...kept, message })(state), result: message, happened: [{ _tag: 'Edited', chat_id: room.chat.id, message }] })
}

const notModified = 'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

const shown = ({ text, entities, reply_markup, link_preview_options }: Sent): string => JSON.stringify([text, entities, reply_markup, link_preview_options])
