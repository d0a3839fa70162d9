// A basic group becomes a supergroup, with another id.
// https://core.telegram.org/bots/api#responseparameters

import type { Chat, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Act } from '../../../state/internal/Act.ts'
import { roomOf, withRoom } from '../../../state/internal/Lookup.ts'
import * as PostedMessage from '../../../state/internal/PostedMessage.ts'
import type { Room } from '../../../state/State.ts'
import { notifyMessage } from '../../../updates/internal/UpdateNotice.ts'
import * as SortedMap from '../../../values/internal/SortedMap.ts'
import { enter } from '../ChatEntry.ts'

// constructors

/** Turns a basic group into a supergroup, and returns it. The bot gets a service message from each. */
export const upgradeGroup =
  (user: User, chat_id: number): Act<Chat> =>
  (state, now) => {
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    const old = entered.right
    if (old.chat.type !== 'group') return E.left('only a basic group can become a supergroup')
    if (SortedMap.get(user.id)(old.members)?.status !== 'creator')
      return E.left('only the owner can make a supergroup of a group')
    // All groups share one row of numbers, so this id is free.
    const chat: Chat = { ...old.chat, id: -1_000_000_000_000 + chat_id, type: 'supergroup' }
    const next: Room = { ...old, chat, messages: SortedMap.empty, lastMessage: 0 }
    const upgraded = withRoom(next)(withRoom({ ...old, upgraded_to: chat.id })(state))
    const [left, farewell] = PostedMessage.post(
      upgraded,
      roomOf(upgraded, chat_id) ?? old,
      user,
      { migrate_to_chat_id: chat.id },
      now,
    )
    const told = notifyMessage(left, old, 'message', farewell, now)
    const [begun, welcome] = PostedMessage.post(told, next, user, { migrate_from_chat_id: chat_id }, now)
    return E.right([notifyMessage(begun, next, 'message', welcome, now), chat])
  }
