// A change of the status of a member, with its update and its service message.
// https://core.telegram.org/bots/api#chatmemberupdated

import type { Refusal } from '@pipegram/core/ApiError'
import type { ChatMember, ChatMemberUpdated, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { withRoom } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { MethodResult, MethodRequest } from '../../state/internal/Method.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Room, State } from '../../state/State.ts'
import { notifyMember, notifyMessage } from '../../updates/internal/UpdateNotice.ts'
import type { Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { memberNow } from './ChatMemberStatus.ts'
import { withUse } from './InviteLinks.ts'

// model

/** A new status of a member, the user who changed it, and how the member joined. */
export interface MemberChange extends Pick<ChatMemberUpdated, 'via_join_request' | 'invite_link'> {
  readonly by: User
  readonly after: ChatMember
}

// constructors

/** The result of a method that changes a member. */
export const changeResult = (
  state: State,
  room: Room,
  change: MemberChange,
  { now }: MethodRequest,
): E.Either<Refusal, MethodResult> =>
  E.right({
    state: applyChange(state, room, change, now),
    result: true,
    happened: [{ _tag: 'MemberChanged', chat_id: room.chat.id, member: change.after }],
  })

// combinators

/** Applies a change, with its update, and with the service message of a member who joined or left. */
export const applyChange = (
  state: State,
  room: Room,
  { by, after, ...more }: MemberChange,
  now: Millis,
): State => {
  const one = Membership.userOf(after)
  if (one === undefined) return state
  const before = memberNow(room, one, now)
  if (JSON.stringify(before) === JSON.stringify(after)) return state
  const counted = more.invite_link === undefined ? room : withUse(room, more.invite_link.invite_link)
  const next: Room = {
    ...counted,
    members: SortedMap.set(one.id, after)(room.members),
    requests: SortedMap.remove(one.id)(room.requests),
  }
  const [was, is] = [Membership.isIn(before), Membership.isIn(after)]
  const noted = notifyMember(withRoom(next)(state), next, by, before, after, now, more)
  // A channel has no service messages for this.
  if (was === is || room.chat.type === 'channel') return noted
  const [posted, message] = PostedMessage.post(
    noted,
    next,
    more.via_join_request === true ? one : by,
    is ? { new_chat_members: [one] } : { left_chat_member: one },
    now,
  )
  // A bot that was removed from a basic group still gets the service message.
  return notifyMessage(posted, !is && room.chat.type === 'group' ? room : next, 'message', message, now)
}
