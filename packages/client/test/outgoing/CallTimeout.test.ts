import { through } from '@pipegram/client/CallMiddleware'
import { throttle } from '@pipegram/client/CallThrottle'
import { timeout } from '@pipegram/client/CallTimeout'
import { retry } from '@pipegram/client/Retry'
import type { Interpreter } from '@pipegram/core/Call'
import { getMe, sendMessage } from '@pipegram/core/Calls'
import { Answer, makeRecorder, makeTestClock } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { clientOf } from '../Fixtures.ts'
import { serve } from '../Server.ts'

const send = sendMessage({ chat_id: 1, text: 'Hello' })
const late = (method: string, after: number) => E.left({ _tag: 'Timeout', method, after })

it('timeout ends a wait in the queue of throttle, and frees the place', async () => {
  const clock = makeTestClock()
  const { call, calls } = makeRecorder(Answer.success())
  const client = through(timeout(2_500, { clock }), throttle({ clock }))(call)
  const running = Promise.all(Array.from({ length: 9 }, () => client(send)()))
  await clock.advance(2_500)
  expect((await running).map((result) => E.isRight(result))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ])
  expect((await running)[8]).toEqual(late('sendMessage', 2_500))
  expect(calls()).toHaveLength(3)
  expect(clock.sleeping()).toEqual([])
})

it('timeout ends a wait of retry', async () => {
  const clock = makeTestClock()
  const { call } = makeRecorder(({ method }) =>
    E.left({ _tag: 'RateLimited', method, retryAfter: 20, description: '' }),
  )
  const running = through(timeout(10, { clock }), retry({ clock }))(call)(send)()
  await clock.advance(10)
  expect(await running).toEqual(late('sendMessage', 10))
  expect(clock.sleeping()).toEqual([])
})

it('timeout ends a call over HTTP, and its connection', async () => {
  await using server = await serve(() => undefined)
  const clock = makeTestClock()
  await using client = clientOf({ apiRoot: server.apiRoot, middlewares: [timeout('1s', { clock })] })
  const arrival = server.arrival()
  const running = client(getMe())()
  await arrival
  await clock.advance(1_000)
  expect(await running).toEqual(late('getMe', 1_000))
})

it('timeout changes no answer in time, no abort, and no poll', async () => {
  const clock = makeTestClock()
  const { call } = makeRecorder(({ method }) => E.left({ _tag: 'Aborted', method }))
  expect(await through(timeout(1_000, { clock }))(call)(getMe())()).toEqual(
    E.left({ _tag: 'Aborted', method: 'getMe' }),
  )
  const never: Interpreter = () => () => new Promise(() => undefined)
  void through(timeout(1_000, { clock }))(never)({ ...getMe(), method: 'getUpdates' })()
  expect(clock.sleeping()).toEqual([])
  expect(() => timeout(0)).toThrow(/^timeout is 0 and should be milliseconds/)
})
