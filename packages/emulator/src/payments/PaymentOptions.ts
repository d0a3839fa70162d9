// The wing `payments`: invoices, checkouts and Telegram Stars. Here: a person's choices for a payment.
// https://core.telegram.org/bots/payments

import type { OrderInfo } from '@pipegram/core/Types'

// model

/** A person's choices for a payment. The emulator fills in missing data that the invoice needs. */
export interface PaymentOptions extends OrderInfo {
  /** In the smallest unit of the currency. Default: 0. */
  readonly tip?: number
  /** The id of a shipping option. Default: the first one that the bot offers. */
  readonly shipping_option?: string
}
