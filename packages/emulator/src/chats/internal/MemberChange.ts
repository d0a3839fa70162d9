// A change of the status of a member, with the update and the message that come of it.
// https://core.telegram.org/bots/api#chatmemberupdated

import type { ChatMember, ChatMemberUpdated, User } from '@pipegram/core/Types'
import { withRoom } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Room, State } from '../../state/State.ts'
import { changed, told } from '../../updates/internal/UpdateNotice.ts'
import type { Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { used } from './InviteLinks.ts'
import { standing } from './MemberStatus.ts'

// model

/**
 * A change: who stands how from now on, who did it, whether a request to join was granted by it, and the link
 * that was followed.
 */
export interface Change extends Pick<ChatMemberUpdated, 'via_join_request' | 'invite_link'> {
  readonly by: User
  readonly after: ChatMember
}

// combinators

/** A change with all that comes of it: the update, and the message of who came or went. */
export const settled = (state: State, room: Room, { by, after, ...more }: Change, now: Millis): State => {
  const one = Membership.userOf(after)
  if (one === undefined) return state
  const before = standing(room, one, now)
  if (JSON.stringify(before) === JSON.stringify(after)) return state
  const counted = more.invite_link === undefined ? room : used(room, more.invite_link.invite_link)
  const next: Room = {
    ...counted,
    members: SortedMap.set(one.id, after)(room.members),
    requests: SortedMap.remove(one.id)(room.requests),
  }
  const [was, is] = [Membership.isIn(before), Membership.isIn(after)]
  const noted = changed(withRoom(next)(state), next, by, before, after, now, more)
  // A channel does not say who comes and goes.
  if (was === is || room.chat.type === 'channel') return noted
  const [posted, message] = PostedMessage.post(
    noted,
    next,
    more.via_join_request === true ? one : by,
    is ? { new_chat_members: [one] } : { left_chat_member: one },
    now,
  )
  // A bot that was taken out of a basic group still hears of it there.
  return told(posted, !is && room.chat.type === 'group' ? room : next, 'message', message, now)
}
