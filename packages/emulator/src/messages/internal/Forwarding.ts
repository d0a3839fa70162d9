// Methods that forward messages (with their origin) and copy them (without it).
// https://core.telegram.org/bots/api#forwardmessage

import type { Refusal } from '@pipegram/core/ApiError'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat, toMessage } from '../../chats/internal/ChatAccess.ts'
import { captionIn } from '../../media/internal/Caption.ts'
import { hasCaption } from '../../media/internal/MediaContent.ts'
import * as MediaGroup from '../../media/internal/MediaGroup.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { sendOne, sendAll, type ContentMaker } from '../../sending/internal/MessageSender.ts'
import { messageIn } from '../../state/internal/Lookup.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Method, MethodRequest } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import { messageIdsOf } from './MessageDeletion.ts'

// constructors

/** https://core.telegram.org/bots/api#forwardmessage */
export const forwardMessage: Method = (state, request) => {
  const found = sourceOf(state, request.params, 'message to forward')
  if (E.isLeft(found)) return found
  const message = found.right
  return sendOne(
    state,
    request,
    (now) =>
      MessageContent.isSendable(message)
        ? E.right([now, forwarded(message)])
        : badRequest("the message can't be forwarded"),
    { fixed: true },
  )
}

/** https://core.telegram.org/bots/api#copymessage */
export const copyMessage: Method = (state, request) => {
  const { params } = request
  const caption = captionIn(params)
  if (E.isLeft(caption)) return caption
  const found = sourceOf(state, params, 'message to copy')
  if (E.isLeft(found)) return found
  const message = found.right
  const make: ContentMaker = (now) => {
    if (!MessageContent.isSendable(message) || message.invoice !== undefined)
      return badRequest("the message can't be copied")
    if (!params.values.has('caption') || !hasCaption(message))
      return E.right([now, MessageContent.contentOf(message)])
    return E.map((words: MessageContent.Content) => [now, { ...captionless(message), ...words }] as const)(
      caption.right(now),
    )
  }
  return sendOne(state, request, make, { result: idOf })
}

/**
 * https://core.telegram.org/bots/api#forwardmessages. Missing messages, and those that cannot be forwarded,
 * are skipped.
 */
export const forwardMessages: Method = (state, request) => sendEach(state, request, forwarded, true)

/**
 * https://core.telegram.org/bots/api#copymessages. Missing messages, and those that cannot be copied, are
 * skipped.
 */
export const copyMessages: Method = (state, request) =>
  sendEach(
    state,
    request,
    Parameters.flag(request.params, 'remove_caption') ? captionless : MessageContent.contentOf,
    false,
  )

// private

const idOf = ({ message_id }: Message): object => ({ message_id })

const captionless = (message: Message): MessageContent.Content => {
  const {
    caption: _,
    caption_entities: __,
    show_caption_above_media: ___,
    ...rest
  } = MessageContent.contentOf(message)
  return rest
}

const forwarded = (message: Message): MessageContent.Content => ({
  ...MessageContent.contentOf(message),
  forward_origin: MessageContent.originOf(message),
})

const sourceOf = (state: State, params: Parameters.Parameters, what: string): E.Either<Refusal, Message> => {
  const from_chat_id = Parameters.text(params, 'from_chat_id')
  if (from_chat_id === '') return badRequest('parameter "from_chat_id" is required')
  return E.map(([, { message }]: readonly [unknown, { readonly message: Message }]) => message)(
    toMessage(state, from_chat_id, Parameters.integer(params, 'message_id'), 'read', what),
  )
}

const sendEach = (
  state: State,
  request: MethodRequest,
  said: (message: Message) => MessageContent.Content,
  fixed: boolean,
): ReturnType<Method> => {
  const { params } = request
  const from_chat_id = Parameters.text(params, 'from_chat_id')
  if (from_chat_id === '') return badRequest('parameter "from_chat_id" is required')
  const ids = messageIdsOf(Parameters.text(params, 'message_ids'))
  if (E.isLeft(ids)) return badRequest(ids.left)
  const found = toChat(state, from_chat_id, 'read')
  if (E.isLeft(found)) return found
  const messages = ids.right.flatMap((id) => {
    const message = messageIn(state, found.right.chat.id, id)?.message
    return message === undefined || !MessageContent.isSendable(message) ? [] : [message]
  })
  if (messages.length === 0) return badRequest("messages can't be forwarded")
  const [next, albums] = newAlbums(state, messages)
  const makes = messages.map(
    (message): ContentMaker =>
      (now) =>
        E.right([now, { ...albums.get(message.media_group_id ?? ''), ...said(message) }]),
  )
  return sendAll(next, request, makes, { result: (all) => all.map(idOf), fixed })
}

// Albums for the new messages, by the ids of the old albums.
const newAlbums = (
  state: State,
  messages: ReadonlyArray<Message>,
): readonly [State, ReadonlyMap<string, MessageContent.Content>] => {
  const albums = new Map<string, MessageContent.Content>()
  let next = state
  for (const [id, { length }] of Map.groupBy(messages, ({ media_group_id = '' }) => media_group_id)) {
    if (id === '') continue
    const [begun, shared] = MediaGroup.beginGroup(next, length)
    next = begun
    albums.set(id, shared)
  }
  return [next, albums]
}
