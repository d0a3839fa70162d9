// Updates about messages that call a bot into a chat where it is not a member.
// https://core.telegram.org/api/bots/guest-mode

import type { Message } from '@pipegram/core/Types'
import * as BotView from '../../state/internal/BotView.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { Room, State } from '../../state/State.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import * as UpdateQueue from './UpdateQueue.ts'

// combinators

/** Adds an update for each guest bot that a message names, at most three. Bots in the chat get it anyway. */
export const notifyGuests = (state: State, room: Room, message: Message, now: Millis): State => {
  const { type } = room.chat
  const { from } = message
  if ((type !== 'group' && type !== 'supergroup') || from === undefined || from.is_bot) return state
  const named = namesIn(message)
  if (named.size === 0 || !listenersOf(state).some(({ me }) => me.supports_guest_queries === true))
    return state
  let left = 3
  return BotView.eachBot(state, (one) => {
    const { me, bot } = one
    const isGuest = me.supports_guest_queries === true && !Membership.isIn(Membership.memberOf(room, bot))
    if (!isGuest || !named.has(`@${bot.username ?? ''}`.toLowerCase()) || left === 0) return one
    left -= 1
    const id = one.lastQuery + 1
    const query = { from, chat_id: room.chat.id, expires: toSeconds(now) + patience }
    const guest_message: Message = { ...message, guest_query_id: String(id) }
    return {
      ...one,
      lastQuery: id,
      guestQueries: SortedMap.set(id, query)(one.guestQueries ?? SortedMap.empty),
      queue: UpdateQueue.push({ guest_message }, now)(one.queue),
    }
  })
}

// private

// Telegram does not document how long a guest has. This is the time for the answer to a pressed button.
const patience = 150

const listenersOf = (state: State): ReadonlyArray<Pick<State, 'me'>> => [
  state,
  ...(state.otherBots?.values() ?? []),
]

const namesIn = ({ text, caption, entities, caption_entities }: Message): ReadonlySet<string> =>
  new Set(
    (entities ?? caption_entities ?? []).flatMap(({ type, offset, length }) =>
      type === 'mention' ? [(text ?? caption ?? '').slice(offset, offset + length).toLowerCase()] : [],
    ),
  )
