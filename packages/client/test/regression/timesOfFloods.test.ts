// A 429 with a time that makes no sense was repeated without a pause, or was no longer a 429. A group moved
// to an id that was no id.

import { through } from '@pipegram/client/CallMiddleware'
import { retry } from '@pipegram/client/Retry'
import { bounded } from '@pipegram/core/Bounded'
import { sendMessage } from '@pipegram/core/Calls'
import { makeRecorder, makeTestClock } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { clientOf, failure, getMe } from '../Fixtures.ts'
import { reply, serve } from '../Server.ts'

const refusal = (code: number, parameters: string) =>
  reply(code, `{"ok":false,"error_code":${code},"description":"Said so","parameters":${parameters}}`)

it.each(['0', '-5', '1e999', '-1e999', '"7"', 'null', '{}'])(
  'a 429 with retry_after %s is RateLimited for a second',
  async (value) => {
    await using server = await serve(refusal(429, `{"retry_after":${value}}`))
    await using client = clientOf({ apiRoot: server.apiRoot })
    expect(await failure(client(getMe)())).toEqual({
      _tag: 'RateLimited',
      method: 'getMe',
      retryAfter: 1,
      description: 'Said so',
    })
  },
)

it.each(['7', '"x"', '[]'])('a 429 with the parameters %s is RateLimited for a second', async (value) => {
  await using server = await serve(refusal(429, value))
  await using client = clientOf({ apiRoot: server.apiRoot })
  expect(await failure(client(getMe)())).toMatchObject({ retryAfter: 1, description: 'Said so' })
})

it.each(['"abc"', '1.5', '0', '1e999', '9007199254740993', 'null'])(
  'moves no group to the id %s',
  async (value) => {
    await using server = await serve(refusal(400, `{"migrate_to_chat_id":${value}}`))
    await using client = clientOf({ apiRoot: server.apiRoot })
    expect(await failure(client(getMe)())).toMatchObject({ _tag: 'Rejected', code: 400 })
  },
)

it.each([0, -1, Infinity, NaN])('retry waits as usual, and at least 0.5 s, for %d s', async (retryAfter) => {
  const clock = makeTestClock()
  const times: Array<number> = []
  const { call } = makeRecorder(({ method }) => {
    times.push(clock.now())
    return E.left({ _tag: 'RateLimited', method, retryAfter, description: '' })
  })
  const running = through(retry({ clock, random: () => 0.5 }))(bounded(call))(
    sendMessage({ chat_id: 1, text: 'Hello' }),
  )()
  await clock.advance(60_000)
  expect(await running).toMatchObject(E.left({ _tag: 'RateLimited' }))
  expect(times).toEqual([0, 500, 1500, 3500, 7500])
})

it('retry returns a flood wait of hours at once', async () => {
  const clock = makeTestClock()
  const { call, calls } = makeRecorder(({ method }) =>
    E.left({ _tag: 'RateLimited', method, retryAfter: 42_055, description: '' }),
  )
  const client = through(retry({ clock, within: '24h' }))(bounded(call))
  const error = await failure(client(sendMessage({ chat_id: 1, text: 'Hello' }))())
  expect(error).toMatchObject({ _tag: 'RateLimited', retryAfter: 42_055 })
  expect(calls()).toHaveLength(1)
})
