// Payments: queries decided in time or refused, money that is handled once, and invoices of others.

import {
  catchError,
  choose,
  inspect,
  payments,
  pipeline,
  tell,
  type Context,
  type Handler,
} from '@pipegram/compose'
import { callbackData, int } from '@pipegram/core/CallbackData'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import type { Update } from '@pipegram/core/Types'
import { ann, message, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { makeTestClock } from '@pipegram/testing/TestClock'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const Tea = callbackData('tea', { bags: int })
const invoice_payload = Tea.encode({ bags: 5 })
const money = { currency: 'XTR', total_amount: 50, invoice_payload }
const checkout = (payload = invoice_payload): Update => ({
  update_id: 1,
  pre_checkout_query: { id: '7', from: ann, ...money, invoice_payload: payload },
})
const address = {
  country_code: 'DE',
  state: '',
  city: 'B',
  street_line1: 'S',
  street_line2: '',
  post_code: '1',
}
const shipping: Update = {
  update_id: 1,
  shipping_query: { id: '8', from: ann, invoice_payload, shipping_address: address },
}
const { text: _, ...service } = message('')
const paid = (telegram_payment_charge_id = 'c1', payload = invoice_payload): Update => ({
  update_id: 1,
  message: {
    ...service,
    successful_payment: {
      ...money,
      invoice_payload: payload,
      telegram_payment_charge_id,
      provider_payment_charge_id: '',
    },
  },
})
const refunded: Update = {
  update_id: 1,
  message: { ...service, refunded_payment: { ...money, telegram_payment_charge_id: 'c1' } },
}

const yes = () => TE.right({ ok: true as const })
const never = () =>
  TE.fromIO((): void => {
    throw new Error('not reached')
  })
const answersOf = async (bot: Handler<Context, unknown>, update: Update) => {
  const { outcome, calls } = await harness(bot)(update)()
  return { outcome, answers: calls.map(({ params }) => params) }
}
const sorry = 'This did not work. Nothing was paid. Please try again.'

describe('a checkout', () => {
  it('is answered as its function decides, from the payload of the invoice', async () => {
    const bot = pipeline(
      payments(Tea, {
        checkout: ({ payload, pre_checkout_query }) =>
          TE.right(
            payload.bags === 5 && pre_checkout_query.total_amount === 50
              ? { ok: true }
              : { ok: false, error_message: 'Sold out.' },
          ),
        paid: never,
      }),
    )
    expect((await answersOf(bot, checkout())).answers).toEqual([{ pre_checkout_query_id: '7', ok: true }])
    expect((await answersOf(bot, checkout(Tea.encode({ bags: 6 })))).answers).toEqual([
      { pre_checkout_query_id: '7', ok: false, error_message: 'Sold out.' },
    ])
  })
  it('is refused if the function is late, and ends with it', async () => {
    const clock = makeTestClock()
    let decide = (_: E.Either<never, { readonly ok: true }>): void => undefined
    const bot = pipeline(
      payments(
        Tea,
        {
          checkout: () => () =>
            new Promise<E.Either<never, { readonly ok: true }>>((resolve) => {
              decide = resolve
            }),
          paid: never,
        },
        { clock },
      ),
    )
    const seen: Array<unknown> = []
    let isOver = false
    const running = harness(bot, {
      answer: ({ params }) => {
        seen.push(params)
        return E.right(true)
      },
    })(checkout())().then(({ outcome }) => {
      isOver = true
      return outcome
    })
    await clock.asleep(8_000)
    await clock.advance(7_999)
    expect(seen).toEqual([])
    await clock.advance(1)
    expect(seen).toEqual([{ pre_checkout_query_id: '7', ok: false, error_message: sorry }])
    expect(isOver).toBe(false)
    decide(E.right({ ok: true }))
    expect(await running).toEqual(E.right('handled'))
    expect(seen).toHaveLength(1)
    expect(clock.sleeping()).toEqual([])
  })
  it('is refused if the function fails or throws, and by tell if the error has a sentence', async () => {
    const failing = pipeline(payments(Tea, { checkout: () => TE.left('broken' as const), paid: never }))
    expect(await answersOf(failing, checkout())).toEqual({
      outcome: E.left('broken'),
      answers: [{ pre_checkout_query_id: '7', ok: false, error_message: sorry }],
    })
    const calls: Array<unknown> = []
    const throwing = pipeline(
      payments(
        Tea,
        {
          checkout: (): TE.TaskEither<never, { readonly ok: true }> => {
            throw new TypeError('a fault')
          },
          paid: never,
        },
        { sorry: 'Oh.' },
      ),
    )
    await expect(
      harness(throwing, {
        answer: ({ params }) => {
          calls.push(params)
          return E.right(true)
        },
      })(checkout())(),
    ).rejects.toThrow('a fault')
    expect(calls).toEqual([{ pre_checkout_query_id: '7', ok: false, error_message: 'Oh.' }])
    const telling = pipeline(
      payments(Tea, { checkout: () => TE.left({ _tag: 'Gone', sentence: 'Gone.' }), paid: never }),
      catchError((error, ctx) => (typeof error === 'object' ? tell(error, ctx) : TE.left(error))),
    )
    expect((await answersOf(telling, checkout())).answers).toEqual([
      { pre_checkout_query_id: '7', ok: false, error_message: 'Gone.' },
    ])
  })
  it('of another tag is left to the next branch, and one with an invalid invoice is refused', async () => {
    const bot = pipeline(payments(Tea, { checkout: yes, paid: never }))
    expect(await answersOf(bot, checkout('coffee.1'))).toEqual({ outcome: E.right('skipped'), answers: [] })
    expect((await answersOf(bot, checkout('tea.x!'))).outcome).toEqual(
      E.left({ _tag: 'BadInvoice', sentence: 'This invoice is no longer valid.' }),
    )
    expect((await answersOf(pipe(bot, catchError(tell)), checkout('tea'))).answers).toEqual([
      { pre_checkout_query_id: '7', ok: false, error_message: 'This invoice is no longer valid.' },
    ])
    expect((await answersOf(bot, paid('c1', 'tea'))).outcome).toMatchObject(E.left({ _tag: 'BadInvoice' }))
  })
})

describe('a shipping query', () => {
  const option = { id: 'post', title: 'Post', prices: [{ label: 'Post', amount: 5 }] }
  it('is answered with the shipping options, or with the reason for none', async () => {
    const bot = pipeline(
      payments(Tea, {
        checkout: yes,
        paid: never,
        shipping: ({ shipping_query }) =>
          TE.right(
            shipping_query.shipping_address.country_code === 'DE'
              ? { ok: true, shipping_options: [option] }
              : { ok: false, error_message: 'Too far.' },
          ),
      }),
    )
    expect((await answersOf(bot, shipping)).answers).toEqual([
      { shipping_query_id: '8', ok: true, shipping_options: [option] },
    ])
    expect(inspect(bot).allowedUpdates).toEqual(['message', 'shipping_query', 'pre_checkout_query'])
  })
  it('is not asked for without a shipping function', async () => {
    const bot = pipeline(payments(Tea, { checkout: yes, paid: never }))
    expect((await answersOf(bot, shipping)).outcome).toEqual(E.right('skipped'))
    expect(inspect(bot).allowedUpdates).toEqual(['message', 'pre_checkout_query'])
  })
})

describe('a payment', () => {
  const noting = (store?: Store) => {
    const seen: Array<unknown> = []
    let fails = false
    const bot = pipeline(
      choose(
        payments(
          Tea,
          {
            checkout: yes,
            paid: ({ payload, successful_payment, isRepeat }) =>
              fails
                ? TE.left('broken' as const)
                : TE.fromIO(() => {
                    seen.push([payload.bags, successful_payment.telegram_payment_charge_id, isRepeat])
                  }),
            refunded: ({ payload, isRepeat }) =>
              TE.fromIO(() => {
                seen.push(['back', payload.bags, isRepeat])
              }),
          },
          store === undefined ? {} : { store },
        ),
      ),
    )
    return {
      bot,
      seen,
      fail: (value: boolean) => {
        fails = value
      },
    }
  }
  it('is handled once, apart from others, and so is its refund', async () => {
    const { bot, seen } = noting()
    for (const update of [paid(), paid(), paid('c2'), refunded, refunded])
      expect((await harness(bot)(update)()).outcome).toEqual(E.right('handled'))
    expect(seen).toEqual([
      [5, 'c1', false],
      [5, 'c2', false],
      ['back', 5, false],
    ])
  })
  it('is handled once by many processes', async () => {
    const store = makeMemoryStore()
    const [one, two] = [noting(store), noting(store)]
    await harness(one.bot)(paid())()
    await harness(two.bot)(paid())()
    expect([...one.seen, ...two.seen]).toEqual([[5, 'c1', false]])
  })
  it('is tried again after a crash, and the function is told', async () => {
    const { bot, seen, fail } = noting()
    fail(true)
    expect((await harness(bot)(paid())()).outcome).toEqual(E.left('broken'))
    fail(false)
    for (let i = 0; i < 2; i += 1) await harness(bot)(paid())()
    expect(seen).toEqual([[5, 'c1', true]])
  })
  it('is handled even if the store fails', async () => {
    const down = () => TE.left({ _tag: 'Unavailable' as const, reason: 'It is down.' })
    const { bot, seen } = noting({ get: down, set: down, remove: down })
    await harness(bot)(paid())()
    expect(seen).toEqual([[5, 'c1', true]])
  })
  it('is remembered for two days, in a memory that two bots do not share', async () => {
    const clock = makeTestClock()
    const store = makeMemoryStore({ clock })
    const [one, two] = [noting(store), noting()]
    await harness(one.bot)(paid())()
    await harness(two.bot)(paid())()
    await clock.advance(48 * 3_600_000)
    expect(E.isRight(await store.get('tea paid c1')()) && (await store.get('tea paid c1')())).toEqual(
      E.right(undefined),
    )
    expect(two.seen).toHaveLength(1)
  })
  it('of another tag, and any other update, is skipped', async () => {
    const { bot } = noting()
    for (const update of [paid('c1', 'coffee'), said('x')])
      expect((await harness(bot)(update)()).outcome).toEqual(E.right('skipped'))
  })
})
