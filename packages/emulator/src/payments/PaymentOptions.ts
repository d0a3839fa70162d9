// The wing `payments`: invoices, checkouts and Telegram Stars. Here: what a person gives with a payment.
// https://core.telegram.org/bots/payments

import type { OrderInfo } from '@pipegram/core/Types'

// model

/** What a person says with a payment. What an invoice needs and is left out is filled in. */
export interface PaymentOptions extends OrderInfo {
  /** In the smallest unit of the currency. */
  readonly tip?: number
  /** The id of a shipping option; without, the first that is offered. */
  readonly shipping_option?: string
}
