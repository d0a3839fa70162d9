// People who let the bot act for their account, and those who write to them.
// https://core.telegram.org/bots/api#businessconnection

import { defined } from '@pipegram/core/Defined'
import type { BusinessBotRights, BusinessConnection, Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { withAccount } from '../../business/internal/BusinessAccounts.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import type { Act } from '../../state/internal/Act.ts'
import { roomOf, userIn, withRoom } from '../../state/internal/Lookup.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Room, State } from '../../state/State.ts'
import { notifyMessage } from '../../updates/internal/UpdateNotice.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { draftContent } from './MessageDraft.ts'

// constructors

/** Connects the bot to the account of a user, or changes its rights. Returns the id of the connection. */
export const connect =
  (user: User, rights: BusinessBotRights, is_enabled = true): Act<string> =>
  (state, now) => {
    if (state.me.can_connect_to_business !== true)
      return E.left('the bot takes no business connections: start it with can_connect_to_business: true')
    const id = `business-${user.id}`
    const before = state.business?.get(id)
    const connection: BusinessConnection = {
      id,
      user: userIn(state)(user.id) ?? user,
      user_chat_id: user.id,
      date: before?.connection.date ?? toSeconds(now),
      rights,
      is_enabled,
    }
    // Each account has enough Stars.
    const account = { rooms: SortedMap.empty, stars: 10_000, ...before, connection }
    const next = withAccount(state, account)
    const queue = UpdateQueue.push({ business_connection: connection }, now)(next.queue)
    return E.right([{ ...next, queue }, id])
  }

/** A message in a chat of an account, from one of the two people in it. It runs inside the account. */
export const writeInside =
  (from: User, partner: User, given: string | Sendable): Act<Message> =>
  (state, now) => {
    const filled = draftContent(state, from, typeof given === 'string' ? { text: given } : given)
    if (E.isLeft(filled)) return filled
    const [next, content] = filled.right
    const room = roomOf(next, partner.id) ?? roomWith(partner)
    const [posted, message] = PostedMessage.post(next, room, from, content, now)
    return E.right([notifyMessage(posted, room, 'message', message, now), message])
  }

/** Deletes messages of a chat of an account. The bot gets an update. */
export const deleteInside =
  (id: string, chat_id: number, message_ids: ReadonlyArray<number>): Act<undefined> =>
  (state, now) => {
    const account = state.business?.get(id)
    const room = SortedMap.get(chat_id)(account?.rooms)
    if (account === undefined || room === undefined) return E.left('there is no such business chat')
    const messages = message_ids.reduce((rest, one) => SortedMap.remove(one)(rest), room.messages)
    const inside: State = withRoom({ ...room, messages })({ ...state, rooms: account.rooms })
    const next = withAccount(state, { ...account, rooms: inside.rooms })
    const deleted_business_messages = { business_connection_id: id, chat: room.chat, message_ids }
    return E.right([
      { ...next, queue: UpdateQueue.push({ deleted_business_messages }, now)(next.queue) },
      undefined,
    ])
  }

// private

const roomWith = ({ id, first_name, last_name, username }: User): Room => ({
  chat: defined({ id, type: 'private' as const, first_name, last_name, username }),
  messages: SortedMap.empty,
  lastMessage: 0,
  members: SortedMap.empty,
  reach: 'open',
})
