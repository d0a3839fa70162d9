// Methods that forward messages (with their origin) and copy them (without it).
// https://core.telegram.org/bots/api#forwardmessage

import type { Refusal } from '@pipegram/core/ApiError'
import type { MessageOrigin, Message as Sent } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat, toMessage } from '../../chats/internal/ChatAccess.ts'
import { captionIn } from '../../media/internal/Caption.ts'
import { hasCaption } from '../../media/internal/MediaContent.ts'
import * as MediaGroup from '../../media/internal/MediaGroup.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { sent, sentTogether, type ContentMaker } from '../../sending/internal/MessageSender.ts'
import { keptIn } from '../../state/internal/Lookup.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Method, MethodRequest } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import { idsOf } from './MessageDeletion.ts'

// constructors

/** https://core.telegram.org/bots/api#forwardmessage */
export const forwardMessage: Method = (state, request) => {
  const found = sourceOf(state, request.params, 'message to forward')
  if (E.isLeft(found)) return found
  const message = found.right
  return sent(
    state,
    request,
    (now) =>
      isFree(message) ? E.right([now, forwarded(message)]) : badRequest("the message can't be forwarded"),
    undefined,
    true,
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
    if (!isFree(message) || message.invoice !== undefined) return badRequest("the message can't be copied")
    if (!params.values.has('caption') || !hasCaption(message))
      return E.right([now, MessageContent.saidIn(message)])
    return E.map((words: MessageContent.Content) => [now, { ...captionless(message), ...words }] as const)(
      caption.right(now),
    )
  }
  return sent(state, request, make, idOf)
}

/** https://core.telegram.org/bots/api#forwardmessages. What cannot be found or forwarded is passed over. */
export const forwardMessages: Method = (state, request) => together(state, request, forwarded, true)

/** https://core.telegram.org/bots/api#copymessages. What cannot be found or copied is passed over. */
export const copyMessages: Method = (state, request) =>
  together(
    state,
    request,
    Parameters.flag(request.params, 'remove_caption') ? captionless : MessageContent.saidIn,
    false,
  )

// private

const idOf = ({ message_id }: Sent): object => ({ message_id })

const isFree = (message: Sent): boolean =>
  !MessageContent.isService(message) && message.has_protected_content !== true

const captionless = (message: Sent): MessageContent.Content => {
  const {
    caption: _,
    caption_entities: __,
    show_caption_above_media: ___,
    ...rest
  } = MessageContent.saidIn(message)
  return rest
}

const forwarded = (message: Sent): MessageContent.Content => ({
  ...MessageContent.saidIn(message),
  forward_origin: originOf(message),
})

const originOf = ({
  forward_origin,
  sender_chat,
  from,
  date,
  message_id,
  author_signature,
}: Sent): MessageOrigin => {
  if (forward_origin !== undefined) return forward_origin
  const signed = author_signature === undefined ? {} : { author_signature }
  if (sender_chat?.type === 'channel')
    return { type: 'channel', chat: sender_chat, message_id, date, ...signed }
  if (sender_chat !== undefined) return { type: 'chat', sender_chat, date, ...signed }
  return from === undefined
    ? { type: 'hidden_user', sender_user_name: '', date }
    : { type: 'user', sender_user: from, date }
}

const sourceOf = (state: State, params: Parameters.Parameters, what: string): E.Either<Refusal, Sent> => {
  const from_chat_id = Parameters.text(params, 'from_chat_id')
  if (from_chat_id === '') return badRequest('parameter "from_chat_id" is required')
  return E.map(([, { message }]: readonly [unknown, { readonly message: Sent }]) => message)(
    toMessage(state, from_chat_id, Parameters.integer(params, 'message_id'), 'read', what),
  )
}

const together = (
  state: State,
  request: MethodRequest,
  said: (message: Sent) => MessageContent.Content,
  fixed: boolean,
): ReturnType<Method> => {
  const { params } = request
  const from_chat_id = Parameters.text(params, 'from_chat_id')
  if (from_chat_id === '') return badRequest('parameter "from_chat_id" is required')
  const ids = idsOf(Parameters.text(params, 'message_ids'))
  if (E.isLeft(ids)) return badRequest(ids.left)
  const found = toChat(state, from_chat_id, 'read')
  if (E.isLeft(found)) return found
  const messages = ids.right.flatMap((id) => {
    const message = keptIn(state, found.right.chat.id, id)?.message
    return message === undefined || !isFree(message) ? [] : [message]
  })
  if (messages.length === 0) return badRequest("messages can't be forwarded")
  let next = state
  const albums = new Map<string, MessageContent.Content>()
  for (const id of new Set(messages.flatMap(({ media_group_id }) => media_group_id ?? []))) {
    const [begun, shared] = MediaGroup.begin(
      next,
      messages.filter((message) => message.media_group_id === id).length,
    )
    next = begun
    albums.set(id, shared)
  }
  const makes = messages.map(
    (message): ContentMaker =>
      (now) =>
        E.right([now, { ...albums.get(message.media_group_id ?? ''), ...said(message) }]),
  )
  return sentTogether(next, request, makes, (all) => all.map(idOf), fixed)
}
