// People who join and leave groups and channels.
// https://core.telegram.org/bots/api#chatmemberupdated

import { defined } from '@pipegram/core/Defined'
import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { memberNow, endInWords, joined, departed } from '../../../chats/internal/ChatMemberStatus.ts'
import { followLink } from '../../../chats/internal/InviteLinks.ts'
import { withJoinQuery } from '../../../chats/internal/JoinQueries.ts'
import { type MemberChange, applyChange } from '../../../chats/internal/MemberChange.ts'
import type { Act } from '../../../state/internal/Act.ts'
import * as BotView from '../../../state/internal/BotView.ts'
import { groupOf, withRoom } from '../../../state/internal/Lookup.ts'
import * as Membership from '../../../state/internal/Membership.ts'
import * as UpdateQueue from '../../../updates/internal/UpdateQueue.ts'
import { toSeconds } from '../../../values/EmulatorClock.ts'
import * as SortedMap from '../../../values/internal/SortedMap.ts'

// constructors

/** Joins a group or a channel, perhaps by a link. If people can join only by request, it makes a request. */
export const join =
  (user: User, chat_id: number, invite_link?: string): Act<undefined> =>
  (state, now) => {
    const room = groupOf(state, chat_id)
    if (room === undefined) return E.left(noGroup)
    const before = memberNow(room, user, now)
    if (before.status === 'kicked')
      return E.left(
        `${user.first_name} was banned from "${room.chat.title ?? ''}" ${endInWords(before.until_date)}`,
      )
    if (Membership.isIn(before)) return E.right([state, undefined])
    const link = invite_link === undefined ? undefined : followLink(room, invite_link, now)
    if (link !== undefined && E.isLeft(link)) return link
    const by = defined({ invite_link: link?.right })
    // A link decides by itself whether it makes a request.
    if (link === undefined ? room.join_by_request !== true : !link.right.creates_join_request)
      return E.right([
        applyChange(state, room, { by: user, after: joined(before, user), ...by }, now),
        undefined,
      ])
    const asked = withRoom({ ...room, requests: SortedMap.set(user.id, { at: now, ...by })(room.requests) })(
      state,
    )
    const chat_join_request = {
      chat: room.chat,
      from: user,
      user_chat_id: user.id,
      date: toSeconds(now),
      ...by,
    }
    return E.right([
      BotView.eachBot(asked, (one) => {
        if (!Membership.mayInvite(room, one.bot)) return one
        const [next, query_id] = withJoinQuery(one, room, user, now)
        const update = { chat_join_request: defined({ ...chat_join_request, query_id }) }
        return { ...next, queue: UpdateQueue.push(update, now)(next.queue) }
      }),
      undefined,
    ])
  }

/** Leaves a group or a channel. Restrictions stay. */
export const leave =
  (user: User, chat_id: number): Act<undefined> =>
  (state, now) => {
    const room = groupOf(state, chat_id)
    if (room === undefined) return E.left(noGroup)
    const before = memberNow(room, user, now)
    return E.right([
      Membership.isIn(before)
        ? applyChange(state, room, { by: user, after: departed(before, user) }, now)
        : state,
      undefined,
    ])
  }

/** Changes the status of a member, without checking rights. */
export const setMember =
  (chat_id: number, change: MemberChange): Act<undefined> =>
  (state, now) => {
    const room = groupOf(state, chat_id)
    return room === undefined ? E.left(noGroup) : E.right([applyChange(state, room, change, now), undefined])
  }

// private

const noGroup = 'this is not a group'
