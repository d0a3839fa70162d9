// What the functions of a payment see, and what they must return.

import { fromAsync, payments, pipeline, type BadInvoice, type Context, type Handler } from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { callbackData, int } from '@pipegram/core/CallbackData'
import { reply } from '@pipegram/core/Reply'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

const Tea = callbackData('tea', { bags: int })

describe('payments', () => {
  test('see the payload of the invoice, and unite the errors', () => {
    expect(
      pipeline(
        payments(Tea, {
          checkout: ({ payload, pre_checkout_query }) => {
            expect(payload).type.toBe<{ bags: number }>()
            expect(pre_checkout_query.total_amount).type.toBe<number>()
            return TE.right({ ok: true })
          },
          paid: ({ isRepeat, successful_payment }) => {
            expect(isRepeat).type.toBe<boolean>()
            expect(successful_payment.telegram_payment_charge_id).type.toBe<string>()
            return TE.left('late' as const)
          },
        }),
      ),
    ).type.toBe<Handler<Context, ApiError | BadInvoice | 'late'>>()
  })
  test('take lifted async functions, with everything inferred', () => {
    expect(
      pipeline(
        payments(Tea, {
          checkout: fromAsync(async ({ payload }) =>
            payload.bags > 5 ? { ok: false, error_message: 'No.' } : { ok: true },
          ),
          paid: fromAsync(async ({ send, message, payload }) => {
            await send(reply(message, `${payload.bags}`))
          }),
        }),
      ),
    ).type.toBe<Handler<Context, ApiError | BadInvoice>>()
  })
  test('need checkout and paid, and take no unknown field', () => {
    // @ts-expect-error Property 'paid' is missing
    pipeline(payments(Tea, { checkout: () => TE.right({ ok: true }) }))
    pipeline(
      payments(Tea, {
        checkout: () => TE.right({ ok: true }),
        paid: () => TE.right(1),
        // @ts-expect-error Did you mean to write 'refunded'?
        refund: () => TE.right(1),
      }),
    )
  })
  test('refuse a refusal without a reason', () => {
    // @ts-expect-error is not assignable
    pipeline(payments(Tea, { checkout: () => TE.right({ ok: false }), paid: () => TE.right(1) }))
  })
})
