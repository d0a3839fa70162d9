// Gifts that users, channels and business accounts have.
// https://core.telegram.org/bots/api#ownedgifts

import type { Refusal } from '@pipegram/core/ApiError'
import type { OwnedGift, OwnedGifts, UniqueGift } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { accountOf, withAccount } from '../../business/internal/BusinessAccounts.ts'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import { userIdIn } from '../../chats/internal/ChatMembers.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { roomOf, userIn } from '../../state/internal/Lookup.ts'
import { withResult, type MethodTable } from '../../state/internal/Method.ts'
import type { BusinessAccount, State, StoredGift } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { newSticker } from './GiftCatalogue.ts'

// constructors

/** Methods of gifts that somebody has. https://core.telegram.org/bots/api#transfergift */
export const ownedGiftMethods: MethodTable = {
  getUserGifts: (state, { params }) => {
    const user_id = userIdIn(params)
    if (E.isLeft(user_id)) return user_id
    return userIn(state)(user_id.right) === undefined
      ? badRequest('user not found')
      : withResult(state, listOf(state, user_id.right, params, false))
  },
  getChatGifts: (state, { params }) => {
    const room = toChat(state, Parameters.text(params, 'chat_id'), 'read')
    return E.isLeft(room) ? room : withResult(state, listOf(state, room.right.chat.id, params, false))
  },
  getBusinessAccountGifts: (state, { params }) => {
    const account = accountOf(state, params, 'can_view_gifts_and_stars')
    return E.isLeft(account)
      ? account
      : withResult(state, listOf(state, account.right.connection.user.id, params, true))
  },
  convertGiftToStars: (state, { params }) => {
    const found = owned(state, params, 'can_convert_gifts_to_stars')
    if (E.isLeft(found)) return found
    const [account, number, { gift }] = found.right
    if (gift.type !== 'regular' || gift.convert_star_count === undefined)
      return badRequest('STARGIFT_CONVERT_UNAVAILABLE')
    const next = { ...account, stars: account.stars + gift.convert_star_count }
    return withResult(withAccount({ ...state, gifts: SortedMap.remove(number)(state.gifts) }, next), true)
  },
  upgradeGift: (state, { params }) => {
    const found = owned(state, params, 'can_transfer_and_upgrade_gifts')
    if (E.isLeft(found)) return found
    const [account, number, stored] = found.right
    const { gift } = stored
    if (gift.type !== 'regular' || gift.gift.upgrade_star_count === undefined)
      return badRequest('STARGIFT_UPGRADE_UNAVAILABLE')
    const isPaid = gift.prepaid_upgrade_star_count !== undefined
    const price = isPaid ? 0 : gift.gift.upgrade_star_count
    if (Parameters.integer(params, 'star_count') !== price) return badRequest('STARS_AMOUNT_INVALID')
    if (account.stars < price) return badRequest('BALANCE_TOO_LOW')
    const [next, unique] = upgraded(state, gift, number)
    if (unique === undefined) return badRequest('STARGIFT_INVALID')
    const after: OwnedGift = {
      type: 'unique',
      gift: unique,
      send_date: gift.send_date,
      is_saved: true,
      can_be_transferred: true,
      transfer_star_count: 25,
    }
    return withResult(
      withAccount(withStored(next, number, { ...stored, gift: after }), {
        ...account,
        stars: account.stars - price,
      }),
      true,
    )
  },
  transferGift: (state, { params }) => {
    const found = owned(state, params, 'can_transfer_and_upgrade_gifts')
    if (E.isLeft(found)) return found
    const [account, number, { gift }] = found.right
    if (gift.type !== 'unique') return badRequest('STARGIFT_NOT_UNIQUE')
    const price = gift.transfer_star_count ?? 0
    if (Parameters.integer(params, 'star_count') !== price) return badRequest('STARS_AMOUNT_INVALID')
    if (account.stars < price) return badRequest('BALANCE_TOO_LOW')
    const owner = Parameters.integer(params, 'new_owner_chat_id')
    if (roomOf(state, owner) === undefined) return badRequest('chat not found')
    const stars = account.stars - price
    return withResult(withAccount(withStored(state, number, { owner, gift }), { ...account, stars }), true)
  },
}

// combinators

/** Gives a gift to a chat, and returns its id. */
export const withGift = (state: State, owner: number, gift: OwnedGift): readonly [State, id: string] => {
  const lastGift = (state.lastGift ?? 0) + 1
  return [withStored({ ...state, lastGift }, lastGift, { owner, gift }), String(lastGift)]
}

// private

const withStored = (state: State, number: number, stored: StoredGift): State => ({
  ...state,
  gifts: SortedMap.set(number, stored)(state.gifts),
})

const owned = (
  state: State,
  params: Parameters.Parameters,
  right: 'can_convert_gifts_to_stars' | 'can_transfer_and_upgrade_gifts',
): E.Either<Refusal, readonly [BusinessAccount, number, StoredGift]> => {
  const account = accountOf(state, params, right)
  if (E.isLeft(account)) return account
  const number = Parameters.integer(params, 'owned_gift_id')
  const stored = SortedMap.get(number)(state.gifts)
  return stored?.owner === account.right.connection.user.id
    ? E.right([account.right, number, stored])
    : badRequest('STARGIFT_NOT_FOUND')
}

// The gifts of an owner, the newest first. Only the bot of an account sees their ids.
const listOf = (state: State, owner: number, params: Parameters.Parameters, isOwn: boolean): OwnedGifts => {
  const without = (name: string): boolean => Parameters.flag(params, name)
  const all = [...SortedMap.backwards(state.gifts)]
    .filter(([, stored]) => stored.owner === owner)
    .filter(([, { gift }]) =>
      gift.type === 'unique'
        ? !without('exclude_unique')
        : !without(isUpgradable(gift) ? 'exclude_limited_upgradable' : 'exclude_unlimited'),
    )
    .filter(([, { gift }]) => !without('is_saved' in gift ? 'exclude_saved' : 'exclude_unsaved'))
    .map(([number, { gift }]): OwnedGift => ({
      ...gift,
      ...(isOwn ? { owned_gift_id: String(number) } : {}),
    }))
  const sorted = without('sort_by_price') ? all.toSorted((a, b) => priceOf(b) - priceOf(a)) : all
  const from = Parameters.toInteger(Parameters.text(params, 'offset'))
  const to = from + Parameters.integer(params, 'limit', 100, [1, 100])
  const page = { total_count: all.length, gifts: sorted.slice(from, to) }
  return to < all.length ? { ...page, next_offset: String(to) } : page
}

const isUpgradable = (gift: OwnedGift): boolean =>
  gift.type === 'regular' && gift.gift.upgrade_star_count !== undefined

const priceOf = (gift: OwnedGift): number => (gift.type === 'regular' ? gift.gift.star_count : 0)

const upgraded = (
  state: State,
  { gift }: Extract<OwnedGift, { readonly type: 'regular' }>,
  number: number,
): readonly [State, UniqueGift | undefined] => {
  const [next, sticker] = newSticker(state, gift.sticker.emoji ?? '🎁')
  if (sticker === undefined) return [state, undefined]
  const looks = { sticker, rarity_per_mille: 10 }
  return [
    next,
    {
      gift_id: gift.id,
      base_name: 'Gift',
      name: `Gift-${number}`,
      number,
      model: { name: 'Plain', ...looks },
      symbol: { name: 'Star', ...looks },
      backdrop: {
        name: 'Sky',
        colors: { center_color: 0x87ceeb, edge_color: 0x4682b4, symbol_color: 0xffffff, text_color: 0 },
        rarity_per_mille: 10,
      },
    },
  ]
}
