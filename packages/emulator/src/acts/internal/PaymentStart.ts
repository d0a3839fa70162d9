// The start of a payment: for an invoice in a chat, or one behind a link.
// https://core.telegram.org/bots/payments

import { totalOf } from '@pipegram/core/Invoice'
import type { OrderInfo, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { asked } from '../../payments/internal/Checkouts.ts'
import type { PaymentOptions } from '../../payments/PaymentOptions.ts'
import type { Act } from '../../state/internal/Act.ts'
import { keptIn } from '../../state/internal/Lookup.ts'
import type { Bill, State, Checkout } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { enter } from './ChatEntry.ts'

// constructors

/** Begins to pay; gives the id of the query that asks the bot. */
export const pay =
  (user: User, chat_id: number, what: number | string, options: PaymentOptions): Act<string> =>
  (state, now) => {
    const found = typeof what === 'string' ? linked(state, user, what) : shown(state, user, chat_id, what)
    if (E.isLeft(found)) return found
    const entered = typeof what === 'string' ? E.right(undefined) : enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    const { bill } = found.right
    const { tip = 0, shipping_option, ...given } = options
    if (!Number.isSafeInteger(tip) || tip < 0 || tip > bill.max_tip_amount)
      return E.left(`a tip is a whole number from 0 to ${bill.max_tip_amount}`)
    const order_info = orderOf(user, bill, given)
    const id = state.lastQuery + 1
    const checkout: Checkout = {
      ...found.right,
      from: user,
      total_amount: totalOf(bill.prices) + tip,
      stage: 'checkout',
      expires: now,
      ...(Object.keys(order_info).length === 0 ? {} : { order_info }),
      ...(shipping_option === undefined ? {} : { wanted: shipping_option }),
    }
    return E.right([asked({ ...state, lastQuery: id }, id, checkout, now), String(id)])
  }

// private

type Found = Pick<Checkout, 'chat_id' | 'message_id' | 'bill'>

const shown = (state: State, user: User, chat_id: number, message_id: number): E.Either<string, Found> => {
  const kept = keptIn(state, chat_id, message_id)
  if (kept?.bill === undefined) return E.left(`message ${message_id} is no invoice`)
  // Whatever chat an inline result was sent to: the bot may not be there.
  if (kept.message.via_bot !== undefined) return E.right({ chat_id: user.id, bill: kept.bill })
  return kept.payers?.includes(user.id) === true
    ? E.left(`${user.first_name} has paid this invoice`)
    : E.right({ chat_id, message_id, bill: kept.bill })
}

const linked = (state: State, user: User, link: string): E.Either<string, Found> => {
  const found = SortedMap.values(state.links).find((one) => one.link === link)
  return found === undefined
    ? E.left('there is no invoice behind this link')
    : E.right({ chat_id: user.id, bill: found.bill })
}

const home = {
  country_code: 'GB',
  state: '',
  city: 'London',
  street_line1: '221B Baker Street',
  street_line2: '',
  post_code: 'NW1 6XE',
}

const orderOf = (user: User, { currency, needs, is_flexible }: Bill, given: OrderInfo): OrderInfo => {
  // With Stars nothing is asked for.
  if (currency === 'XTR') return {}
  const address = needs.includes('need_shipping_address') || is_flexible
  return {
    ...(needs.includes('need_name') ? { name: given.name ?? user.first_name } : {}),
    ...(needs.includes('need_phone_number') ? { phone_number: given.phone_number ?? '15550100' } : {}),
    ...(needs.includes('need_email') ? { email: given.email ?? 'someone@example.com' } : {}),
    ...(address ? { shipping_address: given.shipping_address ?? home } : {}),
  }
}
