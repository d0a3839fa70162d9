// How somebody stands in a group or a channel: until when, and what comes of a change.
// https://core.telegram.org/bots/api#chatmember

import type { Permissions } from '@pipegram/core/Permissions'
import type { ChatMember, ChatMemberRestricted, ChatMemberUpdated, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Access from './Access.ts'
import type { Act } from './Act.ts'
import type { Millis } from './Clock.ts'
import { follow, used } from './Invites.ts'
import * as Message from './Message.ts'
import * as Queue from './Queue.ts'
import * as Sorted from './Sorted.ts'
import { roomOf, toSeconds, withRoom, type Room, type Seconds, type State } from './State.ts'
import { changed, told } from './Telling.ts'

// model

/**
 * A change: who stands how from now on, who did it, whether a request to join was granted by it, and the link
 * that was followed.
 */
export interface Change extends Pick<ChatMemberUpdated, 'via_join_request' | 'invite_link'> {
  readonly by: User
  readonly after: ChatMember
}

// constructors

/** One who may do these things alone; who may do all is a plain member, or none at all. 0 is for ever. */
export const restricted = (
  user: User,
  permissions: Permissions,
  is_member: boolean,
  until_date: Seconds,
): ChatMember =>
  Object.values(permissions).every((given) => given)
    ? is_member
      ? Access.member(user)
      : Access.left(user)
    : { status: 'restricted', user, is_member, ...permissions, until_date }

/** One who was banned. 0 is for ever. */
export const banned = (user: User, until_date: Seconds): ChatMember => ({
  status: 'kicked',
  user,
  until_date,
})

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
    if (Access.isIn(before)) return E.right([state, undefined])
    const link = invite_link === undefined ? undefined : follow(room, invite_link, now)
    if (link !== undefined && E.isLeft(link)) return link
    const by = link === undefined ? {} : { invite_link: link.right }
    // A link says for itself whether the bot is asked.
    if (link === undefined ? room.join_by_request !== true : !link.right.creates_join_request)
      return E.right([
        settled(state, room, { by: user, after: arrived(before, user), ...by }, now),
        undefined,
      ])
    const asked = withRoom({ ...room, requests: Sorted.set(user.id, { at: now, ...by })(room.requests) })(
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
      Access.mayInvite(room, state.bot)
        ? { ...asked, queue: Queue.push({ chat_join_request }, now)(asked.queue) }
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
      Access.isIn(before) ? settled(state, room, { by: user, after: gone(before, user) }, now) : state,
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

// destructors

/** A group or a channel by its id. */
export const sharedOf = (state: State, chat_id: number): Room | undefined => {
  const room = roomOf(state, chat_id)
  return room?.chat.type === 'private' ? undefined : room
}

/** How somebody stands now: what had an end is over then, and nobody is told. */
export const standing = (room: Room, user: User, now: Millis): ChatMember => {
  const one = Access.memberOf(room, user)
  if (
    (one.status !== 'restricted' && one.status !== 'kicked') ||
    one.until_date === 0 ||
    one.until_date > toSeconds(now)
  )
    return one
  return one.status === 'restricted' && one.is_member ? Access.member(user) : Access.left(user)
}

/** One who comes in, whatever held before: restrictions stay. */
export const arrived = (before: ChatMember, user: User): ChatMember =>
  before.status === 'restricted' ? inOrOut(before, true) : Access.member(user)

/** The end of a restriction, for a sentence. */
export const endOf = (until_date: Seconds): string =>
  until_date === 0 ? 'for ever' : `until ${new Date(until_date * 1000).toISOString()}`

/** A date as the server takes it: less than 30 seconds or more than 366 days from now is for ever. */
export const untilOf = (date: Seconds, now: Millis): Seconds =>
  date < toSeconds(now) + 30 || date > toSeconds(now) + 366 * 86_400 ? 0 : date

// combinators

/** A change with all that comes of it: the update, and the message of who came or went. */
export const settled = (state: State, room: Room, { by, after, ...more }: Change, now: Millis): State => {
  const one = Access.userOf(after)
  if (one === undefined) return state
  const before = standing(room, one, now)
  if (JSON.stringify(before) === JSON.stringify(after)) return state
  const counted = more.invite_link === undefined ? room : used(room, more.invite_link.invite_link)
  const next: Room = {
    ...counted,
    members: Sorted.set(one.id, after)(room.members),
    requests: Sorted.remove(one.id)(room.requests),
  }
  const [was, is] = [Access.isIn(before), Access.isIn(after)]
  const noted = changed(withRoom(next)(state), next, by, before, after, now, more)
  // A channel does not say who comes and goes.
  if (was === is || room.chat.type === 'channel') return noted
  const [posted, message] = Message.post(
    noted,
    next,
    more.via_join_request === true ? one : by,
    is ? { new_chat_members: [one] } : { left_chat_member: one },
    now,
  )
  // A bot that was taken out of a basic group still hears of it there.
  return told(posted, !is && room.chat.type === 'group' ? room : next, 'message', message, now)
}

// private

const noGroup = 'this is no group'

const inOrOut = (one: ChatMemberRestricted, is_member: boolean): ChatMember => ({ ...one, is_member })

const gone = (before: ChatMember, user: User): ChatMember =>
  before.status === 'restricted' ? inOrOut(before, false) : Access.left(user)
