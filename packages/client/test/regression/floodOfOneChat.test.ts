// One chat in a flood wait of hours stopped the bot for all: its calls waited without bound.

import { through } from '@pipegram/client/CallMiddleware'
import { throttle, type CallThrottleOptions } from '@pipegram/client/CallThrottle'
import { makeFloodTable } from '@pipegram/client/FloodWait'
import { retry } from '@pipegram/client/Retry'
import { bounded } from '@pipegram/core/Bounded'
import type { Call } from '@pipegram/core/Call'
import { sendMessage, setMyName } from '@pipegram/core/Calls'
import { makeMemoryStore } from '@pipegram/core/Store'
import { Answer, makeRecorder, makeTestClock, settled } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { clientOf } from '../Fixtures.ts'
import { ok, refuse, serve } from '../Server.ts'

const hours = 42_055
const message = (chat_id: number) => sendMessage({ chat_id, text: 'Hello' })

/** A client whose calls to chat 1 and whose other calls with `isLimited` are refused. */
const setUp = (
  retryAfter: number,
  options: CallThrottleOptions = {},
  isLimited = ({ params }: Call<unknown>) => 'chat_id' in params && params.chat_id === 1,
) => {
  const clock = makeTestClock()
  const { call, calls } = makeRecorder((request) =>
    isLimited(request)
      ? E.left({ _tag: 'RateLimited', method: request.method, retryAfter, description: '' })
      : Answer.success()(request),
  )
  const client = through(retry({ clock }), throttle({ clock, ...options }))(bounded(call))
  return { clock, calls, client, call }
}

describe('a chat in a flood wait of hours', () => {
  it('fails each call at once with the time that is left, and holds no other chat', async () => {
    const { clock, client, calls } = setUp(hours)
    const limited = E.left({ _tag: 'RateLimited', retryAfter: hours })
    expect(await client(message(1))()).toMatchObject(limited)
    await clock.advance(55_000)
    expect(await client(message(1))()).toMatchObject(E.left({ _tag: 'RateLimited', retryAfter: hours - 55 }))
    expect(E.isRight(await client(message(2))())).toBe(true)
    expect(calls()).toHaveLength(2)
    expect(clock.sleeping()).toEqual([])
  })

  it('ends the calls that already wait', async () => {
    const { clock, client } = setUp(hours)
    const running = Promise.all(Array.from({ length: 100 }, () => client(message(1))()))
    await clock.advance(0)
    const results = await running
    expect(results).toHaveLength(100)
    for (const result of results) expect(result).toMatchObject(E.left({ retryAfter: hours }))
    expect(clock.sleeping()).toEqual([])
  })

  it('ends the calls of other processes that share a store', async () => {
    const clock = makeTestClock()
    const store = makeMemoryStore({ clock })
    const { call } = setUp(hours)
    const one = through(throttle({ clock, store }))(bounded(call))
    const other = through(throttle({ clock, store }))(bounded(call))
    expect(await one(message(1))()).toMatchObject(E.left({ _tag: 'RateLimited' }))
    await settled()
    const waiting = [other(message(1))(), other(message(1))()]
    await clock.advance(0)
    for (const result of await Promise.all(waiting))
      expect(result).toMatchObject(E.left({ _tag: 'RateLimited', retryAfter: hours }))
    expect(E.isRight(await other(message(2))())).toBe(true)
  })
})

it('a call waits for a chat in a short flood wait', async () => {
  let first = true
  const { clock, client } = setUp(20, {}, () => first && !(first = false))
  const running = client(message(1))()
  await clock.advance(20_000)
  expect(E.isRight(await running)).toBe(true)
})

it('a flood wait of hours for a method holds no message', async () => {
  const { client } = setUp(hours, {}, ({ method }) => method === 'setMyName')
  expect(await client(setMyName({ name: 'Bot' }))()).toMatchObject(E.left({ _tag: 'RateLimited' }))
  expect(E.isRight(await client(message(2))())).toBe(true)
})

it('only as many calls wait for one chat as the option allows, and others go on', async () => {
  const { clock, client } = setUp(1, { maxQueuedPerChat: 3 }, () => false)
  const running = Array.from({ length: 6 }, () => client(message(5))())
  expect(await running[4]).toMatchObject(
    E.left({ _tag: 'Unsendable', reason: expect.stringMatching(/^3 calls already wait for this chat/) }),
  )
  expect(E.isRight(await client(message(6))())).toBe(true)
  await clock.advance(10_000)
  expect((await Promise.all(running)).filter(E.isRight)).toHaveLength(4)
})

describe('the waits of a client', () => {
  it('are those of chats and methods, until they are over', async () => {
    await using limited = await serve(refuse(429, 'Too Many Requests', { retry_after: hours }))
    await using client = clientOf({ apiRoot: limited.apiRoot })
    expect(client.waits()).toEqual([])
    await client(message(1))()
    await client.with({ timeout: '5s' })(setMyName({ name: 'Bot' }))()
    expect(client.waits()).toEqual([
      { chat: 1, method: 'sendMessage', until: expect.any(Number) },
      { method: 'setMyName', until: expect.any(Number) },
    ])
    await using free = await serve(ok(true))
    await using other = clientOf({ apiRoot: free.apiRoot })
    await other(setMyName({ name: 'Bot' }))()
    expect(other.waits()).toEqual([])
  })

  it('are at most 1,000, one for each chat, and end', () => {
    let now = 0
    const { note, waits } = makeFloodTable(() => now)
    const limited = { _tag: 'RateLimited', method: 'sendMessage', retryAfter: 7, description: '' } as const
    for (let chat = 1; chat <= 1_200; chat++) note(message(chat), limited)
    note(message(1_200), { ...limited, retryAfter: 3 })
    expect(waits()).toHaveLength(1_000)
    expect(waits().at(-1)).toEqual({ chat: 1_200, method: 'sendMessage', until: 7_000 })
    now = 7_000
    expect(waits()).toEqual([])
  })
})
