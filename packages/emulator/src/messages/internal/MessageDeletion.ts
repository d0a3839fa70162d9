// Methods that delete messages: deleteMessage, deleteMessages.
// https://core.telegram.org/bots/api#deletemessage

import type { Refusal } from '@pipegram/core/ApiError'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat, toMessage } from '../../chats/internal/ChatAccess.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { messageIn } from '../../state/internal/Lookup.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Method, MethodResult, MethodRequest } from '../../state/internal/Method.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Room, State } from '../../state/State.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as Json from '../../values/internal/Json.ts'

// constructors

/** https://core.telegram.org/bots/api#deletemessage */
export const deleteMessage: Method = (state, request) => {
  const chat_id = Parameters.text(request.params, 'chat_id')
  const message_id = Parameters.integer(request.params, 'message_id')
  if (chat_id === '') return badRequest('chat identifier is not specified')
  if (message_id === 0) return badRequest('message identifier is not specified')
  const found = toMessage(state, chat_id, message_id, 'edit', 'message to delete')
  return E.isLeft(found) ? found : deleted(state, request, found.right[0], [found.right[1].message])
}

/**
 * https://core.telegram.org/bots/api#deletemessages. Missing messages are skipped. If one message cannot be
 * deleted, none is deleted.
 */
export const deleteMessages: Method = (state, request) => {
  const ids = messageIdsOf(Parameters.text(request.params, 'message_ids'))
  if (E.isLeft(ids)) return badRequest(ids.left)
  const room = toChat(state, Parameters.text(request.params, 'chat_id'), 'edit')
  if (E.isLeft(room)) return room
  return deleted(
    state,
    request,
    room.right,
    [...new Set(ids.right)].flatMap((id) => messageIn(state, room.right.chat.id, id)?.message ?? []),
  )
}

// destructors

/** The ids of a JSON text. */
export const messageIdsOf = (text: string): Json.Decoded<ReadonlyArray<number>> => {
  if (text === '') return E.left(none)
  const given = Json.parse(text)
  if (given === undefined) return E.left("Can't parse message_ids JSON object")
  if (!Json.isArray(given)) return E.left('Expected an Array of message identifiers')
  if (given.length > 100) return E.left('Too many message identifiers specified')
  const ids: Array<number> = []
  for (const value of given) {
    if (typeof value !== 'number' && typeof value !== 'string')
      return E.left('Message identifier must be a Number')
    if (!/^-?\d+$/.test(String(value)) || Math.abs(Number(value)) > 0x7fff_ffff)
      return E.left("Can't parse message identifier as a Number")
    if (Number(value) <= 0) return E.left('Invalid message identifier specified')
    ids.push(Number(value))
  }
  return ids.length === 0 ? E.left(none) : E.right(ids)
}

// private

const none = 'Message identifiers are not specified'

const twoDays = 172_800

const deleted = (
  state: State,
  { now }: MethodRequest,
  room: Room,
  messages: ReadonlyArray<Message>,
): E.Either<Refusal, MethodResult> => {
  for (const message of messages) {
    const refused = refusedTo(state, room, message, toSeconds(now) - message.date)
    if (refused !== undefined) return badRequest(refused)
  }
  const chat_id = room.chat.id
  return E.right({
    state: messages.reduce((left, { message_id }) => PostedMessage.remove(left, chat_id, message_id), state),
    result: true,
    happened: messages.map(({ message_id }) => ({ _tag: 'Deleted', chat_id, message_id })),
  })
}

const refusedTo = (state: State, room: Room, message: Message, age: number): string | undefined => {
  const type = room.chat.type.toString()
  const bot = memberOf(room, state.bot)
  const isOwn = MessageContent.isBy(state.bot, message)
  const isAdministrator = bot.status === 'administrator' || bot.status === 'creator'
  // A bot must not throw a dice until it shows the wanted value.
  if (type === 'private')
    return age > twoDays || (message.dice !== undefined && age < 86_400) ? forEveryone : undefined
  if (type === 'group') return age > twoDays || !(isOwn || isAdministrator) ? forEveryone : undefined
  if (age >= twoDays) return refused
  const mayDelete = bot.status === 'creator' || (bot.status === 'administrator' && bot.can_delete_messages)
  const mayPost = type !== 'channel' || (bot.status === 'administrator' && bot.can_post_messages === true)
  return mayDelete || (isOwn && mayPost) ? undefined : refused
}

const refused = "message can't be deleted"
const forEveryone = "message can't be deleted for everyone"
