// The wing `acts`: actions of people. Each act makes a new state, or says why the person cannot do it. Here:
// a person blocks the bot, and lets it write again.
// https://core.telegram.org/bots/api#chatmemberupdated

import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Act } from '../../state/internal/Act.ts'
import { eachBot } from '../../state/internal/BotView.ts'
import { withRoom, roomOf } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import { notifyMember } from '../../updates/internal/UpdateNotice.ts'

// constructors

/** Deletes the account of a person. The bots get no update, and can no longer write to it. */
export const deleteAccount =
  (user: User): Act<undefined> =>
  (state) => {
    const gone = { ...state, goneUsers: new Map(state.goneUsers).set(user.id, true as const) }
    return E.right([
      eachBot(gone, (one) => {
        const room = roomOf(one, user.id)
        return room === undefined ? one : withRoom({ ...room, reach: 'gone' })(one)
      }),
      undefined,
    ])
  }

/** Blocks the bot, or lets it write again. */
export const setBlocked =
  (user: User, blocked: boolean): Act<undefined> =>
  (state, now) => {
    const room = roomOf(state, user.id)
    if (room === undefined || room.reach === (blocked ? 'blocked' : 'open'))
      return E.right([state, undefined])
    if (!blocked && room.reach === 'new') return E.left('the bot is not blocked')
    const [before, after] = blocked
      ? [Membership.member, Membership.kicked]
      : [Membership.kicked, Membership.member]
    const next = withRoom({ ...room, reach: blocked ? 'blocked' : 'open' })(state)
    return E.right([notifyMember(next, room, user, before(state.bot), after(state.bot), now), undefined])
  }
