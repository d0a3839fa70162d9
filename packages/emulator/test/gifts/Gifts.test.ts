// Gifts and Premium, bought with the Stars of the bot.

import { Gifts, OwnedGifts } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start({ stars: 2_000, bot: { can_connect_to_business: true } })
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await updates()
})
const gifts = async (): Promise<ReadonlyArray<Loose>> => {
  const found = await result('getAvailableGifts')
  expect(Gifts.decode(found)).toMatchObject({ _tag: 'Right' })
  return found.gifts
}

test('a gift is paid, told in the chat, and shown among those of its owner', async () => {
  const [first] = await gifts()
  await result('sendGift', { user_id: ann.id, gift_id: first.id, text: 'For you' })
  expect(await updates()).toMatchObject([{ message: { gift: { gift: { id: first.id }, text: 'For you' } } }])
  const owned = await result('getUserGifts', { user_id: ann.id })
  expect(OwnedGifts.decode(owned)).toMatchObject({ _tag: 'Right' })
  expect(owned).toMatchObject({ total_count: 1, gifts: [{ type: 'regular', text: 'For you' }] })
  expect(await result('getMyStarBalance')).toEqual({ amount: 2_000 - first.star_count })
  expect(await refused('sendGift', { user_id: ann.id, gift_id: 'x' })).toBe('Bad Request: STARGIFT_INVALID')
  expect(await refused('sendGift', { user_id: 5, gift_id: first.id })).toBe('Bad Request: user not found')
})

test('a channel gets gifts, and Premium is paid in full', async () => {
  const channel = emulator.group({ title: 'News', type: 'channel', members: [ann] })
  const [first] = await gifts()
  await result('sendGift', { chat_id: channel.id, gift_id: first.id })
  expect((await result('getChatGifts', { chat_id: channel.id })).total_count).toBe(1)
  const premium = { user_id: ann.id, month_count: 3, star_count: 1000 }
  expect(await refused('giftPremiumSubscription', { ...premium, star_count: 1 })).toBe(
    'Bad Request: STARS_AMOUNT_INVALID',
  )
  await result('giftPremiumSubscription', premium)
  expect((await result('getChatMember', { chat_id: ann.id, user_id: ann.id })).user.is_premium).toBe(true)
  expect(await refused('giftPremiumSubscription', premium)).toBe('Bad Request: BALANCE_TOO_LOW')
})

test('gifts of an account are converted, upgraded and transferred', async () => {
  const link = ann.business({
    can_view_gifts_and_stars: true,
    can_convert_gifts_to_stars: true,
    can_transfer_and_upgrade_gifts: true,
  })
  const bob = emulator.user({ first_name: 'Bob' })
  const all = await gifts()
  await result('sendGift', { user_id: ann.id, gift_id: all[0].id })
  await result('sendGift', { user_id: ann.id, gift_id: all[4].id, pay_for_upgrade: true })
  const at = { business_connection_id: link.id }
  const [rare, plain] = (await result('getBusinessAccountGifts', at)).gifts
  await result('convertGiftToStars', { ...at, owned_gift_id: plain.owned_gift_id })
  expect((await result('getBusinessAccountStarBalance', at)).amount).toBeGreaterThan(10_000)
  const { owned_gift_id } = rare
  expect(await refused('transferGift', { ...at, owned_gift_id, new_owner_chat_id: bob.id })).toBe(
    'Bad Request: STARGIFT_NOT_UNIQUE',
  )
  await result('upgradeGift', { ...at, owned_gift_id })
  await result('transferGift', { ...at, owned_gift_id, new_owner_chat_id: bob.id, star_count: 25 })
  expect((await result('getBusinessAccountGifts', at)).total_count).toBe(0)
  expect(await result('getUserGifts', { user_id: bob.id })).toMatchObject({ gifts: [{ type: 'unique' }] })
})
