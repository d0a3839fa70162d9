// Methods that buy gifts and Premium for people.
// https://core.telegram.org/bots/api#sendgift

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { Gift, OwnedGift, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import { userIdIn } from '../../chats/internal/ChatMembers.ts'
import { balanceOf } from '../../payments/internal/StarPayments.ts'
import { markedText } from '../../requests/internal/GivenValue.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { roomOf, userIn } from '../../state/internal/Lookup.ts'
import { withResult, type Method, type MethodTable } from '../../state/internal/Method.ts'
import type { Room, State } from '../../state/State.ts'
import { announced } from '../../updates/internal/ServiceMessage.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { giftCatalogue } from './GiftCatalogue.ts'
import { withGift } from './OwnedGifts.ts'

// constructors

/** Methods that buy. https://core.telegram.org/bots/api#giftpremiumsubscription */
export const giftSendingMethods: MethodTable = {
  getAvailableGifts: (state) => {
    const [next, gifts] = giftCatalogue(state)
    return withResult(next, { gifts })
  },
  sendGift: (state, request) => sendGift(state, request),
  giftPremiumSubscription: (state, { params }) => {
    const user_id = userIdIn(params)
    if (E.isLeft(user_id)) return user_id
    const months = Parameters.integer(params, 'month_count')
    const price = prices.get(months)
    if (price === undefined) return badRequest('PREMIUM_MONTHS_INVALID')
    const star_count = Parameters.integer(params, 'star_count')
    if (star_count !== price) return badRequest('STARS_AMOUNT_INVALID')
    const words = markedText(params, 'text', userIn(state), 128, 'gift text is too long')
    if (E.isLeft(words)) return words
    const user = userIn(state)(user_id.right)
    if (user === undefined || user.is_bot) return badRequest('user not found')
    const paid = spent(state, star_count)
    if (E.isLeft(paid)) return paid
    const premium: User = { ...user, is_premium: true }
    return withResult({ ...paid.right, users: SortedMap.set(user.id, premium)(paid.right.users) }, true)
  },
}

// private

// Months of Premium, and their prices.
const prices: ReadonlyMap<number, number> = new Map([
  [3, 1000],
  [6, 1500],
  [12, 2500],
])

const sendGift: Method = (state, { params, now }) => {
  const room = receiverOf(state, params)
  if (E.isLeft(room)) return room
  const words = markedText(params, 'text', userIn(state), 128, 'gift text is too long')
  if (E.isLeft(words)) return words
  const [known, gifts] = giftCatalogue(state)
  const gift = gifts.find(({ id }) => id === Parameters.text(params, 'gift_id'))
  if (gift === undefined) return badRequest('STARGIFT_INVALID')
  const upgrade = Parameters.flag(params, 'pay_for_upgrade') ? gift.upgrade_star_count : 0
  if (upgrade === undefined) return badRequest('STARGIFT_UPGRADE_UNAVAILABLE')
  const paid = spent(known, gift.star_count + upgrade)
  if (E.isLeft(paid)) return paid
  const { text, entities } = words.right
  const about = defined({
    gift,
    text: text || undefined,
    entities: entities.length === 0 ? undefined : entities,
    prepaid_upgrade_star_count: upgrade || undefined,
    can_be_upgraded: gift.upgrade_star_count === undefined ? undefined : (true as const),
    convert_star_count: worth(gift),
  })
  const owned: OwnedGift = {
    type: 'regular',
    ...about,
    sender_user: state.bot,
    send_date: toSeconds(now),
    is_saved: true,
  }
  const [next, owned_gift_id] = withGift(paid.right, room.right.chat.id, owned)
  const isChannel = room.right.chat.type === 'channel'
  const info = isChannel ? { ...about, owned_gift_id } : about
  // A channel gets the gift without a message.
  return isChannel
    ? withResult(next, true)
    : announced(next, roomOf(next, room.right.chat.id) ?? room.right, { gift: info }, now)
}

const worth = ({ star_count }: Gift): number => Math.floor(star_count * 0.85)

const receiverOf = (state: State, params: Parameters.Parameters): E.Either<Refusal, Room> => {
  const chat_id = Parameters.text(params, 'user_id') || Parameters.text(params, 'chat_id')
  if (chat_id === '') return badRequest('parameter "user_id" is required')
  const room = toChat(state, chat_id, 'read')
  if (E.isLeft(room)) return Parameters.text(params, 'user_id') === '' ? room : badRequest('user not found')
  return room.right.chat.type === 'private' || room.right.chat.type === 'channel'
    ? room
    : badRequest('PEER_ID_INVALID')
}

const spent = (state: State, count: number): E.Either<Refusal, State> =>
  balanceOf(state) < count
    ? badRequest('BALANCE_TOO_LOW')
    : E.right({ ...state, spentStars: (state.spentStars ?? 0) + count })
