// The start of a payment: for an invoice in a chat, or one behind a link.
// https://core.telegram.org/bots/payments

import { defined } from '@pipegram/core/Defined'
import { totalOf } from '@pipegram/core/Invoice'
import type { OrderInfo, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { askNext } from '../../payments/internal/Checkouts.ts'
import type { PaymentOptions } from '../../payments/PaymentOptions.ts'
import type { Act } from '../../state/internal/Act.ts'
import { messageIn } from '../../state/internal/Lookup.ts'
import type { Bill, State, Checkout } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { enter } from './ChatEntry.ts'

// constructors

/** Begins to pay the invoice of a message or a link. Returns the id of the query that the bot gets. */
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
    const checkout: Checkout = defined({
      ...found.right,
      from: user,
      total_amount: totalOf(bill.prices) + tip,
      stage: 'checkout' as const,
      expires: now,
      order_info: Object.keys(order_info).length === 0 ? undefined : order_info,
      wanted: shipping_option,
    })
    return E.right([askNext({ ...state, lastQuery: id }, id, checkout, now), String(id)])
  }

// private

type PayableInvoice = Pick<Checkout, 'chat_id' | 'message_id' | 'bill'>

const shown = (
  state: State,
  user: User,
  chat_id: number,
  message_id: number,
): E.Either<string, PayableInvoice> => {
  const kept = messageIn(state, chat_id, message_id)
  if (kept?.bill === undefined) return E.left(`message ${message_id} is not an invoice`)
  // An inline result can be in any chat, even in one without the bot.
  if (kept.message.via_bot !== undefined) return E.right({ chat_id: user.id, bill: kept.bill })
  return kept.payers?.includes(user.id) === true
    ? E.left(`${user.first_name} has already paid this invoice`)
    : E.right({ chat_id, message_id, bill: kept.bill })
}

const linked = (state: State, user: User, link: string): E.Either<string, PayableInvoice> => {
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
  // An invoice for Stars asks for no data.
  if (currency === 'XTR') return {}
  const { name = user.first_name, phone_number = '15550100', email = 'someone@example.com' } = given
  const { shipping_address = home } = given
  const isShipped = needs.includes('need_shipping_address') || is_flexible
  return defined({
    name: needs.includes('need_name') ? name : undefined,
    phone_number: needs.includes('need_phone_number') ? phone_number : undefined,
    email: needs.includes('need_email') ? email : undefined,
    shipping_address: isShipped ? shipping_address : undefined,
  })
}
