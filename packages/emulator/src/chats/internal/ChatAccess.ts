// The wing `chats`: chats, their members, and methods that show and change them.
// Here: the chat that a request names, and whether the bot may act in it.

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import { toInteger } from '../../requests/internal/Parameters.ts'
import { forbidden, badRequest, refusal } from '../../requests/internal/Refusals.ts'
import { roomOf, messageIn } from '../../state/internal/Lookup.ts'
import { memberOf, mayInvite, isIn } from '../../state/internal/Membership.ts'
import type { StoredMessage, Room, State } from '../../state/State.ts'
import type { Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// model

/** What the bot wants to do: read a chat, change something in it, or write. */
export type AccessRight = 'read' | 'edit' | 'write'

// destructors

/**
 * The chat of a `chat_id`. Otherwise, why the bot may not act there. At time `now`, the bot may also write to
 * people who asked to join a chat in the last five minutes.
 */
export const toChat = (
  state: State,
  chat_id: string,
  right: AccessRight,
  now: Millis = Infinity,
): E.Either<Refusal, Room> => {
  if (chat_id === '') return badRequest('chat_id is empty')
  const room = chat_id.startsWith('@') ? byName(state, chat_id.slice(1)) : roomOf(state, toInteger(chat_id))
  const isBot = SortedMap.get(toInteger(chat_id))(state.users)?.is_bot === true
  if (isBot && right === 'write') return forbidden(toBot)
  if (room === undefined) return badRequest('chat not found')
  const refused = refusedIn(state, room, right, now)
  return refused === undefined ? E.right(room) : refused
}

/** The message of a `chat_id` and `message_id`, or a refusal. `what` names it: `message to edit`. */
export const toMessage = (
  state: State,
  chat_id: string,
  message_id: number,
  right: AccessRight,
  what: string,
): E.Either<Refusal, readonly [Room, StoredMessage]> => {
  const room = toChat(state, chat_id, right)
  if (E.isLeft(room)) return room
  const kept = messageIn(state, room.right.chat.id, message_id)
  return kept === undefined ? badRequest(`${what} not found`) : E.right([room.right, kept])
}

/** The refusal for a basic group that became a supergroup. */
export const upgraded = (migrate_to_chat_id: number): Refusal => ({
  ...refusal(400, 'group chat was upgraded to a supergroup chat'),
  parameters: { migrate_to_chat_id },
})

// private

const toBot = "the bot can't send messages to the bot"

// https://core.telegram.org/bots/api#chatjoinrequest
const hasAskedToJoin = (state: State, user_id: number, now: Millis): boolean =>
  SortedMap.values(state.rooms).some((room) => {
    const asked = SortedMap.get(user_id)(room.requests)
    return asked !== undefined && now - asked.at <= 300_000 && mayInvite(room, state.bot)
  })

const byName = (state: State, name: string): Room | undefined => {
  for (const [, room] of SortedMap.entries(state.rooms))
    if (room.chat.type !== 'private' && room.chat.username?.toLowerCase() === name.toLowerCase()) return room
  return undefined
}

const refusedIn = (
  state: State,
  room: Room,
  right: AccessRight,
  now: Millis,
): E.Either<Refusal, never> | undefined => {
  const type = room.chat.type.toString()
  if (room.upgraded_to !== undefined && right !== 'read') return E.left(upgraded(room.upgraded_to))
  if (type === 'private') {
    if (
      right !== 'write' ||
      room.reach === 'open' ||
      (room.reach === 'new' && hasAskedToJoin(state, room.chat.id, now))
    )
      return undefined
    return forbidden(
      room.reach === 'gone'
        ? 'user is deactivated'
        : room.reach === 'blocked'
          ? 'bot was blocked by the user'
          : "bot can't initiate conversation with a user",
    )
  }
  const one = memberOf(room, state.bot)
  if (one.status === 'kicked' && (type !== 'group' || right !== 'read'))
    return forbidden(`bot was kicked from the ${type} chat`)
  const needed = type === 'group' || room.chat.username !== undefined ? right !== 'read' : true
  if (!isIn(one) && needed) return forbidden(`bot is not a member of the ${type} chat`)
  if (right !== 'write') return undefined
  if (
    type === 'channel' &&
    one.status !== 'creator' &&
    !(one.status === 'administrator' && one.can_post_messages === true)
  )
    return badRequest('need administrator rights in the channel chat')
  return undefined
}
