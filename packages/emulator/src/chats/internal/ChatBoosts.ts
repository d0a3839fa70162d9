// Boosts that people give to a chat.
// https://core.telegram.org/bots/api#getuserchatboosts

import type { ChatBoost, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { Act } from '../../state/internal/Act.ts'
import { groupOf, userIn, withRoom } from '../../state/internal/Lookup.ts'
import { isIn, memberOf } from '../../state/internal/Membership.ts'
import { withResult, type MethodTable } from '../../state/internal/Method.ts'
import type { Room, State } from '../../state/State.ts'
import { announce } from '../../updates/internal/ServiceMessage.ts'
import { governs, notifyAdministrators } from '../../updates/internal/UpdateNotice.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { toChat } from './ChatAccess.ts'
import { userIdIn } from './ChatMembers.ts'

// constructors

/** Methods of boosts. https://core.telegram.org/bots/api#getuserchatboosts */
export const boostMethods: MethodTable = {
  getUserChatBoosts: (state, { params }) => {
    const user_id = userIdIn(params)
    if (E.isLeft(user_id)) return user_id
    const room = toChat(state, Parameters.text(params, 'chat_id'), 'read')
    if (E.isLeft(room)) return room
    if (room.right.chat.type === 'private' || room.right.chat.type === 'group')
      return badRequest('method is available for supergroup and channel chats only')
    if (!governs(room.right, state.bot)) return badRequest('CHAT_ADMIN_REQUIRED')
    if (userIn(state)(user_id.right) === undefined) return badRequest('user not found')
    return withResult(state, { boosts: SortedMap.get(user_id.right)(room.right.boosts) ?? [] })
  },
}

/** A person boosts a chat for 30 days. The bot gets an update if it is an administrator. */
export const boost =
  (user: User, chat_id: number): Act<string> =>
  (state, now) => {
    const room = groupOf(state, chat_id)
    if (room === undefined || room.chat.type === 'group') return E.left('this chat cannot be boosted')
    if (!isIn(memberOf(room, user))) return E.left(`${user.first_name} is not in this chat`)
    const own = SortedMap.get(user.id)(room.boosts) ?? []
    const add_date = toSeconds(now)
    const one: ChatBoost = {
      boost_id: `${Math.abs(chat_id)}-${user.id}-${add_date}-${own.length + 1}`,
      add_date,
      expiration_date: add_date + 30 * 86_400,
      source: { source: 'premium', user },
    }
    const boosted = withBoosts(room, user, [...own, one])
    const told: State =
      room.chat.type === 'supergroup'
        ? announce(state, boosted, user, { boost_added: { boost_count: 1 } }, now)[0]
        : withRoom(boosted)(state)
    const update = { chat_boost: { chat: room.chat, boost: one } }
    return E.right([notifyAdministrators(told, room, update, now), one.boost_id])
  }

/** A person takes a boost back. */
export const unboost =
  (user: User, chat_id: number, boost_id: string): Act<undefined> =>
  (state, now) => {
    const room = groupOf(state, chat_id)
    const own = SortedMap.get(user.id)(room?.boosts) ?? []
    const gone = own.find((one) => one.boost_id === boost_id)
    if (room === undefined || gone === undefined) return E.left(`there is no boost ${boost_id}`)
    const next = withBoosts(
      room,
      user,
      own.filter((one) => one !== gone),
    )
    const removed_chat_boost = {
      chat: room.chat,
      boost_id,
      remove_date: toSeconds(now),
      source: gone.source,
    }
    return E.right([
      notifyAdministrators(withRoom(next)(state), room, { removed_chat_boost }, now),
      undefined,
    ])
  }

// private

const withBoosts = (room: Room, user: User, own: ReadonlyArray<ChatBoost>): Room => ({
  ...room,
  boosts: SortedMap.set(user.id, own)(room.boosts),
})
