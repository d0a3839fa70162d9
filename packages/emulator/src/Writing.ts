// What a bot writes: sendMessage, editMessageText, editMessageReplyMarkup, sendChatAction.
// https://core.telegram.org/bots/api#sendmessage

import type { Refusal } from '@pipegram/core/ApiError'
import type { Text } from '@pipegram/core/Text'
import { LinkPreviewOptions, type Message as Sent } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat, toMessage } from './Access.ts'
import { badRequest, notPlayed } from './Answer.ts'
import * as Entities from './Entities.ts'
import * as Inline from './Inline.ts'
import * as Json from './Json.ts'
import * as Keyboard from './Keyboard.ts'
import * as Media from './Media.ts'
import * as Message from './Message.ts'
import type { Method, Request } from './Method.ts'
import * as Parameters from './Parameters.ts'
import { knownTo, refusedMarkup, sent, unplayed } from './Sending.ts'
import { toSeconds, withKept, type Kept, type State } from './State.ts'

// model

/** A text that passed the checks which come before the chat is looked up. */
interface Given extends Text {
  readonly link_preview_options?: LinkPreviewOptions
}

// constructors

/** https://core.telegram.org/bots/api#sendmessage */
export const sendMessage: Method = (state, request) => {
  const given = givenText(request.params)
  if (E.isLeft(given)) return given
  return sent(state, request, (now) =>
    E.map((content: Message.Content) => [now, content] as const)(
      finished(now, given.right, 'Message is too long'),
    ),
  )
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
    return E.right([state, { ...rest, ...text.right }])
  })
}

/** https://core.telegram.org/bots/api#editmessagecaption */
export const editMessageCaption: Method = (state, request) => {
  const given = Media.captionIn(request.params, 'MEDIA_CAPTION_TOO_LONG')
  if (E.isLeft(given)) return given
  return edited(state, request, (message) => {
    if (!Media.hasCaption(message)) return badRequest('there is no caption in the message to edit')
    const caption = given.right(state)
    if (E.isLeft(caption)) return caption
    const { caption: _, caption_entities: __, show_caption_above_media: ___, ...rest } = message
    return E.right([state, { ...rest, ...caption.right }])
  })
}

/** https://core.telegram.org/bots/api#editmessagemedia. A text may become a caption. */
export const editMessageMedia: Method = (state, request) => {
  const json = Parameters.text(request.params, 'media')
  const value = Json.parse(json)
  if (value === undefined)
    return badRequest(json === '' ? 'parameter "media" is required' : "can't parse input media JSON object")
  const given = Media.fromJson(value, request.params, false)
  if (E.isLeft(given)) return given
  return edited(state, request, (message) => {
    if (message.text === undefined && !Media.hasCaption(message)) return badRequest("message can't be edited")
    const made = given.right[1](state)
    return E.isLeft(made) ? made : E.right([made.right[0], { ...Message.emptied(message), ...made.right[1] }])
  })
}

/** https://core.telegram.org/bots/api#editmessagereplymarkup */
export const editMessageReplyMarkup: Method = (state, request) =>
  edited(state, request, (message) => E.right([state, message]))

/** https://core.telegram.org/bots/api#sendchataction */
export const sendChatAction: Method = (state, { params, now }) => {
  const action = Parameters.text(params, 'action').toLowerCase()
  if (!chatActions.has(action)) return badRequest('wrong parameter action in request')
  const found = toChat(state, Parameters.text(params, 'chat_id'), 'write', now)
  if (E.isLeft(found)) return found
  return E.right({ state, result: true, happened: [{ _tag: 'Acted', chat_id: found.right.chat.id, action }] })
}

// private

const chatActions = new Set([
  'cancel',
  'typing',
  'record_video',
  'upload_video',
  'record_audio',
  'record_voice',
  'upload_audio',
  'upload_voice',
  'upload_photo',
  'upload_document',
  'choose_sticker',
  'pick_up_location',
  'find_location',
  'record_video_note',
  'upload_video_note',
])

const givenText = (params: Parameters.Parameters): E.Either<Refusal, Given> => {
  const options = previewOf(params)
  if (E.isLeft(options)) return badRequest(options.left)
  const text = Parameters.text(params, 'text')
  if (text === '') return badRequest('message text is empty')
  const read = Entities.read(
    text,
    Parameters.text(params, 'parse_mode'),
    Json.parse(Parameters.text(params, 'entities')),
  )
  return E.isLeft(read) ? badRequest(read.left) : E.right({ ...read.right, ...options.right })
}

const previewOf = (params: Parameters.Parameters): Json.Read<Pick<Given, 'link_preview_options'>> => {
  const text = Parameters.text(params, 'link_preview_options')
  if (text === '')
    return E.right(
      Parameters.flag(params, 'disable_web_page_preview')
        ? { link_preview_options: { is_disabled: true } }
        : {},
    )
  const value = Json.parse(text)
  if (value === undefined) return E.left("Can't parse link preview options JSON object")
  if (!Json.isObject(value)) return E.left('Object expected as link preview options')
  for (const name of ['is_disabled', 'prefer_small_media', 'prefer_large_media', 'show_above_text']) {
    const read = Json.boolean(value, name)
    if (E.isLeft(read)) return read
  }
  const url = Json.string(value, 'url')
  if (E.isLeft(url)) return url
  return E.right(
    LinkPreviewOptions.is(value) && Object.keys(value).length > 0 ? { link_preview_options: value } : {},
  )
}

const finished = (
  state: State,
  { link_preview_options, ...given }: Given,
  tooLong: string,
): E.Either<Refusal, Message.Content> => {
  const kept = Entities.kept(given, knownTo(state))
  if (E.isLeft(kept)) return badRequest(kept.left)
  const { text } = kept.right
  if (text === '') return badRequest('text must be non-empty')
  if (Array.from(text).length > 4096) return badRequest(tooLong)
  return E.right({
    ...Message.contentOf(kept.right),
    ...(link_preview_options === undefined ? {} : { link_preview_options }),
  })
}

const isOwn = (state: State, message: Sent): boolean =>
  (message.from?.id ?? state.bot.id) === state.bot.id && !Message.isService(message)

// All edits: the content is changed by `change`, the keyboard by `reply_markup`, which takes it away when
// left out.
const edited = (
  state: State,
  { params, now }: Request,
  change: (message: Sent) => E.Either<Refusal, readonly [State, Sent]>,
): ReturnType<Method> => {
  const markup = Keyboard.fromJson(Parameters.text(params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  const unknown = unplayed(params)
  if (unknown !== undefined) return E.left(unknown)
  const chat_id = Parameters.text(params, 'chat_id')
  const message_id = Parameters.integer(params, 'message_id')
  const inline = chat_id === '' && message_id === 0
  const found = inline
    ? Inline.toMessage(state, Parameters.text(params, 'inline_message_id'))
    : E.map(([, kept]: readonly [unknown, Kept]) => kept)(
        toMessage(state, chat_id, message_id, 'edit', 'message to edit'),
      )
  if (E.isLeft(found)) return found
  const kept = found.right
  const { chat } = kept.message
  if (!inline && (!isOwn(state, kept.message) || kept.fixed === true))
    return badRequest("message can't be edited")
  const changed = change(kept.message)
  if (E.isLeft(changed)) return changed
  if (markup.right._tag !== 'None' && markup.right._tag !== 'Inline')
    return badRequest('inline keyboard expected')
  const refused = inline ? undefined : refusedMarkup({ chat }, markup.right)
  if (refused !== undefined) return badRequest(refused)
  const [changedState, { reply_markup: _, ...content }] = changed.right
  const next: Sent =
    markup.right._tag === 'Inline' ? { ...content, reply_markup: markup.right.keyboard } : content
  if (shown(next) === shown(kept.message)) return badRequest(notModified)
  const message: Sent = { ...next, edit_date: toSeconds(now) }
  return E.right({
    state: withKept({ ...kept, message })(changedState),
    result: inline ? true : message,
    happened: [{ _tag: 'Edited', chat_id: chat.id, message }],
  })
}

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

const shown = (message: Sent): string =>
  JSON.stringify(
    Object.entries(message)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .filter(([name]) => name !== 'edit_date'),
  )
