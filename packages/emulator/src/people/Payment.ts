// A payment of a person, and how it ends.
// https://core.telegram.org/bots/payments

import type { PaymentOutcome } from '../state/ChatEvent.ts'

// model

/** A payment that has begun. */
export interface Payment {
  /** Of the queries that the bot is told of. */
  readonly id: string
  /**
   * How it ended: paid, with the message that says so, or declined, with the reason that the person sees.
   * Rejects when the bot has not answered in time.
   */
  readonly settled: () => Promise<PaymentOutcome>
}
