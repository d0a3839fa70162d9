import { commands, pipeline, use } from '@pipegram/compose'
import { makeOutbox, outbox, type OutboxOptions } from '@pipegram/compose/Outbox'
import type { ApiError } from '@pipegram/core/ApiError'
import { bounded } from '@pipegram/core/Bounded'
import { type Call, type Interpreter, raw } from '@pipegram/core/Call'
import { getChat, sendMessage, sendPhoto } from '@pipegram/core/Calls'
import { trackCalls } from '@pipegram/core/CallTracker'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import { Answer, harness, makeRecorder, makeTestClock, said } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const hello = (text: string, chat_id = 1) => sendMessage({ chat_id, text })

// An outbox, the calls that were sent, and what Telegram says to the next ones.
const stage = (options: Partial<OutboxOptions> = {}) => {
  const clock = makeTestClock()
  const store = makeMemoryStore({ clock })
  const sent: Array<string> = []
  let answer: (call: Call<unknown>) => E.Either<ApiError, unknown> = Answer.success()
  const { call } = makeRecorder((request) => {
    sent.push('text' in request.params ? String(request.params.text) : request.method)
    return answer(request)
  })
  const box = makeOutbox({ store, ...options })
  return {
    clock,
    store,
    sent,
    call,
    box,
    again: (name = 'a', by: Interpreter = call) => box(name, by),
    becomes: (next: typeof answer) => void (answer = next),
  }
}

const timeout: ApiError = { _tag: 'Timeout', method: 'sendMessage', after: 1 }

describe('an outbox', () => {
  it('gives the recorded results, and sends the rest', async () => {
    const { sent, again } = stage()
    const first = again()
    const results = [await first.call(hello('1'))(), await first.call(hello('2'))()]
    const second = again()
    expect([await second.call(hello('1'))(), await second.call(hello('2'))()]).toEqual(results)
    await second.call(hello('3'))()
    expect(sent).toEqual(['1', '2', '3'])
  })

  it('keeps subjects apart, and forgets them after its time', async () => {
    const { clock, sent, store, again } = stage({ ttl: '1h' })
    await again('a').call(hello('1'))()
    await again('b').call(hello('2'))()
    await clock.advance(3_600_000)
    await again('a').call(hello('3'))()
    expect(sent).toEqual(['1', '2', '3'])
    expect(store.size()).toBeLessThanOrEqual(2)
  })

  it('treats a call of another method or chat as another call', async () => {
    const { sent, again } = stage()
    await again().call(hello('1'))()
    await again().call(hello('2', 2))()
    await again().call(sendPhoto({ chat_id: 2, photo: 'id' }))()
    expect(sent).toEqual(['1', '2', 'sendPhoto'])
  })

  it('knows a named step in any order, and sends it once', async () => {
    const { sent, again } = stage()
    const first = again()
    await first.step('a')(hello('a'))()
    await first.step('b')(hello('b'))()
    const second = again()
    await second.step('b')(hello('b'))()
    await second.step('a')(hello('a'))()
    await second.step('a')(hello('a'))()
    expect(sent).toEqual(['a', 'b'])
  })

  it('asks again what only reads', async () => {
    const { sent, store, again } = stage()
    for (let i = 0; i < 2; i++) await again().call(getChat({ chat_id: 1 }))()
    expect([sent, store.size()]).toEqual([['getChat', 'getChat'], 0])
  })

  it('gives a decoded result of any codec', async () => {
    const { again, becomes } = stage()
    const Doubled = new t.Type<number, number>(
      'Doubled',
      t.number.is,
      (u) => (typeof u === 'number' ? t.success(2 * u) : t.failure(u, [])),
      (n) => n / 2,
    )
    becomes(() => E.right(21))
    for (let i = 0; i < 2; i++) expect(await again().call(raw('double', {}, Doubled))()).toEqual(E.right(42))
  })
})

describe('a call in flight', () => {
  // It was written down, and its process was killed.
  const killed = async (options: Partial<OutboxOptions>) => {
    const world = stage(options)
    void world.again('a', () => () => new Promise<never>(() => undefined)).call(hello('lost'))()
    await Promise.resolve()
    await world.clock.advance(1)
    return world
  }

  it('is repeated', async () => {
    const { sent, again } = await killed({})
    expect(E.isRight(await again().call(hello('1'))())).toBe(true)
    await again().call(hello('1'))()
    expect(sent).toEqual(['1'])
  })

  it('is left out if told so, and the rest is sent', async () => {
    const { sent, again } = await killed({
      inFlight: ({ method }) => (method === 'sendMessage' ? 'skip' : 'repeat'),
    })
    const { call } = again()
    expect(await call(hello('1'))()).toMatchObject(E.left({ _tag: 'Unsendable' }))
    await call(hello('2'))()
    expect(sent).toEqual(['2'])
  })

  it('is one whose answer was lost, and not one that was refused', async () => {
    const { sent, again, becomes } = stage({ inFlight: 'skip' })
    const refused: ApiError = { _tag: 'RateLimited', method: 'sendMessage', retryAfter: 1, description: '' }
    becomes(() => E.left(refused))
    expect(await again('a').call(hello('1'))()).toEqual(E.left(refused))
    becomes(() => E.left(timeout))
    expect(await again('a').call(hello('2'))()).toEqual(E.left(timeout))
    becomes(Answer.success())
    expect(await again('a').call(hello('3'))()).toMatchObject(E.left({ _tag: 'Unsendable' }))
    expect(sent).toEqual(['1', '2'])
  })
})

describe('a store that is away', () => {
  const away: Store = {
    get: () => TE.left({ _tag: 'Unavailable', reason: 'Away.' }),
    set: () => TE.left({ _tag: 'Unavailable', reason: 'Away.' }),
    remove: () => TE.left({ _tag: 'Unavailable', reason: 'Away.' }),
  }

  it('sends nothing that could not be written down', async () => {
    const { sent, again } = stage({ store: away })
    expect(await again().call(hello('1'))()).toEqual(
      E.left({
        _tag: 'Unsendable',
        method: 'sendMessage',
        reason: 'Its outbox cannot be used: Away.',
        isAway: true,
      }),
    )
    expect(sent).toEqual([])
  })

  it('or a record that is broken, sends nothing', async () => {
    const { sent, store, again } = stage()
    await store.set('a outbox 0', '{', undefined)()
    expect(await again().call(hello('1'))()).toMatchObject(E.left({ _tag: 'Unsendable' }))
    expect(sent).toEqual([])
  })
})

describe('the step outbox', () => {
  it('works with the tracking of calls that do not run', async () => {
    const store = makeMemoryStore()
    const bot = pipeline(
      use(outbox({ store })),
      commands({
        pay: ({ call }) =>
          pipe(
            call(hello('1')),
            TE.chain(() => {
              // eslint-disable-next-line pipegram/dropped-effect -- this mistake is what is reported
              call(hello('lost'))
              return call(hello('2'))
            }),
          ),
      }),
    )
    for (const calls of [2, 0]) {
      const result = await harness(bot)(said('/pay', { update_id: 7 }))()
      expect([result.calls.length, result.unrun]).toEqual([calls, ['sendMessage']])
    }
  })

  it('keeps the properties of the client, and the limits of its calls', async () => {
    const { again, call, sent } = stage()
    const client = Object.assign(bounded(call), { download: () => 'here' })
    const { call: tracked } = trackCalls(client)
    const boxed = again('a', tracked).call
    expect(Reflect.get(boxed, 'download')).toBe(client.download)
    const limited = bounded(boxed).with({ signal: AbortSignal.abort() })
    expect(await limited(hello('1'))()).toMatchObject(E.left({ _tag: 'Aborted' }))
    expect(sent).toEqual([])
  })
})
