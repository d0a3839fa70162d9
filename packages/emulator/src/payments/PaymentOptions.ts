// The wing `payments`: invoices, checkouts and Telegram Stars. Here: what a person gives with a payment.
// https://core.telegram.org/bots/payments

import type { OrderInfo } from '@pipegram/core/Types'

// model

/** What a person gives with a payment. The emulator fills in what the invoice needs and is missing. */
export interface PaymentOptions extends OrderInfo {
  /** In the smallest unit of the currency. Default: 0. */
  readonly tip?: number
  /** The id of a shipping option. Default: the first that the bot offers. */
  readonly shipping_option?: string
}
