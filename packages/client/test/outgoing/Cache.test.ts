import { cache, type CacheOptions } from '@pipegram/client/Cache'
import { bounded, through } from '@pipegram/client/CallMiddleware'
import type { Call } from '@pipegram/core/Call'
import { getChat, getChatAdministrators, getFile, getMe } from '@pipegram/core/Calls'
import { Answer, makeRecorder, makeTestClock, settled } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const setUp = (options: CacheOptions = {}, failures = 0) => {
  const clock = makeTestClock()
  let asked = 0
  const { call } = makeRecorder((request) =>
    ++asked <= failures
      ? E.left({ _tag: 'Timeout', method: request.method, after: 1 })
      : Answer.success()(request),
  )
  const slow =
    <A>(request: Call<A>) =>
    async () => {
      await clock.sleep(10)()
      return call(request)()
    }
  const client = through(cache({ clock, ...options }))(bounded(slow))
  const get = async (request: Call<unknown>) => {
    const running = client(request)()
    await clock.advance(10)
    return running
  }
  return { clock, client, get, asked: () => asked }
}

const admins = (chat_id: number) => getChatAdministrators({ chat_id })

describe('an answer', () => {
  it.each([
    ['getMe', getMe(), 3_600_000],
    ['getFile', getFile({ file_id: 'a' }), 1_800_000],
    ['getChatAdministrators', admins(-1), 60_000],
  ] as const)('of %s is kept for its time and no longer', async (_name, request, time) => {
    const { clock, get, asked } = setUp()
    const first = await get(request)
    await clock.advance(time - 11)
    expect(await get(request)).toEqual(first)
    expect(asked()).toBe(1)
    await get(request)
    expect(asked()).toBe(2)
  })

  it('is kept by method and parameters, in any order; other methods are not cached', async () => {
    const { get, asked } = setUp()
    await get(admins(-1))
    await get({ ...admins(-1), params: { return_bots: true, chat_id: -1 } })
    await get({ ...admins(-1), params: { chat_id: -1, return_bots: true } })
    await get(admins(-2))
    expect(asked()).toBe(3)
    await get(getChat({ chat_id: -1 }))
    await get(getChat({ chat_id: -1 }))
    expect(asked()).toBe(5)
  })

  it('is shared by calls at the same time; so is an error, which is not kept', async () => {
    const { clock, client, get, asked } = setUp({}, 1)
    const running = Promise.all([1, 2, 3].map(() => client(getMe())()))
    await clock.advance(10)
    expect((await running).map(E.isLeft)).toEqual([true, true, true])
    expect(asked()).toBe(1)
    expect(E.isRight(await get(getMe()))).toBe(true)
    expect(asked()).toBe(2)
  })

  it('is decoded by each call, and is fetched again if it does not fit', async () => {
    const { get, asked } = setUp()
    const size = new t.Type<number>(
      'Size',
      t.number.is,
      (u, c) => (typeof u === 'object' && u !== null ? t.success(Object.keys(u).length) : t.failure(u, c)),
      t.identity,
    )
    await get(getMe())
    expect(await get({ ...getMe(), result: size })).toMatchObject({
      _tag: 'Right',
      right: expect.any(Number),
    })
    expect(asked()).toBe(1)
    expect(await get({ ...getMe(), result: t.string })).toMatchObject(E.left({ _tag: 'Malformed' }))
    expect(asked()).toBe(2)
  })

  it('is kept for the time of its option, in words or milliseconds', async () => {
    const { clock, get, asked } = setUp({ getMe: '2m', getFile: 500 })
    await get(getMe())
    await get(getFile({ file_id: 'a' }))
    await clock.advance(500)
    await get(getFile({ file_id: 'a' }))
    expect(asked()).toBe(3)
    await clock.advance(118_000)
    await get(getMe())
    expect(asked()).toBe(3)
    expect(() => cache({ getMe: NaN })).toThrow(/^getMe is NaN and should be milliseconds/)
  })

  it('is forgotten, the oldest first, if there are too many', async () => {
    const { get, asked } = setUp({ most: 2 })
    for (const chat of [1, 2, 3, 2, 3]) await get(admins(chat))
    expect(asked()).toBe(3)
    await get(admins(1))
    expect(asked()).toBe(4)
  })
})

it('the caller that asked first can abort without the others, and the others can abort too', async () => {
  const { clock, client, asked } = setUp()
  const [first, third] = [new AbortController(), new AbortController()]
  const running = [
    client.with({ signal: first.signal })(getMe())(),
    client(getMe())(),
    client.with({ signal: third.signal })(getMe())(),
  ]
  await settled()
  third.abort()
  expect(await running[2]).toEqual(E.left({ _tag: 'Aborted', method: 'getMe' }))
  first.abort()
  expect(await running[0]).toEqual(E.left({ _tag: 'Aborted', method: 'getMe' }))
  await settled()
  await clock.advance(10)
  expect(await running[1]).toMatchObject({ _tag: 'Right' })
  expect(asked()).toBe(2)
})
