// Messages that only one person in a chat sees. Each person has a separate row of them.
// https://core.telegram.org/bots/api#ephemeralmessageparameters

import type { Refusal } from '@pipegram/core/ApiError'
import type { Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { ChatEvent } from '../../state/ChatEvent.ts'
import { userIn, withRoom } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { Method, MethodResult, MethodTable } from '../../state/internal/Method.ts'
import type { EphemeralRow, Room, State } from '../../state/State.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { deleteMessage } from './MessageDeletion.ts'
import * as MessageEdit from './MessageEdit.ts'

// constructors

/** Methods of ephemeral messages. https://core.telegram.org/bots/api#editephemeralmessagetext */
export const ephemeralMethods: MethodTable = {
  editEphemeralMessageText: (state, request) => changed(MessageEdit.editMessageText)(state, request),
  editEphemeralMessageCaption: (state, request) => changed(MessageEdit.editMessageCaption)(state, request),
  editEphemeralMessageMedia: (state, request) => changed(MessageEdit.editMessageMedia)(state, request),
  editEphemeralMessageReplyMarkup: (state, request) =>
    changed(MessageEdit.editMessageReplyMarkup)(state, request),
  deleteEphemeralMessage: (state, request) => changed(deleteMessage)(state, request),
}

// destructors

/** The ephemeral messages of a person in a chat, the oldest first. */
export const ephemeralIn = (state: State, chat_id: number, user: User): ReadonlyArray<Message> =>
  SortedMap.values(state.ephemeral?.get(keyOf(chat_id, user))?.messages).map(({ message }) =>
    asSeen(message, user),
  )

// combinators

/** A method that sends an ephemeral message if a request has `ephemeral_message_parameters`. */
export const forEphemeral =
  (method: Method): Method =>
  (state, request) => {
    const { params, now } = request
    const json = Parameters.text(params, 'ephemeral_message_parameters')
    if (json === '') return method(state, request)
    const place = placeIn(state, params, json, now)
    if (E.isLeft(place)) return place
    return inside(state, place.right, (within) => {
      const values = new Map(params.values).set('chat_id', String(place.right[0].chat.id))
      values.delete('ephemeral_message_parameters')
      return method(within, { ...request, params: { ...params, values } })
    })
  }

// private

type EphemeralPlace = readonly [room: Room, receiver: User]

// An edit or a deletion of an ephemeral message. Its result is `true`.
const changed =
  (method: Method): Method =>
  (state, request) => {
    const { params } = request
    const place = receiverIn(
      state,
      Parameters.text(params, 'chat_id'),
      Parameters.integer(params, 'receiver_user_id'),
    )
    if (E.isLeft(place)) return place
    const done = inside(state, place.right, (within) => {
      const values = new Map(params.values)
        .set('message_id', Parameters.text(params, 'ephemeral_message_id'))
        .set('chat_id', String(place.right[0].chat.id))
      return method(within, { ...request, params: { ...params, values } })
    })
    return E.map((result: MethodResult) => ({ ...result, result: true }))(done)
  }

const placeIn = (
  state: State,
  params: Parameters.Parameters,
  json: string,
  now: Millis,
): E.Either<Refusal, EphemeralPlace> => {
  const value = Json.parse(json)
  if (!Json.isObject(value)) return badRequest("can't parse ephemeral message parameters JSON object")
  const given = value['callback_query_id']
  const query =
    typeof given === 'string' ? SortedMap.get(Parameters.toInteger(given))(state.queries) : undefined
  if (given !== undefined && (query === undefined || query.expires < toSeconds(now)))
    return badRequest('query is too old and response timeout expired or query ID is invalid')
  const user_id = value['receiver_user_id'] ?? query?.from.id
  const chat_id = Parameters.text(params, 'chat_id') || String(query?.chat_id ?? '')
  return receiverIn(state, chat_id, Number(user_id))
}

const receiverIn = (state: State, chat_id: string, user_id: number): E.Either<Refusal, EphemeralPlace> => {
  const room = toChat(state, chat_id, 'write')
  if (E.isLeft(room)) return room
  const user = userIn(state)(user_id)
  if (user === undefined) return badRequest('user not found')
  const isThere =
    room.right.chat.type === 'private'
      ? user.id === room.right.chat.id
      : Membership.isIn(Membership.memberOf(room.right, user))
  return isThere ? E.right([room.right, user]) : badRequest('user not found')
}

// The row of the person replaces the messages of the chat. Other bots get no updates.
const inside = (
  state: State,
  [room, user]: EphemeralPlace,
  run: (within: State) => ReturnType<Method>,
): ReturnType<Method> => {
  const key = keyOf(room.chat.id, user)
  const { messages, last } = state.ephemeral?.get(key) ?? noMessages
  const { otherBots, ...alone } = withRoom({ ...room, messages, lastMessage: last })(state)
  const played = run({ ...alone, lastMessage: last })
  if (E.isLeft(played)) return played
  const { state: next, happened, result } = played.right
  const after = SortedMap.get(room.chat.id)(next.rooms) ?? room
  const row: EphemeralRow = {
    messages: after.messages,
    last: Math.max(after.lastMessage, next.lastMessage),
  }
  return E.right({
    ...played.right,
    state: {
      ...withRoom(room)(next),
      lastMessage: state.lastMessage,
      ephemeral: new Map(state.ephemeral).set(key, row),
      ...(otherBots === undefined ? {} : { otherBots }),
    },
    result: isMessage(result) ? asSeen(result, user) : result,
    ...(happened === undefined
      ? {}
      : { happened: happened.flatMap((event) => (event._tag === 'Deleted' ? [] : [seen(event, user)])) }),
  })
}

const noMessages: EphemeralRow = { messages: SortedMap.empty, last: 0 }

const keyOf = (chat_id: number, { id }: User): string => `${chat_id} ${id}`

const isMessage = (u: unknown): u is Message => Json.isObject(u) && 'message_id' in u && 'chat' in u

const seen = (event: ChatEvent, user: User): ChatEvent =>
  event._tag === 'Sent' || event._tag === 'Edited'
    ? { ...event, message: asSeen(event.message, user) }
    : event

// Ids of ephemeral messages count separately for each chat and receiver.
const asSeen = (message: Message, receiver_user: User): Message => ({
  ...message,
  message_id: 0,
  ephemeral_message_id: message.message_id,
  receiver_user,
})
