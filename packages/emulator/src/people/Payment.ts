// A payment of a person, and how it ends.
// https://core.telegram.org/bots/payments

import type { PaymentOutcome } from '../state/ChatEvent.ts'

// model

/** A payment that has begun. */
export interface Payment {
  /** The id of the queries that the bot gets. */
  readonly id: string
  /** The outcome of the payment. Rejects if the bot does not answer in time. */
  readonly settled: () => Promise<PaymentOutcome>
}
