// An async function that caught a failed send could tell the error only by the words of its message.

import { fromAsync, fromKoa, handle, pipeline, use } from '@pipegram/compose'
import { fromCause, type ApiError } from '@pipegram/core/ApiError'
import { sendMessage } from '@pipegram/core/Calls'
import { message, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

const blocked: ApiError = {
  _tag: 'BotBlocked',
  method: 'sendMessage',
  description: 'Forbidden: bot was blocked by the user',
}
const limited: ApiError = {
  _tag: 'RateLimited',
  method: 'sendMessage',
  retryAfter: 3,
  description: 'Too Many Requests: retry after 3',
}

it('an async function sees which error it caught, and fails with it if it throws it again', async () => {
  const left: Array<number> = []
  const news = pipeline(
    handle(
      fromAsync(async ({ send }) => {
        for (const chat_id of [1, 2, 3, 4]) {
          try {
            await send(sendMessage({ chat_id, text: 'News' }))
          } catch (thrown) {
            if (fromCause(thrown)?._tag !== 'BotBlocked') throw thrown
            left.push(chat_id)
          }
        }
      }),
    ),
  )
  let calls = 0
  const { outcome } = await harness(news, {
    answer: () => [E.right(message('x')), E.left(blocked), E.left(limited)][calls++] ?? E.right(message('x')),
  })(said('/news'))()
  expect(left).toEqual([2])
  expect(outcome).toEqual(E.left(limited))
  expect(calls).toBe(3)
})

it('a middleware with promises sees which error followed', async () => {
  const seen: Array<unknown> = []
  const bot = pipeline(
    use(
      fromKoa(async (_, next) => {
        try {
          return await next({})
        } catch (thrown) {
          seen.push(fromCause(thrown))
          return
        }
      }),
    ),
    handle(({ call }) => call(sendMessage({ chat_id: 1, text: 'x' }))),
  )
  await harness(bot, { answer: () => E.left(blocked) })(said('x'))()
  expect(seen).toEqual([blocked])
})
