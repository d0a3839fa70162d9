// The forecast of a broadcast: counts the recipients who do not have the message yet.

import type { StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { BroadcastForecast, Recipient } from '../BroadcastPlan.ts'
import type { BroadcastSettings } from './BroadcastState.ts'

// Messages a second, free and paid, and the price of a paid message.
// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
const free = 30
const paid = 1_000
const price = 0.1

/** Counts the recipients who are left. Rejects with what `to` and `message` throw. */
export const forecastOf =
  <R extends Recipient>({
    book,
    message,
    to,
  }: Pick<BroadcastSettings<R>, 'book' | 'message' | 'to'>): TaskEither<StoreError, BroadcastForecast> =>
  async () => {
    let [recipients, isPaid] = [0, false]
    for await (const recipient of to()) {
      const mark = await book.markOf(recipient.id)()
      if (E.isLeft(mark)) return mark
      if (mark.right !== undefined && mark.right.value.is !== 'begun') continue
      if (recipients === 0) {
        const { params } = message(recipient)
        isPaid = 'allow_paid_broadcast' in params && params.allow_paid_broadcast === true
      }
      recipients += 1
    }
    return E.right({
      recipients,
      seconds: recipients / (isPaid ? paid : free),
      stars: isPaid ? Math.round(recipients * price * 10) / 10 : 0,
    })
  }
