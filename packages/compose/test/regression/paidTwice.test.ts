// A payment whose update came twice at the same time, as a webhook may bring it, was handled twice. A store
// that rejected kept a payment from being handled.

import { payments, pipeline, type Context, type Handler } from '@pipegram/compose'
import { callbackData, int } from '@pipegram/core/CallbackData'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import type { Update } from '@pipegram/core/Types'
import { message } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { settled } from '@pipegram/testing/TestClock'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

const Tea = callbackData('tea', { bags: int })
const { text: _, ...service } = message('')
const paid: Update = {
  update_id: 1,
  message: {
    ...service,
    successful_payment: {
      currency: 'XTR',
      total_amount: 5,
      invoice_payload: Tea.encode({ bags: 5 }),
      telegram_payment_charge_id: 'c',
      provider_payment_charge_id: '',
    },
  },
}

const selling = (store: Store, deliver: () => TE.TaskEither<string, unknown>) => {
  const begun: Array<boolean> = []
  const bot: Handler<Context, unknown> = pipeline(
    payments(
      Tea,
      {
        checkout: () => TE.right({ ok: true }),
        paid: ({ isRepeat }) => {
          begun.push(isRepeat)
          return deliver()
        },
      },
      { store },
    ),
  )
  return { begun, run: () => harness(bot)(paid)().then(({ outcome }) => outcome) }
}

it('a payment runs once if its update comes twice at the same time', async () => {
  let deliver = (_result: E.Either<string, unknown>): void => undefined
  const { begun, run } = selling(
    makeMemoryStore(),
    () => () =>
      new Promise((resolve) => {
        deliver = resolve
      }),
  )
  const both = [run(), run()]
  await settled()
  deliver(E.right(1))
  expect(await Promise.all(both)).toEqual([E.right('handled'), E.right('handled')])
  expect(begun).toEqual([false])
})

it('a payment runs again, one after the other, if the first run fails', async () => {
  const { begun, run } = selling(makeMemoryStore(), () => TE.left('broken'))
  expect(await Promise.all([run(), run()])).toEqual([E.left('broken'), E.left('broken')])
  expect(begun).toEqual([false, true])
})

it('a payment runs even if a store rejects against its contract', async () => {
  const reject = () => () => Promise.reject(new Error('no connection'))
  const { begun, run } = selling({ get: reject, set: reject, remove: reject }, () => TE.right(1))
  expect(await run()).toEqual(E.right('handled'))
  expect(begun).toEqual([true])
})
