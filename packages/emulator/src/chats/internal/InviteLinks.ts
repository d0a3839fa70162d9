// Invite links: made, revoked, and followed.
// https://core.telegram.org/bots/api#createchatinvitelink

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { ChatInviteLink } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withRoom } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import { withResult, type Method, type MethodRequest, type MethodTable } from '../../state/internal/Method.ts'
import type { InviteLink, Room, State } from '../../state/State.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as ChatAccess from './ChatAccess.ts'

// constructors

/** https://core.telegram.org/bots/api#createchatinvitelink */
export const createChatInviteLink: Method = (state, request) => {
  const room = inviting(state, request)
  if (E.isLeft(room)) return room
  const link = termsOf(newLink(state, room.right), request)
  return E.isLeft(link) ? link : withResult(withRoom(withLink(room.right, link.right))(state), link.right)
}

/** https://core.telegram.org/bots/api#editchatinvitelink. Terms that the request leaves out are removed. */
export const editChatInviteLink: Method = (state, request) => {
  const room = inviting(state, request)
  if (E.isLeft(room)) return room
  const found = linkIn(room.right, Parameters.text(request.params, 'invite_link'))?.link
  if (found === undefined || found.is_revoked) return badRequest('INVITE_HASH_EXPIRED')
  if (found.is_primary) return badRequest('CHAT_INVITE_PERMANENT')
  const { name: _, expire_date: __, member_limit: ___, ...rest } = found
  const link = termsOf(rest, request)
  if (E.isLeft(link)) return link
  const next = changed(room.right, found.invite_link, (one) => ({ ...one, link: link.right }))
  return withResult(withRoom(next)(state), link.right)
}

/** Links that people pay for. https://core.telegram.org/bots/api#createchatsubscriptioninvitelink */
export const subscriptionLinkMethods: MethodTable = {
  createChatSubscriptionInviteLink: (state, request) => {
    const room = inviting(state, request)
    if (E.isLeft(room)) return room
    if (room.right.chat.type !== 'channel') return badRequest('method is available for channel chats only')
    const subscription_period = Parameters.integer(request.params, 'subscription_period')
    const subscription_price = Parameters.integer(request.params, 'subscription_price')
    if (subscription_period !== 2_592_000) return badRequest('SUBSCRIPTION_PERIOD_INVALID')
    if (subscription_price < 1 || subscription_price > 10_000) return badRequest('STARS_AMOUNT_INVALID')
    const terms = { subscription_period, subscription_price }
    const link: ChatInviteLink = { ...newLink(state, room.right), ...named(request), ...terms }
    return withResult(withRoom(withLink(room.right, link))(state), link)
  },
  editChatSubscriptionInviteLink: (state, request) => {
    const room = inviting(state, request)
    if (E.isLeft(room)) return room
    const found = linkIn(room.right, Parameters.text(request.params, 'invite_link'))?.link
    if (found === undefined || found.is_revoked || found.subscription_price === undefined)
      return badRequest('INVITE_HASH_EXPIRED')
    const { name: _, ...rest } = found
    const link: ChatInviteLink = { ...rest, ...named(request) }
    const next = changed(room.right, found.invite_link, (one) => ({ ...one, link }))
    return withResult(withRoom(next)(state), link)
  },
}

/** https://core.telegram.org/bots/api#exportchatinvitelink. The old primary link is revoked. */
export const exportChatInviteLink: Method = (state, request) => {
  const room = inviting(state, request)
  if (E.isLeft(room)) return room
  const link = { ...newLink(state, room.right), is_primary: true }
  return withResult(withRoom(withLink(withoutPrimary(room.right), link))(state), link.invite_link)
}

/** https://core.telegram.org/bots/api#revokechatinvitelink. A new link replaces a revoked primary link. */
export const revokeChatInviteLink: Method = (state, request) => {
  const room = inviting(state, request)
  if (E.isLeft(room)) return room
  const found = linkIn(room.right, Parameters.text(request.params, 'invite_link'))?.link
  if (found === undefined) return badRequest('INVITE_HASH_EXPIRED')
  const next = found.is_primary
    ? withLink(withoutPrimary(room.right), { ...newLink(state, room.right), is_primary: true })
    : changed(room.right, found.invite_link, (one) => ({ ...one, link: revoked(one.link) }))
  return withResult(withRoom(next)(state), revoked(found))
}

// destructors

/** A link that lets people in now. Otherwise, why it does not. */
export const followLink = (
  room: Room,
  invite_link: string,
  now: Millis,
): E.Either<string, ChatInviteLink> => {
  const found = linkIn(room, invite_link)
  if (found === undefined) return E.left(`"${room.chat.title ?? ''}" has no link ${invite_link}`)
  const { link, uses } = found
  if (link.is_revoked) return E.left('the link was revoked')
  if (link.expire_date !== undefined && link.expire_date <= toSeconds(now))
    return E.left(`the link expired at ${new Date(link.expire_date * 1000).toISOString()}`)
  return link.member_limit !== undefined && uses >= link.member_limit
    ? E.left(`the link has no uses left: it lets ${link.member_limit} in`)
    : E.right(link)
}

// combinators

/** Counts a use of a link. */
export const withUse = (room: Room, invite_link: string): Room =>
  changed(room, invite_link, (one) => ({ ...one, uses: one.uses + 1 }))

// private

const named = ({ params }: MethodRequest): Pick<ChatInviteLink, 'name'> =>
  defined({ name: Array.from(Parameters.text(params, 'name').trim()).slice(0, 32).join('') || undefined })

// A link with the terms of a request.
const termsOf = (link: ChatInviteLink, { params, now }: MethodRequest): E.Either<Refusal, ChatInviteLink> => {
  const name = Array.from(Parameters.text(params, 'name').trim()).slice(0, 32).join('')
  const expire_date = Parameters.integer(params, 'expire_date', 0, [0, 0x7fffffff])
  const member_limit = Parameters.integer(params, 'member_limit', 0, [0, 100_000])
  const creates_join_request = Parameters.flag(params, 'creates_join_request')
  if (creates_join_request && member_limit > 0)
    return badRequest("member limit can't be specified for links requiring administrator approval")
  if (expire_date !== 0 && expire_date <= toSeconds(now)) return badRequest('EXPIRE_DATE_INVALID')
  if (member_limit > 99_999) return badRequest('USAGE_LIMIT_INVALID')
  return E.right(
    defined({
      ...link,
      creates_join_request,
      name: name || undefined,
      expire_date: expire_date || undefined,
      member_limit: member_limit || undefined,
    }),
  )
}

const inviting = (state: State, { params }: MethodRequest): E.Either<Refusal, Room> => {
  const room = ChatAccess.toChat(state, Parameters.text(params, 'chat_id'), 'write')
  if (E.isLeft(room)) return room
  if (room.right.chat.type === 'private') return badRequest("can't invite members to a private chat")
  return Membership.mayInvite(room.right, state.bot)
    ? room
    : badRequest('not enough rights to manage chat invite link')
}

const linkIn = ({ links = [] }: Room, invite_link: string): InviteLink | undefined =>
  links.find(({ link }) => link.invite_link === invite_link)

const revoked = (link: ChatInviteLink): ChatInviteLink => ({ ...link, is_revoked: true })

const withLink = (room: Room, link: ChatInviteLink): Room => ({
  ...room,
  links: [...(room.links ?? []), { link, uses: 0 }],
})

const changed = (room: Room, invite_link: string, change: (one: InviteLink) => InviteLink): Room => ({
  ...room,
  links: (room.links ?? []).map((one) => (one.link.invite_link === invite_link ? change(one) : one)),
})

const withoutPrimary = (room: Room): Room => ({
  ...room,
  links: (room.links ?? []).map((one) =>
    one.link.is_primary ? { ...one, link: { ...revoked(one.link), is_primary: false } } : one,
  ),
})

// Each link is unique, in its chat and among all chats.
const newLink = (state: State, { chat, links = [] }: Room): ChatInviteLink => {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(Math.abs(chat.id), 0, 6)
  bytes.writeUIntBE(links.length, 6, 6)
  return {
    invite_link: `https://t.me/+${bytes.toString('base64url')}`,
    creator: state.bot,
    creates_join_request: false,
    is_primary: false,
    is_revoked: false,
  }
}
