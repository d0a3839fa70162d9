// Payments: shipping queries and checkouts are answered in time, and each payment and each refund is handled
// once.
// https://core.telegram.org/bots/payments
// https://core.telegram.org/bots/payments-stars

import type { ApiError } from '@pipegram/core/ApiError'
import { faultOf } from '@pipegram/core/CallbackData'
import { answerPreCheckoutQuery, answerShippingQuery } from '@pipegram/core/Calls'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import type {
  Message,
  PreCheckoutQuery,
  RefundedPayment,
  ShippingOption,
  ShippingQuery,
  SuccessfulPayment,
} from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { Chain } from '../pipeline/Chain.ts'
import type { HasCall, HasUpdate } from '../pipeline/Context.ts'
import { end, make, type Handler } from '../pipeline/Handler.ts'
import { skipped, type Outcome } from '../pipeline/Middleware.ts'
import { inTime, once } from './internal/PaymentGuarantees.ts'

// model

/** The codec of an invoice payload, with its tag. `callbackData` and `callbackUnion` make such codecs. */
export interface InvoiceCodec<A> extends t.Type<A, string> {
  readonly tag: string
}

/** An invoice whose payload the bot can no longer read. The user may have paid for it. */
export interface BadInvoice {
  readonly _tag: 'BadInvoice'
  readonly sentence: string
}

/** A refusal, with the reason in a sentence for the user. */
export interface PaymentRefusal {
  readonly ok: false
  readonly error_message: string
}

/**
 * The decision on a checkout: the bot delivers, or refuses.
 * https://core.telegram.org/bots/api#answerprecheckoutquery
 */
export type CheckoutVerdict = { readonly ok: true } | PaymentRefusal

/** The shipping options, or a refusal. https://core.telegram.org/bots/api#answershippingquery */
export type ShippingVerdict =
  | { readonly ok: true; readonly shipping_options: ReadonlyArray<ShippingOption> }
  | PaymentRefusal

/**
 * The context of a payment or a refund. `isRepeat` is true if it was started before and did not end, or if
 * the store does not know.
 */
export interface HasPayment<A> {
  readonly message: Message
  readonly payload: A
  readonly isRepeat: boolean
}

/** The functions of a payment, in the order in which they run. */
export interface PaymentHandlers<C, A, ES, EC, EP, ER> {
  /** Only for invoices with `is_flexible`. */
  readonly shipping?: (
    ctx: C & { readonly shipping_query: ShippingQuery; readonly payload: A },
  ) => TE.TaskEither<ES, ShippingVerdict>
  /** The last chance to refuse: after it the user pays. */
  readonly checkout: (
    ctx: C & { readonly pre_checkout_query: PreCheckoutQuery; readonly payload: A },
  ) => TE.TaskEither<EC, CheckoutVerdict>
  /** The user has paid. */
  readonly paid: (
    ctx: C & HasPayment<A> & { readonly successful_payment: SuccessfulPayment },
  ) => TE.TaskEither<EP, unknown>
  readonly refunded?: (
    ctx: C & HasPayment<A> & { readonly refunded_payment: RefundedPayment },
  ) => TE.TaskEither<ER, unknown>
}

/** Options of `payments`. */
export interface PaymentsOptions {
  /** A store of the handled payments. Default: in memory, until the bot stops. */
  readonly store?: Store
  /**
   * The time to decide on a query: milliseconds, or `'5s'`. It must be below 10 seconds, because Telegram
   * waits no longer. Default: 8,000 ms.
   */
  readonly deadline?: Duration
  /** What the user reads if the decision takes longer, or fails. */
  readonly sorry?: string
  readonly clock?: Clock
}

// combinators

/**
 * Ends a chain with the functions of a payment whose invoice has this payload; other payments are skipped. If
 * a query is not decided before the deadline, or its function fails, it is refused and nothing is paid.
 * `paid` and `refunded` run once for each payment. They run again only if the bot was interrupted; then
 * `isRepeat` is true. An invoice with this tag that does not decode fails with `BadInvoice`, which `tell`
 * answers.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { callbackData, int } from '@pipegram/core/CallbackData'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { payments } from '@pipegram/compose/PaymentTable'
 *   import { ann } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const Tea = callbackData('tea', { bags: int })
 *
 *   const bot = pipeline(
 *     payments(Tea, {
 *       checkout: ({ payload }) =>
 *         TE.right(
 *           payload.bags <= 100 ? { ok: true } : { ok: false, error_message: 'There are only 100 left.' },
 *         ),
 *       paid: ({ call, message, payload }) => call(reply(message, `${payload.bags} bags are on their way.`)),
 *     }),
 *   )
 *
 *   const { calls } = await harness(bot)({
 *     update_id: 1,
 *     pre_checkout_query: {
 *       id: '7',
 *       from: ann,
 *       currency: 'XTR',
 *       total_amount: 5,
 *       invoice_payload: Tea.encode({ bags: 200 }),
 *     },
 *   })()
 *   assert.deepStrictEqual(calls[0]?.params, {
 *     pre_checkout_query_id: '7',
 *     ok: false,
 *     error_message: 'There are only 100 left.',
 *   })
 */
export const payments = <C extends HasUpdate & HasCall, A, EC = never, EP = never, ES = never, ER = never>(
  data: InvoiceCodec<A>,
  { shipping, checkout, paid, refunded }: PaymentHandlers<NoInfer<C>, NoInfer<A>, ES, EC, EP, ER>,
  {
    clock = system,
    store = makeMemoryStore({ clock }),
    deadline = 8_000,
    sorry = 'This did not work. Nothing was paid. Please try again.',
  }: PaymentsOptions = {},
): (<R0, E1 = never>(
  self: Chain<R0, C, E1>,
) => Handler<R0, E1 | ApiError | BadInvoice | EC | EP | ES | ER>) => {
  type Failure = ApiError | BadInvoice | EC | EP | ES | ER
  const time = toMillis('deadline', deadline)
  if (time >= patience)
    throw new RangeError(
      `deadline is ${deadline}. It must be below 10 seconds, because Telegram gives up then.`,
    )
  const deciding = inTime({ clock, deadline: time, refusal: { ok: false, error_message: sorry } as const })
  const noting = once(data.tag, store)

  const reading = (
    invoice_payload: string,
    then: (payload: A) => TE.TaskEither<Failure, Outcome>,
  ): TE.TaskEither<Failure, Outcome> => {
    const payload = data.decode(invoice_payload)
    if (E.isRight(payload)) return then(payload.right)
    return faultOf(payload.left)._tag === 'NotOurs'
      ? skipped
      : TE.left({ _tag: 'BadInvoice', sentence: 'This invoice is no longer valid.' })
  }

  const run = (ctx: C): TE.TaskEither<Failure, Outcome> => {
    const { message, pre_checkout_query, shipping_query } = ctx.update
    if (pre_checkout_query !== undefined)
      return reading(pre_checkout_query.invoice_payload, (payload) =>
        deciding(
          () => checkout({ ...ctx, pre_checkout_query, payload })(),
          (verdict) =>
            ctx.call(answerPreCheckoutQuery({ pre_checkout_query_id: pre_checkout_query.id, ...verdict })),
        ),
      )
    if (shipping_query !== undefined && shipping !== undefined)
      return reading(shipping_query.invoice_payload, (payload) =>
        deciding(
          () => shipping({ ...ctx, shipping_query, payload })(),
          (verdict) => ctx.call(answerShippingQuery({ shipping_query_id: shipping_query.id, ...verdict })),
        ),
      )
    const { successful_payment, refunded_payment } = message ?? {}
    if (message !== undefined && successful_payment !== undefined)
      return reading(successful_payment.invoice_payload, (payload) =>
        noting(`paid ${successful_payment.telegram_payment_charge_id}`, (isRepeat) =>
          paid({ ...ctx, message, payload, successful_payment, isRepeat }),
        ),
      )
    if (message !== undefined && refunded_payment !== undefined && refunded !== undefined)
      return reading(refunded_payment.invoice_payload, (payload) =>
        noting(`refunded ${refunded_payment.telegram_payment_charge_id}`, (isRepeat) =>
          refunded({ ...ctx, message, payload, refunded_payment, isRepeat }),
        ),
      )
    return skipped
  }
  const kinds = [
    'pre_checkout_query',
    ...(shipping === undefined ? [] : (['shipping_query'] as const)),
    'message',
  ] as const
  const routes = kinds.map((kind) => ({ kind }))
  return end(make(run, { label: `payments:${data.tag}`, routes, next: [], upkeep: { store } }))
}

// private

// https://core.telegram.org/bots/api#precheckoutquery
const patience: Millis = 10_000
