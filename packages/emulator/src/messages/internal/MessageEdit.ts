// Methods that edit texts, captions, media and keyboards of messages of the bot.
// https://core.telegram.org/bots/api#updating-messages

import type { Refusal } from '@pipegram/core/ApiError'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toMessage } from '../../chats/internal/ChatAccess.ts'
import * as Caption from '../../media/internal/Caption.ts'
import * as MediaContent from '../../media/internal/MediaContent.ts'
import * as MediaMessage from '../../media/internal/MediaMessage.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import { refusedMarkup } from '../../sending/internal/MessageSender.ts'
import * as InlineMessage from '../../state/internal/InlineMessage.ts'
import { roomOf, withMessage } from '../../state/internal/Lookup.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { MethodRequest, Method } from '../../state/internal/Method.ts'
import type { StoredMessage, State } from '../../state/State.ts'
import { notifyOtherBots } from '../../updates/internal/UpdateNotice.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as Json from '../../values/internal/Json.ts'
import { richMessageIn } from './rich/RichMessages.ts'
import { textContent, givenText } from './TextMessage.ts'

// constructors

/** https://core.telegram.org/bots/api#editmessagetext */
export const editMessageText: Method = (state, request) => {
  const { params } = request
  if (Parameters.text(params, 'rich_message') !== '') return editRich(state, request)
  const given = givenText(params)
  if (E.isLeft(given)) return given
  return edit(state, request, (message) => {
    if (message.text === undefined && message.rich_message === undefined)
      return badRequest('there is no text in the message to edit')
    const text = textContent(state, given.right, 'MESSAGE_TOO_LONG')
    if (E.isLeft(text)) return text
    const { entities: _, link_preview_options: __, rich_message: ___, ...rest } = message
    return E.right([state, { ...rest, ...text.right }])
  })
}

/** https://core.telegram.org/bots/api#editmessagecaption */
export const editMessageCaption: Method = (state, request) => {
  const given = Caption.captionIn(request.params, 'MEDIA_CAPTION_TOO_LONG')
  if (E.isLeft(given)) return given
  return edit(state, request, (message) => {
    if (!MediaContent.hasCaption(message)) return badRequest('there is no caption in the message to edit')
    const caption = given.right(state)
    if (E.isLeft(caption)) return caption
    const { caption: _, caption_entities: __, show_caption_above_media: ___, ...rest } = message
    return E.right([state, { ...rest, ...caption.right }])
  })
}

/** https://core.telegram.org/bots/api#editmessagemedia. The text can become a caption. */
export const editMessageMedia: Method = (state, request) => {
  const json = Parameters.text(request.params, 'media')
  const value = Json.parse(json)
  if (value === undefined)
    return badRequest(json === '' ? 'parameter "media" is required' : "can't parse input media JSON object")
  const given = MediaMessage.fromJson(value, request.params, false)
  if (E.isLeft(given)) return given
  return edit(state, request, (message) => {
    if (message.text === undefined && !MediaContent.hasCaption(message))
      return badRequest("message can't be edited")
    const made = given.right[1](state)
    return E.isLeft(made)
      ? made
      : E.right([made.right[0], { ...MessageContent.withoutContent(message), ...made.right[1] }])
  })
}

/** https://core.telegram.org/bots/api#editmessagereplymarkup */
export const editMessageReplyMarkup: Method = (state, request) =>
  edit(state, request, (message) => E.right([state, message]))

// combinators

/**
 * An edit of any kind: `change` changes the content, and `reply_markup` the keyboard. Without `reply_markup`
 * the keyboard is removed.
 */
export const edit = (
  state: State,
  { params, now }: MethodRequest,
  change: (message: Message) => E.Either<Refusal, readonly [State, Message]>,
): ReturnType<Method> => {
  const markup = ReplyMarkup.fromJson(Parameters.text(params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  const chat_id = Parameters.text(params, 'chat_id')
  const message_id = Parameters.integer(params, 'message_id')
  const inline = chat_id === '' && message_id === 0
  const found = inline
    ? InlineMessage.fromInlineMessageId(state, Parameters.text(params, 'inline_message_id'))
    : E.map(([, kept]: readonly [unknown, StoredMessage]) => kept)(
        toMessage(state, chat_id, message_id, 'edit', 'message to edit'),
      )
  if (E.isLeft(found)) return found
  const kept = found.right
  const { chat } = kept.message
  if (!inline && (!MessageContent.isBy(state.bot, kept.message) || kept.fixed === true))
    return badRequest("message can't be edited")
  const changed = change(kept.message)
  if (E.isLeft(changed)) return changed
  if (markup.right._tag !== 'None' && markup.right._tag !== 'Inline')
    return badRequest('inline keyboard expected')
  const refused = inline ? undefined : refusedMarkup(kept.message, markup.right)
  if (refused !== undefined) return badRequest(refused)
  const [changedState, { reply_markup: _, ...content }] = changed.right
  const next: Message =
    markup.right._tag === 'Inline' ? { ...content, reply_markup: markup.right.keyboard } : content
  if (shown(next) === shown(kept.message)) return badRequest(notModified)
  const message: Message = { ...next, edit_date: toSeconds(now) }
  const edited = withMessage({ ...kept, message })(changedState)
  const room = roomOf(edited, chat.id)
  const kind = chat.type === 'channel' ? 'edited_channel_post' : 'edited_message'
  return E.right({
    state: room === undefined ? edited : notifyOtherBots(edited, room, kind, message, now),
    result: inline ? true : message,
    happened: [{ _tag: 'Edited', chat_id: chat.id, message }],
  })
}

// private

const editRich: Method = (state, request) => {
  const rich = richMessageIn(state, request.params)
  if (E.isLeft(rich)) return rich
  const [next, rich_message] = rich.right
  return edit(next, request, (message) =>
    message.rich_message === undefined && message.text === undefined
      ? badRequest('there is no text in the message to edit')
      : E.right([next, { ...MessageContent.withoutContent(message), rich_message }]),
  )
}

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a ' +
  'current content and reply markup of the message'

const shown = (message: Message): string =>
  JSON.stringify(
    Object.entries(message)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .filter(([name]) => name !== 'edit_date'),
  )
