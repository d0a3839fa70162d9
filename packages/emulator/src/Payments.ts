// Payments: invoices, the two questions before money moves, the payment itself, and refunds of Telegram
// Stars.
// https://core.telegram.org/bots/api#payments

import type { Refusal } from '@pipegram/core/ApiError'
import { totalOf } from '@pipegram/core/Invoice'
import type { RefundedPayment, StarTransaction, SuccessfulPayment } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { badRequest } from './Answer.ts'
import * as Bills from './Bills.ts'
import type { Millis } from './Clock.ts'
import type { Outcome } from './Happening.ts'
import * as Keyboard from './Keyboard.ts'
import { userIdOf } from './Members.ts'
import * as Message from './Message.ts'
import { answered, type Method, type Played } from './Method.ts'
import * as Parameters from './Parameters.ts'
import * as Queue from './Queue.ts'
import { sent } from './Sending.ts'
import * as Sorted from './Sorted.ts'
import {
  keptIn,
  roomOf,
  toSeconds,
  withKept,
  type Charge,
  type Checkout,
  type Seconds,
  type State,
} from './State.ts'
import { told } from './Telling.ts'

// model

/** How long a payment waits for the answer to its last question, and to the one for shipping. */
export const patience: Readonly<Record<'checkout' | 'shipping', Seconds>> = { checkout: 10, shipping: 150 }

// constructors

/** https://core.telegram.org/bots/api#sendinvoice */
export const sendInvoice: Method = (state, request) => {
  const bill = Bills.fromParameters(request.params)
  if (E.isLeft(bill)) return badRequest(bill.left)
  const markup = Keyboard.fromJson(Parameters.text(request.params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  const buttons = markup.right._tag === 'Inline' ? markup.right.keyboard.inline_keyboard.flat() : []
  const place = buttons.findIndex(({ pay }) => pay === true)
  const played = sent(state, request, (before) =>
    E.right([
      before,
      { invoice: Bills.invoiceOf(bill.right), reply_markup: Bills.payButton(bill.right) },
    ] as const),
  )
  if (E.isLeft(played)) return played
  if (buttons.length > 0 && place !== 0)
    return badRequest(place < 0 ? 'REPLY_MARKUP_BUY_EMPTY' : 'BUTTON_POS_INVALID')
  const [one] = played.right.happened ?? []
  const kept =
    one?._tag === 'Sent' ? keptIn(played.right.state, one.chat_id, one.message.message_id) : undefined
  return kept === undefined
    ? played
    : E.right({ ...played.right, state: withKept({ ...kept, bill: bill.right })(played.right.state) })
}

/** https://core.telegram.org/bots/api#createinvoicelink */
export const createInvoiceLink: Method = (state, { params }) => {
  const bill = Bills.fromParameters(params)
  if (E.isLeft(bill)) return badRequest(bill.left)
  const link = `https://t.me/$${Buffer.from(`pipegram invoice ${Sorted.size(state.links) + 1}`).toString('base64url')}`
  return answered(
    { ...state, links: Sorted.set(Sorted.size(state.links) + 1, { link, bill: bill.right })(state.links) },
    link,
  )
}

/**
 * https://core.telegram.org/bots/api#answershippingquery. With options the payment goes on to its last
 * question.
 */
export const answerShippingQuery: Method = (state, { params, now }) => {
  const ok = Parameters.flag(params, 'ok')
  const options = ok ? Bills.optionsIn(Parameters.text(params, 'shipping_options')) : E.right([])
  if (E.isLeft(options)) return badRequest(options.left)
  const error_message = Parameters.text(params, 'error_message')
  if (!ok && error_message === '') return badRequest('parameter "error_message" is required')
  const found = open(state, Parameters.text(params, 'shipping_query_id'), 'shipping', now)
  if (found === undefined) return badRequest(old)
  const [id, checkout] = found
  if (!ok) return settled(withoutCheckout(state, id), id, checkout, { ok: false, error_message })
  const chosen =
    checkout.wanted === undefined ? options.right[0] : options.right.find((one) => one.id === checkout.wanted)
  if (chosen === undefined)
    return settled(withoutCheckout(state, id), id, checkout, {
      ok: false,
      error_message: `no shipping option "${checkout.wanted ?? ''}" was offered`,
    })
  const next: Checkout = {
    ...checkout,
    shipping_option_id: chosen.id,
    total_amount: checkout.total_amount + totalOf(chosen.prices),
  }
  return answered(asked(withoutCheckout(state, id), id, next, now), true)
}

/** https://core.telegram.org/bots/api#answerprecheckoutquery. With `ok` the money has moved. */
export const answerPreCheckoutQuery: Method = (state, { params, now }) => {
  const ok = Parameters.flag(params, 'ok')
  const error_message = Parameters.text(params, 'error_message')
  if (!ok && error_message === '') return badRequest('parameter "error_message" is required')
  const found = open(state, Parameters.text(params, 'pre_checkout_query_id'), 'checkout', now)
  if (found === undefined) return badRequest(old)
  const [id, checkout] = found
  const closed = withoutCheckout(state, id)
  return ok ? paid(closed, id, checkout, now) : settled(closed, id, checkout, { ok: false, error_message })
}

/** https://core.telegram.org/bots/api#refundstarpayment */
export const refundStarPayment: Method = (state, { params, now }) => {
  const user_id = userIdOf(params)
  if (E.isLeft(user_id)) return user_id
  const charge_id = Parameters.text(params, 'telegram_payment_charge_id')
  if (charge_id === '') return badRequest('parameter "telegram_payment_charge_id" is required')
  const found = Array.from(Sorted.entries(state.charges)).find(
    ([, { payment, user }]) => payment.telegram_payment_charge_id === charge_id && user.id === user_id.right,
  )
  if (found?.[1].payment.currency !== 'XTR') return badRequest('CHARGE_NOT_FOUND')
  const [number, charge] = found
  if (charge.refunded !== undefined) return badRequest('CHARGE_ALREADY_REFUNDED')
  const { currency, total_amount, invoice_payload, telegram_payment_charge_id, provider_payment_charge_id } =
    charge.payment
  const refunded: Charge = { ...charge, refunded: toSeconds(now) }
  const noted: State = { ...state, charges: Sorted.set(number, refunded)(state.charges) }
  const room = roomOf(noted, charge.chat_id)
  if (room === undefined) return answered(noted, true)
  const refunded_payment: RefundedPayment = {
    currency,
    total_amount,
    invoice_payload,
    telegram_payment_charge_id,
    provider_payment_charge_id,
  }
  const [posted, message] = Message.post(noted, room, state.bot, { refunded_payment }, now)
  return answered(told(posted, roomOf(posted, charge.chat_id) ?? room, 'message', message, now), true)
}

/** https://core.telegram.org/bots/api#getmystarbalance */
export const getMyStarBalance: Method = (state) =>
  answered(state, {
    amount: starsOf(state).reduce(
      (sum, { payment, refunded }) => (refunded === undefined ? sum + payment.total_amount : sum),
      0,
    ),
  })

/** https://core.telegram.org/bots/api#getstartransactions. The oldest come first. */
export const getStarTransactions: Method = (state, { params }) => {
  const offset = Parameters.integer(params, 'offset', 0, [0, Number.MAX_SAFE_INTEGER])
  const limit = Parameters.integer(params, 'limit', 100, [1, 100])
  const transactions = starsOf(state).flatMap(
    ({ payment, user, date, refunded, subscription_period }): ReadonlyArray<StarTransaction> => {
      const partner = {
        type: 'user' as const,
        transaction_type: 'invoice_payment' as const,
        user,
        invoice_payload: payment.invoice_payload,
        ...(subscription_period === 0 ? {} : { subscription_period }),
      }
      const one = { id: payment.telegram_payment_charge_id, amount: payment.total_amount }
      return [
        { ...one, date, source: partner },
        ...(refunded === undefined ? [] : [{ ...one, date: refunded, receiver: partner }]),
      ]
    },
  )
  return answered(state, {
    transactions: transactions.toSorted((a, b) => a.date - b.date).slice(offset, offset + limit),
  })
}

// combinators

/** Asks the bot what is to be asked next: for shipping where that depends, and then whether all is well. */
export const asked = (state: State, id: number, checkout: Checkout, now: Millis): State => {
  const { from, bill, order_info, shipping_option_id, total_amount } = checkout
  const stage = bill.is_flexible && shipping_option_id === undefined ? 'shipping' : 'checkout'
  const next: Checkout = { ...checkout, stage, expires: now + patience[stage] * 1000 }
  const common = { id: String(id), from, invoice_payload: bill.payload }
  const address = order_info?.shipping_address
  const update: Queue.Unnumbered =
    stage === 'shipping' && address !== undefined
      ? { shipping_query: { ...common, shipping_address: address } }
      : {
          pre_checkout_query: {
            ...common,
            currency: bill.currency,
            total_amount,
            ...(shipping_option_id === undefined ? {} : { shipping_option_id }),
            ...(order_info === undefined ? {} : { order_info }),
          },
        }
  return {
    ...state,
    checkouts: Sorted.set(id, next)(withoutOld(state.checkouts, now)),
    queue: Queue.push(update, now)(state.queue),
  }
}

// private

const old = 'query is too old and response timeout expired or query ID is invalid'

const starsOf = ({ charges }: State): ReadonlyArray<Charge> =>
  Sorted.values(charges).filter(({ payment }) => payment.currency === 'XTR')

// What nobody answered in time.
const withoutOld = (checkouts: State['checkouts'], now: Millis): State['checkouts'] => {
  const oldest = Sorted.first(checkouts)
  return oldest === undefined || oldest[1].expires >= now
    ? checkouts
    : withoutOld(Sorted.remove(oldest[0])(checkouts), now)
}

const open = (
  state: State,
  text: string,
  stage: Checkout['stage'],
  now: Millis,
): readonly [number, Checkout] | undefined => {
  const id = Parameters.toInteger(text)
  const checkout = Sorted.get(id)(state.checkouts)
  return checkout?.stage === stage && now <= checkout.expires ? [id, checkout] : undefined
}

const withoutCheckout = (state: State, id: number): State => ({
  ...state,
  checkouts: Sorted.remove(id)(state.checkouts),
})

const settled = (
  state: State,
  id: number,
  { chat_id, from }: Checkout,
  outcome: Outcome,
): E.Either<Refusal, Played> =>
  E.right({
    state,
    result: true,
    happened: [{ _tag: 'Settled', chat_id, payment_id: String(id), user_id: from.id, outcome }],
  })

const paid = (state: State, id: number, checkout: Checkout, now: Millis): E.Either<Refusal, Played> => {
  const { from, chat_id, message_id, bill, total_amount, order_info, shipping_option_id } = checkout
  const room = roomOf(state, chat_id)
  if (room === undefined) return badRequest('chat not found')
  const number = Sorted.size(state.charges) + 1
  const unique = Buffer.from(`${from.id} ${number}`).toString('base64url')
  const period = bill.subscription_period
  const payment: SuccessfulPayment = {
    currency: bill.currency,
    total_amount,
    invoice_payload: bill.payload,
    ...(period === 0
      ? {}
      : {
          subscription_expiration_date: toSeconds(now) + period,
          is_recurring: true,
          is_first_recurring: true,
        }),
    ...(shipping_option_id === undefined ? {} : { shipping_option_id }),
    ...(order_info === undefined ? {} : { order_info }),
    telegram_payment_charge_id: bill.currency === 'XTR' ? `stx${unique}` : `${state.bot.id}_${unique}`,
    provider_payment_charge_id: `${from.id}_${number}`,
  }
  const charge: Charge = { user: from, chat_id, payment, date: toSeconds(now), subscription_period: period }
  const kept = message_id === undefined ? undefined : keptIn(state, chat_id, message_id)
  const marked =
    kept === undefined ? state : withKept({ ...kept, payers: [...(kept.payers ?? []), from.id] })(state)
  const noted: State = { ...marked, charges: Sorted.set(number, charge)(marked.charges) }
  const [posted, message] = Message.post(
    noted,
    roomOf(noted, chat_id) ?? room,
    from,
    { successful_payment: payment },
    now,
  )
  return settled(told(posted, roomOf(posted, chat_id) ?? room, 'message', message, now), id, checkout, {
    ok: true,
    message,
  })
}
