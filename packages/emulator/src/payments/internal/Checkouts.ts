// Checkouts: the questions about shipping and checkout, and the payment itself.
// https://core.telegram.org/bots/api#payments

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import { totalOf } from '@pipegram/core/Invoice'
import type { SuccessfulPayment } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { PaymentOutcome } from '../../state/ChatEvent.ts'
import { withMessage, roomOf, messageIn } from '../../state/internal/Lookup.ts'
import { withResult, type Method, type MethodResult } from '../../state/internal/Method.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Charge, Checkout, State } from '../../state/State.ts'
import { notifyMessage } from '../../updates/internal/UpdateNotice.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { type Seconds, toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import * as InvoiceTerms from './InvoiceTerms.ts'

// model

/** How many seconds a payment waits for the answer to each query. */
export const patience: Readonly<Record<'checkout' | 'shipping', Seconds>> = { checkout: 10, shipping: 150 }

// constructors

/** https://core.telegram.org/bots/api#answershippingquery. After options, the checkout query follows. */
export const answerShippingQuery: Method = (state, { params, now }) => {
  const ok = Parameters.flag(params, 'ok')
  const options = ok
    ? InvoiceTerms.shippingOptionsIn(Parameters.text(params, 'shipping_options'))
    : E.right([])
  if (E.isLeft(options)) return badRequest(options.left)
  const error_message = Parameters.text(params, 'error_message')
  if (!ok && error_message === '') return badRequest('parameter "error_message" is required')
  const found = open(state, Parameters.text(params, 'shipping_query_id'), 'shipping', now)
  if (found === undefined) return badRequest(old)
  const [id, checkout] = found
  const closed = withoutCheckout(state, id)
  if (!ok) return settle(closed, id, checkout, { ok: false, error_message })
  const chosen =
    checkout.wanted === undefined ? options.right[0] : options.right.find((one) => one.id === checkout.wanted)
  if (chosen === undefined)
    return settle(closed, id, checkout, {
      ok: false,
      error_message: `no shipping option "${checkout.wanted ?? ''}" was offered`,
    })
  const next: Checkout = {
    ...checkout,
    shipping_option_id: chosen.id,
    total_amount: checkout.total_amount + totalOf(chosen.prices),
  }
  return withResult(askNext(closed, id, next, now), true)
}

/** https://core.telegram.org/bots/api#answerprecheckoutquery. With `ok` the payment is made. */
export const answerPreCheckoutQuery: Method = (state, { params, now }) => {
  const ok = Parameters.flag(params, 'ok')
  const error_message = Parameters.text(params, 'error_message')
  if (!ok && error_message === '') return badRequest('parameter "error_message" is required')
  const found = open(state, Parameters.text(params, 'pre_checkout_query_id'), 'checkout', now)
  if (found === undefined) return badRequest(old)
  const [id, checkout] = found
  const closed = withoutCheckout(state, id)
  return ok ? pay(closed, id, checkout, now) : settle(closed, id, checkout, { ok: false, error_message })
}

// combinators

/** Sends the bot its next query: first for shipping, if the price depends on it, then for the checkout. */
export const askNext = (state: State, id: number, checkout: Checkout, now: Millis): State => {
  const { from, bill, order_info, shipping_option_id, total_amount } = checkout
  const stage = bill.is_flexible && shipping_option_id === undefined ? 'shipping' : 'checkout'
  const next: Checkout = { ...checkout, stage, expires: now + patience[stage] * 1000 }
  const common = { id: String(id), from, invoice_payload: bill.payload }
  const address = order_info?.shipping_address
  const update: UpdateQueue.UnnumberedUpdate =
    stage === 'shipping' && address !== undefined
      ? { shipping_query: { ...common, shipping_address: address } }
      : {
          pre_checkout_query: defined({
            ...common,
            currency: bill.currency,
            total_amount,
            shipping_option_id,
            order_info,
          }),
        }
  return {
    ...state,
    checkouts: SortedMap.set(id, next)(withoutOld(state.checkouts, now)),
    queue: UpdateQueue.push(update, now)(state.queue),
  }
}

// private

const old = 'query is too old and response timeout expired or query ID is invalid'

// Drops payments that the bot did not answer in time.
const withoutOld = (checkouts: State['checkouts'], now: Millis): State['checkouts'] => {
  const oldest = SortedMap.first(checkouts)
  return oldest === undefined || oldest[1].expires >= now
    ? checkouts
    : withoutOld(SortedMap.remove(oldest[0])(checkouts), now)
}

const open = (
  state: State,
  text: string,
  stage: Checkout['stage'],
  now: Millis,
): readonly [number, Checkout] | undefined => {
  const id = Parameters.toInteger(text)
  const checkout = SortedMap.get(id)(state.checkouts)
  return checkout?.stage === stage && now <= checkout.expires ? [id, checkout] : undefined
}

const withoutCheckout = (state: State, id: number): State => ({
  ...state,
  checkouts: SortedMap.remove(id)(state.checkouts),
})

const settle = (
  state: State,
  id: number,
  { chat_id, from }: Checkout,
  outcome: PaymentOutcome,
): E.Either<Refusal, MethodResult> =>
  E.right({
    state,
    result: true,
    happened: [{ _tag: 'Settled', chat_id, payment_id: String(id), user_id: from.id, outcome }],
  })

const pay = (state: State, id: number, checkout: Checkout, now: Millis): E.Either<Refusal, MethodResult> => {
  const { from, chat_id, message_id, bill, total_amount, order_info, shipping_option_id } = checkout
  const room = roomOf(state, chat_id)
  if (room === undefined) return badRequest('chat not found')
  const number = SortedMap.size(state.charges) + 1
  const unique = Buffer.from(`${from.id} ${number}`).toString('base64url')
  const period = bill.subscription_period
  const recurring = period === 0 ? undefined : (true as const)
  const payment: SuccessfulPayment = defined({
    currency: bill.currency,
    total_amount,
    invoice_payload: bill.payload,
    subscription_expiration_date: recurring && toSeconds(now) + period,
    is_recurring: recurring,
    is_first_recurring: recurring,
    shipping_option_id,
    order_info,
    telegram_payment_charge_id: bill.currency === 'XTR' ? `stx${unique}` : `${state.bot.id}_${unique}`,
    provider_payment_charge_id: `${from.id}_${number}`,
  })
  const charge: Charge = { user: from, chat_id, payment, date: toSeconds(now), subscription_period: period }
  const kept = message_id === undefined ? undefined : messageIn(state, chat_id, message_id)
  const marked =
    kept === undefined ? state : withMessage({ ...kept, payers: [...(kept.payers ?? []), from.id] })(state)
  const noted: State = { ...marked, charges: SortedMap.set(number, charge)(marked.charges) }
  const [posted, message] = PostedMessage.post(
    noted,
    roomOf(noted, chat_id) ?? room,
    from,
    { successful_payment: payment },
    now,
  )
  return settle(
    notifyMessage(posted, roomOf(posted, chat_id) ?? room, 'message', message, now),
    id,
    checkout,
    {
      ok: true,
      message,
    },
  )
}
