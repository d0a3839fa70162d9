// A person who pays for photos and videos.
// https://core.telegram.org/bots/api#paidmediapurchased

import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Act } from '../../state/internal/Act.ts'
import { messageIn, withMessage } from '../../state/internal/Lookup.ts'
import type { Charge } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** Pays for the media of a message. The bot gets an update if the message has a payload. */
export const buyMedia =
  (user: User, chat_id: number, message_id: number): Act<undefined> =>
  (state, now) => {
    const kept = messageIn(state, chat_id, message_id)
    const paid = kept?.message.paid_media
    if (kept === undefined || paid === undefined) return E.left(`message ${message_id} has no paid media`)
    if (kept.payers?.includes(user.id) === true)
      return E.left(`${user.first_name} has already paid for this media`)
    const number = SortedMap.size(state.charges) + 1
    const id = `stx${Buffer.from(`${user.id} ${number}`).toString('base64url')}`
    const charge: Charge = {
      user,
      chat_id,
      date: toSeconds(now),
      subscription_period: 0,
      payment: {
        currency: 'XTR',
        total_amount: paid.star_count,
        invoice_payload: kept.payload ?? '',
        telegram_payment_charge_id: id,
        provider_payment_charge_id: '',
      },
    }
    const next = withMessage({ ...kept, payers: [...(kept.payers ?? []), user.id] })({
      ...state,
      charges: SortedMap.set(number, charge)(state.charges),
    })
    if (kept.payload === undefined) return E.right([next, undefined])
    const purchased_paid_media = { from: user, paid_media_payload: kept.payload }
    return E.right([
      { ...next, queue: UpdateQueue.push({ purchased_paid_media }, now)(next.queue) },
      undefined,
    ])
  }
