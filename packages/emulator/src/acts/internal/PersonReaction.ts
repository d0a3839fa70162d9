// Reactions of a person to a message.
// https://core.telegram.org/bots/api#messagereactionupdated

import * as Reaction from '@pipegram/core/Reaction'
import type {
  MessageReactionCountUpdated,
  MessageReactionUpdated,
  ReactionType,
  User,
} from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { memberNow } from '../../chats/internal/ChatMemberStatus.ts'
import { countsOf, withReaction } from '../../messages/internal/MessageReactions.ts'
import type { Act } from '../../state/internal/Act.ts'
import { withMessage, roomOf, messageIn } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import { notifyAdministrators } from '../../updates/internal/UpdateNotice.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { enter } from './ChatEntry.ts'

// constructors

/** Sets the reactions of a person to a message. No reaction removes them. */
export const react =
  (user: User, chat_id: number, message_id: number, emojis: ReadonlyArray<string>): Act<undefined> =>
  (state, now) => {
    const kept = messageIn(state, chat_id, message_id)
    const place = roomOf(state, chat_id)
    // In a channel only administrators can write, but all members can react.
    const entered =
      place?.chat.type === 'channel' && Membership.isIn(memberNow(place, user, now))
        ? E.right(place)
        : enter(state, user, chat_id, now)
    const reaction: Array<ReactionType> = []
    for (const emoji of emojis) {
      const known = Reaction.fromString(emoji)
      if (O.isNone(known)) return E.left(`"${emoji}" is not a reaction of Telegram`)
      reaction.push(known.value)
    }
    if (new Set(emojis).size < emojis.length || emojis.length > 3)
      return E.left('a person has at most three reactions to a message, all different')
    if (E.isLeft(entered)) return entered
    if (kept === undefined) return E.left(`there is no message ${message_id}`)
    const [old_reaction, { chat }] = [SortedMap.get(user.id)(kept.reactions) ?? [], entered.right]
    if (JSON.stringify(old_reaction) === JSON.stringify(reaction)) return E.right([state, undefined])
    const reacted = withReaction(kept, user, reaction)
    const next = withMessage(reacted)(state)
    const about = { chat, message_id, date: toSeconds(now) }
    const message_reaction: MessageReactionUpdated = { ...about, user, old_reaction, new_reaction: reaction }
    const message_reaction_count: MessageReactionCountUpdated = { ...about, reactions: countsOf(reacted) }
    const update = chat.type === 'channel' ? { message_reaction_count } : { message_reaction }
    return E.right([
      chat.type === 'private'
        ? { ...next, queue: UpdateQueue.push(update, now)(next.queue) }
        : notifyAdministrators(next, entered.right, update, now),
      undefined,
    ])
  }
