// People who join and leave groups and channels.
// https://core.telegram.org/bots/api#chatmemberupdated

import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { follow } from '../../chats/internal/InviteLinks.ts'
import { type Change, settled } from '../../chats/internal/MemberChange.ts'
import { standing, endOf, arrived, gone } from '../../chats/internal/MemberStatus.ts'
import type { Act } from '../../state/internal/Act.ts'
import { sharedOf, withRoom } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/**
 * One goes into a group or a channel, by a link if there is one. Where one is let in by request alone, this
 * is the request.
 */
export const join =
  (user: User, chat_id: number, invite_link?: string): Act<undefined> =>
  (state, now) => {
    const room = sharedOf(state, chat_id)
    if (room === undefined) return E.left(noGroup)
    const before = standing(room, user, now)
    if (before.status === 'kicked')
      return E.left(
        `${user.first_name} was banned from "${room.chat.title ?? ''}" ${endOf(before.until_date)}`,
      )
    if (Membership.isIn(before)) return E.right([state, undefined])
    const link = invite_link === undefined ? undefined : follow(room, invite_link, now)
    if (link !== undefined && E.isLeft(link)) return link
    const by = link === undefined ? {} : { invite_link: link.right }
    // A link says for itself whether the bot is asked.
    if (link === undefined ? room.join_by_request !== true : !link.right.creates_join_request)
      return E.right([
        settled(state, room, { by: user, after: arrived(before, user), ...by }, now),
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
      Membership.mayInvite(room, state.bot)
        ? { ...asked, queue: UpdateQueue.push({ chat_join_request }, now)(asked.queue) }
        : asked,
      undefined,
    ])
  }

/** One goes out of a group or a channel. Restrictions stay. */
export const leave =
  (user: User, chat_id: number): Act<undefined> =>
  (state, now) => {
    const room = sharedOf(state, chat_id)
    if (room === undefined) return E.left(noGroup)
    const before = standing(room, user, now)
    return E.right([
      Membership.isIn(before) ? settled(state, room, { by: user, after: gone(before, user) }, now) : state,
      undefined,
    ])
  }

/** Changes how somebody stands in a group or a channel, whoever may do that. */
export const stand =
  (chat_id: number, change: Change): Act<undefined> =>
  (state, now) => {
    const room = sharedOf(state, chat_id)
    return room === undefined ? E.left(noGroup) : E.right([settled(state, room, change, now), undefined])
  }

// private

const noGroup = 'this is no group'
