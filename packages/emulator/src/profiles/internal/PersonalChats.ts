// The channel that a person shows in the profile, and its messages.
// https://core.telegram.org/bots/api#getuserpersonalchatmessages

import type { Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { knownUser } from '../../chats/internal/ChatMembers.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import type { Act } from '../../state/internal/Act.ts'
import { roomOf } from '../../state/internal/Lookup.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import { withResult, type Method } from '../../state/internal/Method.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/**
 * The newest message comes first. A person without such a channel has no messages. The bot need not be in it.
 * https://core.telegram.org/bots/api#getuserpersonalchatmessages
 */
export const getUserPersonalChatMessages: Method = (state, { params }) => {
  const user_id = knownUser(state, params)
  if (E.isLeft(user_id)) return user_id
  const limit = Parameters.integer(params, 'limit', 1, [1, 20])
  const found: Array<Message> = []
  const room = roomOf(state, state.personalChats?.get(user_id.right) ?? 0)
  for (const [, { message }] of SortedMap.backwards(room?.messages ?? SortedMap.empty)) {
    if (found.length === limit) break
    found.push(message)
  }
  return withResult(state, found)
}

/** A person shows one of their channels in the profile. Without a channel, the profile shows none. */
export const setPersonalChat =
  (user: User, chat_id: number | undefined): Act<undefined> =>
  (state) => {
    const chats = new Map(state.personalChats)
    chats.delete(user.id)
    if (chat_id === undefined) return E.right([{ ...state, personalChats: chats }, undefined])
    const room = roomOf(state, chat_id)
    if (room?.chat.type !== 'channel') return E.left('only a channel can be in a profile')
    if (memberOf(room, user).status !== 'creator')
      return E.left(`${user.first_name} does not own "${room.chat.title ?? ''}"`)
    return E.right([{ ...state, personalChats: chats.set(user.id, chat_id) }, undefined])
  }
