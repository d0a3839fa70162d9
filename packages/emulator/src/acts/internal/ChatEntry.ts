// Whether a person may act in a chat.
// https://core.telegram.org/bots/api#chatmember

import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { hasAccess } from '../../bot/internal/ManagedBots.ts'
import { memberNow, endInWords } from '../../chats/internal/ChatMemberStatus.ts'
import { roomOf } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { Room, State } from '../../state/State.ts'
import type { Millis } from '../../values/EmulatorClock.ts'

// guards

/** The chat. Otherwise, why the user cannot enter it, or cannot send such content there. */
export const enter = (
  state: State,
  user: User,
  chat_id: number,
  now: Millis,
  ...what: ReadonlyArray<Membership.SendPermission>
): E.Either<string, Room> => {
  const room = roomOf(state, chat_id)
  if (room === undefined) return E.left(`there is no chat ${chat_id}`)
  if (room.upgraded_to !== undefined)
    return E.left(`"${room.chat.title ?? ''}" became a supergroup: use the group that upgrade() gave`)
  if (room.chat.type === 'private' && chat_id !== user.id)
    return E.left('that is the private chat of somebody else')
  if (state.goneUsers?.has(user.id) === true) return E.left(`${user.first_name} deleted the account`)
  if (room.chat.type === 'private' && !hasAccess(state, user))
    return E.left(`${user.first_name} has no access to the bot: its manager restricted it`)
  if (room.chat.type === 'private')
    return room.reach === 'blocked'
      ? E.left(`${user.first_name} blocked the bot: unblock it, or send /start`)
      : E.right(room)
  const one = memberNow(room, user, now)
  if (!Membership.isIn(one))
    return E.left(`${user.first_name} is not in "${room.chat.title ?? ''}": join it first`)
  if (room.chat.type === 'channel')
    return one.status === 'creator' || one.status === 'administrator'
      ? E.right(room)
      : E.left('only administrators can write in a channel')
  const missing = what.find((right) => !Membership.maySend(room, one, right))
  if (missing === undefined) return E.right(room)
  const until = one.status === 'restricted' && !one[missing] ? endInWords(one.until_date) : undefined
  return E.left(
    until === undefined
      ? `"${room.chat.title ?? ''}" does not let its members do this`
      : `${user.first_name} is restricted in "${room.chat.title ?? ''}" ${until}`,
  )
}
