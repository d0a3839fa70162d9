// A payment, bound to a world.

import type { User } from '@pipegram/core/Types'
import { pay } from '../../acts/internal/PaymentStart.ts'
import type { PaymentOptions } from '../../payments/PaymentOptions.ts'
import { asBotOf } from '../../state/internal/BotView.ts'
import { lastCalls } from '../../world/internal/LastCalls.ts'
import type { World } from '../../world/internal/World.ts'
import type { Payment } from '../Payment.ts'

// constructors

/** Pays an invoice: a message of a chat, or a link. */
export const makePayment = (
  world: World,
  user: User,
  chat_id: number,
  what: number | string,
  options: PaymentOptions,
): Payment => {
  const id = world.act(
    asBotOf(chat_id, typeof what === 'number' ? what : 0, pay(user, chat_id, what, options)),
  )
  const reader = world.log.read(
    () => `${user.first_name} waited for a payment to end, and it did not. ${lastCalls(world)}`,
  )
  return {
    id,
    settled: async () => {
      const [one] = await reader.take(1, (event) => event._tag === 'Settled' && event.payment_id === id)
      if (one?._tag !== 'Settled') throw new Error('The log gave something that was not asked for.')
      return one.outcome
    },
  }
}
