// Telegram Stars: the balance, the transactions, and refunds.
// https://core.telegram.org/bots/api#refundstarpayment

import { defined } from '@pipegram/core/Defined'
import type { StarTransaction, RefundedPayment } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { userIdIn } from '../../chats/internal/ChatMembers.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { roomOf } from '../../state/internal/Lookup.ts'
import { withResult, type Method } from '../../state/internal/Method.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { State, Charge } from '../../state/State.ts'
import { notifyMessage } from '../../updates/internal/UpdateNotice.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** https://core.telegram.org/bots/api#refundstarpayment */
export const refundStarPayment: Method = (state, { params, now }) => {
  const user_id = userIdIn(params)
  if (E.isLeft(user_id)) return user_id
  const charge_id = Parameters.text(params, 'telegram_payment_charge_id')
  if (charge_id === '') return badRequest('parameter "telegram_payment_charge_id" is required')
  const found = Array.from(SortedMap.entries(state.charges)).find(
    ([, { payment, user }]) => payment.telegram_payment_charge_id === charge_id && user.id === user_id.right,
  )
  if (found?.[1].payment.currency !== 'XTR') return badRequest('CHARGE_NOT_FOUND')
  const [number, charge] = found
  if (charge.refunded !== undefined) return badRequest('CHARGE_ALREADY_REFUNDED')
  const { currency, total_amount, invoice_payload, telegram_payment_charge_id, provider_payment_charge_id } =
    charge.payment
  const refunded: Charge = { ...charge, refunded: toSeconds(now) }
  const noted: State = { ...state, charges: SortedMap.set(number, refunded)(state.charges) }
  const room = roomOf(noted, charge.chat_id)
  if (room === undefined) return withResult(noted, true)
  const refunded_payment: RefundedPayment = {
    currency,
    total_amount,
    invoice_payload,
    telegram_payment_charge_id,
    provider_payment_charge_id,
  }
  const [posted, message] = PostedMessage.post(noted, room, state.bot, { refunded_payment }, now)
  return withResult(
    notifyMessage(posted, roomOf(posted, charge.chat_id) ?? room, 'message', message, now),
    true,
  )
}

/** https://core.telegram.org/bots/api#edituserstarsubscription */
export const editUserStarSubscription: Method = (state, { params }) => {
  const user_id = userIdIn(params)
  if (E.isLeft(user_id)) return user_id
  const charge_id = Parameters.text(params, 'telegram_payment_charge_id')
  const found = Array.from(SortedMap.entries(state.charges)).find(
    ([, { payment, user }]) => payment.telegram_payment_charge_id === charge_id && user.id === user_id.right,
  )
  if (found === undefined || found[1].subscription_period === 0) return badRequest('CHARGE_NOT_FOUND')
  const charge: Charge = { ...found[1], is_canceled: Parameters.flag(params, 'is_canceled') }
  return withResult({ ...state, charges: SortedMap.set(found[0], charge)(state.charges) }, true)
}

/** https://core.telegram.org/bots/api#getmystarbalance */
export const getMyStarBalance: Method = (state) => withResult(state, { amount: balanceOf(state) })

/** https://core.telegram.org/bots/api#getstartransactions. The oldest come first. */
export const getStarTransactions: Method = (state, { params }) => {
  const offset = Parameters.integer(params, 'offset', 0, [0, Number.MAX_SAFE_INTEGER])
  const limit = Parameters.integer(params, 'limit', 100, [1, 100])
  const transactions = starsOf(state).flatMap(
    ({ payment, user, date, refunded, subscription_period }): ReadonlyArray<StarTransaction> => {
      const partner = defined({
        type: 'user',
        transaction_type: 'invoice_payment',
        user,
        invoice_payload: payment.invoice_payload,
        subscription_period: subscription_period || undefined,
      } as const)
      const one = { id: payment.telegram_payment_charge_id, amount: payment.total_amount }
      return [
        { ...one, date, source: partner },
        ...(refunded === undefined ? [] : [{ ...one, date: refunded, receiver: partner }]),
      ]
    },
  )
  return withResult(state, {
    transactions: transactions.toSorted((a, b) => a.date - b.date).slice(offset, offset + limit),
  })
}

// destructors

/** The balance of the bot in Stars. */
export const balanceOf = (state: State): number =>
  starsOf(state).reduce(
    (sum, { payment, refunded }) => (refunded === undefined ? sum + payment.total_amount : sum),
    (state.ownStars ?? 0) - (state.spentStars ?? 0),
  )

// private

const starsOf = ({ charges }: State): ReadonlyArray<Charge> =>
  SortedMap.values(charges).filter(({ payment }) => payment.currency === 'XTR')
