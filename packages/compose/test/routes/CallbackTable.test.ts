// Tables of buttons: a function per variant, one answer for bad buttons, and an answer to every press.

import {
  answering,
  callbacks,
  catchError,
  choose,
  handle,
  inspect,
  log,
  on,
  otherButtons,
  pipeline,
  report,
  tell,
  use,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { callbackUnion, int } from '@pipegram/core/CallbackData'
import { answer, edit } from '@pipegram/core/Reply'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import { pressed, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const refusal: ApiError = {
  _tag: 'RateLimited',
  method: 'editMessageText',
  retryAfter: 3,
  description: 'Too Many Requests: retry after 3',
}
const Cart = callbackUnion(
  'cart',
  { add: { item: int }, clear: {} },
  { version: 1, sign: signer(Secret.make('0123456789abcdef')) },
)

const cart = pipeline(
  callbacks(Cart, {
    add: ({ call, callback_query, payload }) => call(edit(callback_query, `Item ${payload.item}`)),
    clear: ({ call, callback_query }) => call(answer(callback_query, 'Empty')),
  }),
)

const run = async (
  handler: Parameters<typeof harness>[0],
  data: string,
  answers?: NonNullable<Parameters<typeof harness>[1]>,
) => {
  const { outcome, calls } = await harness(handler, answers)(pressed(data))()
  return {
    outcome,
    calls: calls.map(({ method, params }) => [method, 'text' in params ? params.text : undefined]),
  }
}

describe('callbacks', () => {
  it('run the function of the variant, and answer a press that it leaves open', async () => {
    expect(await run(cart, Cart.encode({ _tag: 'add', item: 7 }))).toEqual({
      outcome: E.right('handled'),
      calls: [
        ['editMessageText', 'Item 7'],
        ['answerCallbackQuery', undefined],
      ],
    })
    expect(await run(cart, Cart.encode({ _tag: 'clear' }))).toEqual({
      outcome: E.right('handled'),
      calls: [['answerCallbackQuery', 'Empty']],
    })
  })
  it('run nothing for old and forged buttons, and tell only the bot why', async () => {
    const bad = async (data: string) => (await run(cart, data)).outcome
    expect(await bad('cart.add.7')).toEqual(
      E.left({
        _tag: 'BadButton',
        fault: { _tag: 'OtherVersion', version: 0 },
        sentence: 'This button no longer works.',
      }),
    )
    expect(await bad('cart~1.add.7.AAAAAAAAAAAA')).toMatchObject(E.left({ fault: { _tag: 'Forged' } }))
    expect((await run(pipe(cart, catchError(tell)), 'cart~1.clear')).calls).toEqual([
      ['answerCallbackQuery', 'This button no longer works.'],
    ])
  })
  it('show a bad button in the log only by its tag', async () => {
    const notes: Array<unknown> = []
    const noted = pipeline(
      use(log((record) => notes.push(record))),
      callbacks(Cart, { add: () => TE.right(1), clear: () => TE.right(1) }),
      catchError(tell),
    )
    await run(noted, 'cart~1.clear')
    expect(notes).toEqual([
      expect.objectContaining({ kind: 'callback_query', button: 'cart', outcome: 'BadButton' }),
    ])
    expect(JSON.stringify(notes)).not.toContain('clear')
  })
  it('give every bad button the same answer, whatever it carries', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 58 }), async (rest) => {
        const { calls } = await run(pipe(cart, catchError(tell)), `cart~${rest}`)
        expect(calls).toEqual([['answerCallbackQuery', 'This button no longer works.']])
      }),
    ))
  it('leave other buttons, and other updates, to the next branch', async () => {
    expect(await run(cart, 'card.add.7')).toEqual({ outcome: E.right('skipped'), calls: [] })
    const { outcome } = await harness(cart)(said('cart.clear'))()
    expect(outcome).toEqual(E.right('skipped'))
    const { outcome: game } = await harness(cart)({
      update_id: 1,
      callback_query: {
        id: '1',
        from: { id: 1, is_bot: false, first_name: 'A' },
        chat_instance: '1',
        game_short_name: 'cart',
      },
    })()
    expect(game).toEqual(E.right('skipped'))
  })
  it('are one branch of an index, and known to inspect', async () => {
    const Page = callbackUnion('page', { next: {} })
    const bot = pipeline(
      choose(callbacks(Page, { next: () => TE.right(1) }), () => cart, otherButtons({ sentence: 'Gone' })),
    )
    expect(inspect(bot).allowedUpdates).toEqual(['callback_query'])
    expect((await run(bot, Cart.encode({ _tag: 'clear' }))).calls).toEqual([['answerCallbackQuery', 'Empty']])
    expect((await run(pipe(bot, catchError(tell)), 'menu.open')).calls).toEqual([
      ['answerCallbackQuery', 'Gone'],
    ])
    expect((await run(bot, 'menu.open')).outcome).toEqual(
      E.left({ _tag: 'BadButton', fault: { _tag: 'NotOurs' }, sentence: 'Gone' }),
    )
  })
})

describe('answering', () => {
  const query = 'callback_query'
  it('answers a press after a failure and after a throw, which go on', async () => {
    expect(
      await run(cart, Cart.encode({ _tag: 'add', item: 7 }), {
        answer: ({ method }) => (method === 'editMessageText' ? E.left(refusal) : E.right(true)),
      }),
    ).toEqual({
      outcome: E.left(refusal),
      calls: [
        ['editMessageText', 'Item 7'],
        ['answerCallbackQuery', undefined],
      ],
    })
    const methods: Array<string> = []
    const throwing = pipeline(
      use(answering),
      use(on(query)),
      handle(() => () => Promise.reject(new TypeError('a fault'))),
    )
    await expect(
      harness(throwing, {
        answer: ({ method }) => {
          methods.push(method)
          return E.right(true)
        },
      })(pressed('x'))(),
    ).rejects.toThrow('a fault')
    expect(methods).toEqual(['answerCallbackQuery'])
  })
  it('leaves skipped presses, errors that users can correct, and other updates', async () => {
    const skipping = pipeline(
      use(answering),
      use(on('message')),
      handle(() => TE.right(1)),
    )
    expect(await run(skipping, 'x')).toEqual({ outcome: E.right('skipped'), calls: [] })
    const later = pipeline(
      use(answering),
      handle(({ update }) => TE.right(update)),
    )
    expect((await harness(later)(said('x'))()).calls).toEqual([])
    const refusing = pipeline(
      use(answering),
      handle(() => TE.left({ _tag: 'NotYours', sentence: 'Not yours.' })),
    )
    expect((await run(refusing, 'x')).calls).toEqual([])
    expect((await run(pipe(refusing, catchError(tell)), 'x')).calls).toEqual([
      ['answerCallbackQuery', 'Not yours.'],
    ])
  })
  it('counts an answer when it runs, not when it is built, and never fails by its own answer', async () => {
    const forgetful = pipeline(
      use(answering),
      use(on(query)),
      handle(({ call, callback_query }) => {
        const built = [call(answer(callback_query, 'never sent'))]
        return TE.right(built.length)
      }),
      catchError(report),
    )
    expect(await run(forgetful, 'x', { answer: () => E.left(refusal) })).toEqual({
      outcome: E.right('handled'),
      calls: [['answerCallbackQuery', undefined]],
    })
  })
  it('does not count the answer to another query', async () => {
    const other = { id: 'other', from: { id: 1, is_bot: false, first_name: 'A' }, chat_instance: '1' }
    const bot = pipeline(
      use(answering),
      handle(({ call }) => call(answer(other, 'x'))),
    )
    expect((await run(bot, 'x')).calls).toEqual([
      ['answerCallbackQuery', 'x'],
      ['answerCallbackQuery', undefined],
    ])
  })
})
