// Reactions of the bot to messages, and the count of all reactions.
// https://core.telegram.org/bots/api#setmessagereaction

import type { Refusal } from '@pipegram/core/ApiError'
import * as Reaction from '@pipegram/core/Reaction'
import { ReactionType, type ReactionCount, type User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as ChatAccess from '../../chats/internal/ChatAccess.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withMessage } from '../../state/internal/Lookup.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import { withResult, type Method } from '../../state/internal/Method.ts'
import type { Room, State, StoredMessage } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** https://core.telegram.org/bots/api#setmessagereaction. A bot sets at most one. */
export const setMessageReaction: Method = (state, { params }) => {
  const given = fromJson(Parameters.text(params, 'reaction'))
  if (E.isLeft(given)) return given
  const found = ChatAccess.toMessage(
    state,
    Parameters.text(params, 'chat_id'),
    Parameters.integer(params, 'message_id'),
    'read',
    'message to react',
  )
  if (E.isLeft(found)) return found
  const [{ chat }, kept] = found.right
  const reaction = given.right
  if (MessageContent.isService(kept.message)) return badRequest('MESSAGE_NOT_MODIFIED')
  if (reaction.length > 1) return badRequest('REACTIONS_TOO_MANY')
  if (reaction.some((one) => one.type === 'emoji' && O.isNone(Reaction.fromString(one.emoji.toString()))))
    return badRequest('REACTION_INVALID')
  return E.right({
    state: withMessage(withReaction(kept, state.bot, reaction))(state),
    result: true,
    happened: [{ _tag: 'Reacted', chat_id: chat.id, message_id: kept.message.message_id, reaction }],
  })
}

/** https://core.telegram.org/bots/api#deletemessagereaction */
export const deleteMessageReaction: Method = (state, { params }) => {
  const found = ChatAccess.toMessage(
    state,
    Parameters.text(params, 'chat_id'),
    Parameters.integer(params, 'message_id'),
    'edit',
    'message',
  )
  if (E.isLeft(found)) return found
  const [room, kept] = found.right
  const user = reactorIn(state, room, params)
  return E.isLeft(user) ? user : withResult(withMessage(withReaction(kept, user.right, []))(state), true)
}

/** https://core.telegram.org/bots/api#deleteallmessagereactions */
export const deleteAllMessageReactions: Method = (state, { params }) => {
  const room = ChatAccess.toChat(state, Parameters.text(params, 'chat_id'), 'edit')
  if (E.isLeft(room)) return room
  const user = reactorIn(state, room.right, params)
  if (E.isLeft(user)) return user
  const messages = SortedMap.values(room.right.messages).filter(
    ({ reactions }) => SortedMap.get(user.right.id)(reactions) !== undefined,
  )
  return withResult(
    messages.reduce((next, kept) => withMessage(withReaction(kept, user.right, []))(next), state),
    true,
  )
}

// destructors

/** The reactions to a message, with the number of each. */
export const countsOf = (kept: StoredMessage | undefined): ReadonlyArray<ReactionCount> => {
  const counts = new Map<string, ReactionCount>()
  for (const type of SortedMap.values(kept?.reactions).flat()) {
    const key = JSON.stringify(type)
    counts.set(key, { type, total_count: (counts.get(key)?.total_count ?? 0) + 1 })
  }
  return [...counts.values()]
}

// combinators

/** Sets the reactions of a user to a message. */
export const withReaction = (
  { reactions, ...kept }: StoredMessage,
  { id }: Pick<User, 'id'>,
  reaction: ReadonlyArray<ReactionType>,
): StoredMessage => {
  const next =
    reaction.length === 0 ? SortedMap.remove(id)(reactions) : SortedMap.set(id, reaction)(reactions)
  return next === undefined ? kept : { ...kept, reactions: next }
}

// private

// The user or chat whose reactions are deleted. The bot needs the right to delete messages.
const reactorIn = (
  state: State,
  room: Room,
  params: Parameters.Parameters,
): E.Either<Refusal, { readonly id: number }> => {
  const bot = memberOf(room, state.bot)
  if (bot.status !== 'creator' && !(bot.status === 'administrator' && bot.can_delete_messages))
    return badRequest('not enough rights to delete reactions')
  const id = Parameters.integer(params, 'user_id') || Parameters.integer(params, 'actor_chat_id')
  return id === 0 ? badRequest('invalid user_id specified') : E.right({ id })
}

const fromJson = (json: string): E.Either<Refusal, ReadonlyArray<ReactionType>> => {
  if (json === '') return E.right([])
  const values = Json.parse(json)
  if (values === undefined) return badRequest("can't parse reaction types JSON object")
  if (!Json.isArray(values)) return badRequest('expected an Array of ReactionType')
  const reactions: Array<ReactionType> = []
  for (const value of values) {
    const reaction = oneFromJson(value)
    if (E.isLeft(reaction)) return badRequest(`can't parse ReactionType: ${reaction.left}`)
    reactions.push(reaction.right)
  }
  return E.right(reactions)
}

const oneFromJson = (value: unknown): Json.Decoded<ReactionType> => {
  if (!Json.isObject(value)) return E.left('expected an Object')
  const type = Json.required(Json.string)(value, 'type')
  if (E.isLeft(type)) return type
  const field =
    type.right === 'emoji' ? 'emoji' : type.right === 'custom_emoji' ? 'custom_emoji_id' : undefined
  if (field === undefined) return E.left('invalid reaction type specified')
  const text = Json.required(Json.string)(value, field)
  if (E.isLeft(text)) return text
  const reaction: unknown = { type: type.right, [field]: text.right }
  return ReactionType.is(reaction) ? E.right(reaction) : E.left('invalid reaction type specified')
}
