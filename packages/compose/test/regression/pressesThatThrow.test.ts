// A press was not answered if the function threw before it returned a promise, or if its own answer was
// refused. Its user kept waiting.

import {
  answering,
  callbacks,
  handle,
  on,
  pipeline,
  use,
  type Context,
  type Handler,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { callbackUnion } from '@pipegram/core/CallbackData'
import { answer } from '@pipegram/core/Reply'
import { pressed } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

const throwing = (): TE.TaskEither<never, unknown> => {
  throw new TypeError('a fault')
}

it.each<readonly [string, Handler<Context, unknown>]>([
  ['a table', pipeline(callbacks(callbackUnion('cart', { clear: {} }), { clear: throwing }))],
  ['a chain', pipeline(use(answering), use(on('callback_query')), handle(throwing))],
])('a press is answered if a function of %s throws at once, and the error goes on', async (_name, bot) => {
  const methods: Array<string> = []
  const run = harness(bot, {
    answer: ({ method }) => {
      methods.push(method)
      return E.right(true)
    },
  })
  await expect(run(pressed('cart.clear'))()).rejects.toThrow('a fault')
  expect(methods).toEqual(['answerCallbackQuery'])
})

it('a press is answered if its answer was refused, such as one of more than 200 characters', async () => {
  const refusal: ApiError = {
    _tag: 'Rejected',
    method: 'answerCallbackQuery',
    code: 400,
    reason: 'Other',
    description: 'Bad Request: MESSAGE_TOO_LONG',
  }
  const bot = pipeline(
    use(answering),
    use(on('callback_query')),
    handle(({ call, callback_query }) => call(answer(callback_query, 'x'.repeat(201)))),
  )
  const { outcome, calls } = await harness(bot, {
    answer: ({ params }) => ('text' in params ? E.left(refusal) : E.right(true)),
  })(pressed('x'))()
  expect(outcome).toEqual(E.left(refusal))
  expect(calls.map(({ params }) => 'text' in params)).toEqual([true, false])
})

it('an error of a press is kept if the answer throws as well', async () => {
  const bot = pipeline(use(answering), use(on('callback_query')), handle(throwing))
  const { update, me } = { update: pressed('x'), me: { id: 1, is_bot: true, first_name: 'B' } }
  await expect(
    (async () =>
      bot({
        update,
        me,
        signal: new AbortController().signal,
        call: () => () => Promise.reject(new Error('no line')),
      })())(),
  ).rejects.toThrow('a fault')
})
