// Reactions: those that the bot sets, and those that people set and the bot is told of.
// https://core.telegram.org/bots/api#setmessagereaction

import type { Refusal } from '@pipegram/core/ApiError'
import * as Reaction from '@pipegram/core/Reaction'
import {
  ReactionType,
  type MessageReactionCountUpdated,
  type MessageReactionUpdated,
  type ReactionCount,
  type User,
} from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as Access from './Access.ts'
import type { Act } from './Act.ts'
import { badRequest } from './Answer.ts'
import * as Json from './Json.ts'
import * as Message from './Message.ts'
import type { Method } from './Method.ts'
import * as Parameters from './Parameters.ts'
import { enter } from './People.ts'
import * as Queue from './Queue.ts'
import * as Sorted from './Sorted.ts'
import { standing } from './Standing.ts'
import { keptIn, roomOf, toSeconds, withKept, type Kept } from './State.ts'

// constructors

/** https://core.telegram.org/bots/api#setmessagereaction. A bot sets one at most. */
export const setMessageReaction: Method = (state, { params }) => {
  const given = fromJson(Parameters.text(params, 'reaction'))
  if (E.isLeft(given)) return given
  const found = Access.toMessage(
    state,
    Parameters.text(params, 'chat_id'),
    Parameters.integer(params, 'message_id'),
    'read',
    'message to react',
  )
  if (E.isLeft(found)) return found
  const [{ chat }, kept] = found.right
  const reaction = given.right
  if (Message.isService(kept.message)) return badRequest('MESSAGE_NOT_MODIFIED')
  if (reaction.length > 1) return badRequest('REACTIONS_TOO_MANY')
  if (reaction.some((one) => one.type === 'emoji' && O.isNone(Reaction.fromString(one.emoji.toString()))))
    return badRequest('REACTION_INVALID')
  return E.right({
    state: withKept(reactedBy(kept, state.bot, reaction))(state),
    result: true,
    happened: [{ _tag: 'Reacted', chat_id: chat.id, message_id: kept.message.message_id, reaction }],
  })
}

/** Sets one's reactions to a message in place of what they were; none at all take them away. */
export const react =
  (user: User, chat_id: number, message_id: number, emojis: ReadonlyArray<string>): Act<undefined> =>
  (state, now) => {
    const kept = keptIn(state, chat_id, message_id)
    const place = roomOf(state, chat_id)
    // In a channel, where administrators alone write, all readers react.
    const entered =
      place?.chat.type === 'channel' && Access.isIn(standing(place, user, now))
        ? E.right(place)
        : enter(state, user, chat_id, now)
    const reaction: Array<ReactionType> = []
    for (const emoji of emojis) {
      const known = Reaction.fromString(emoji)
      if (O.isNone(known)) return E.left(`"${emoji}" is no reaction of Telegram`)
      reaction.push(known.value)
    }
    if (new Set(emojis).size < emojis.length || emojis.length > 3)
      return E.left('a person has at most three reactions to a message, and each once')
    if (E.isLeft(entered)) return entered
    if (kept === undefined) return E.left(`there is no message ${message_id}`)
    const [old_reaction, { chat }] = [Sorted.get(user.id)(kept.reactions) ?? [], entered.right]
    if (JSON.stringify(old_reaction) === JSON.stringify(reaction)) return E.right([state, undefined])
    const reacted = reactedBy(kept, user, reaction)
    const next = withKept(reacted)(state)
    const bot = Access.memberOf(entered.right, state.bot)
    if (chat.type !== 'private' && bot.status !== 'administrator' && bot.status !== 'creator')
      return E.right([next, undefined])
    const about = { chat, message_id, date: toSeconds(now) }
    const message_reaction: MessageReactionUpdated = { ...about, user, old_reaction, new_reaction: reaction }
    const message_reaction_count: MessageReactionCountUpdated = { ...about, reactions: countsOf(reacted) }
    return E.right([
      {
        ...next,
        queue: Queue.push(
          chat.type === 'channel' ? { message_reaction_count } : { message_reaction },
          now,
        )(next.queue),
      },
      undefined,
    ])
  }

// destructors

/** All reactions that a message has, and how many of each. */
export const countsOf = (kept: Kept | undefined): ReadonlyArray<ReactionCount> => {
  const counts = new Map<string, ReactionCount>()
  for (const type of Sorted.values(kept?.reactions).flat()) {
    const key = JSON.stringify(type)
    counts.set(key, { type, total_count: (counts.get(key)?.total_count ?? 0) + 1 })
  }
  return [...counts.values()]
}

// private

const reactedBy = (
  { reactions, ...kept }: Kept,
  { id }: User,
  reaction: ReadonlyArray<ReactionType>,
): Kept => {
  const next = reaction.length === 0 ? Sorted.remove(id)(reactions) : Sorted.set(id, reaction)(reactions)
  return next === undefined ? kept : { ...kept, reactions: next }
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

const oneFromJson = (value: unknown): Json.Read<ReactionType> => {
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
