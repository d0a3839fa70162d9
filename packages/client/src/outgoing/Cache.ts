// Keeps answers that stay valid for some time: of getMe, getFile and getChatAdministrators.
//
// Wing `outgoing`: middlewares that a call goes through before it is sent.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { type Clock, type Millis, system, unless } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import { bounded, type CallMiddleware } from './CallMiddleware.ts'

// model

export interface CacheOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
  /** How long to keep the user of the bot. Default: `1h`. */
  readonly getMe?: Duration
  /**
   * How long to keep the path of a file. Telegram keeps it for at least an hour. Default: `30m`.
   * https://core.telegram.org/bots/api#getfile
   */
  readonly getFile?: Duration
  /**
   * How long to keep the administrators of a chat. During this time, the answer may still show rights that
   * were taken away. Default: `1m`.
   */
  readonly getChatAdministrators?: Duration
  /** The most answers to keep; the oldest is forgotten first. Default: 1,000. */
  readonly most?: number
}

// constructors

/**
 * Keeps the answers of `getMe`, `getFile` and `getChatAdministrators` for some time. Equal calls that run at
 * the same time share one answer. Errors are not kept. Each call decodes the answer with its own decoder.
 * Each bot needs its own cache.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { cache, through } from '@pipegram/client/Outgoing'
 *   import { getChatAdministrators } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const client = pipe(call, through(cache({ getChatAdministrators: '10s' })))
 *
 *   await client(getChatAdministrators({ chat_id: -1 }))()
 *   await client(getChatAdministrators({ chat_id: -1 }))()
 *   assert.strictEqual(calls().length, 1)
 */
export const cache = ({
  clock = system,
  getMe = '1h',
  getFile = '30m',
  getChatAdministrators = '1m',
  most = 1_000,
}: CacheOptions = {}): CallMiddleware => {
  const times = new Map(
    Object.entries({ getMe, getFile, getChatAdministrators }).map(([name, time]) => [
      name,
      toMillis(name, time),
    ]),
  )
  const entries = new Map<string, CachedAnswer>()

  const ask = async <A>(
    key: string,
    time: Millis,
    call: Call<A>,
    next: Interpreter,
  ): Promise<E.Either<ApiError, A>> => {
    let raw: unknown
    const { name, validate, decode } = call.result
    const result: Call<A>['result'] = { name, validate, decode: (answer) => decode((raw = answer)) }
    const running = next({ ...call, result })()
    const entry = { until: clock.now() + time, answer: running.then(E.map(() => raw)) }
    entries.set(key, entry)
    const [oldest] = entries.keys()
    if (entries.size > most && oldest !== undefined) entries.delete(oldest)
    const forget = (): void => {
      if (entries.get(key) === entry) entries.delete(key)
    }
    entry.answer.then((answer) => {
      if (E.isLeft(answer)) forget()
    }, forget)
    return running
  }

  const known = async <A>(
    key: string,
    time: Millis,
    call: Call<A>,
    next: Interpreter,
  ): Promise<E.Either<ApiError, A>> => {
    const entry = entries.get(key)
    if (entry === undefined || entry.until <= clock.now()) {
      entries.delete(key)
      return ask(key, time, call, next)
    }
    const answer = await unless(bounded(next).signal())(entry.answer)()
    if (answer === undefined) return E.left({ _tag: 'Aborted', method: call.method })
    // `Aborted`: the caller that sent the call was aborted, but this one was not.
    if (E.isLeft(answer)) return answer.left._tag === 'Aborted' ? known(key, time, call, next) : answer
    const decoded = call.result.decode(answer.right)
    return E.isRight(decoded) ? decoded : next(call)()
  }

  return (call, next) => {
    const time = times.get(call.method)
    if (time === undefined) return next(call)
    return () => {
      const key = keyOf(call)
      return key === undefined ? next(call)() : known(key, time, call, next)
    }
  }
}

// private

interface CachedAnswer {
  readonly until: Millis
  /** The answer of Telegram, undecoded. */
  readonly answer: Promise<E.Either<ApiError, unknown>>
}

// `undefined` if the parameters cannot be written as JSON: then the client fails with the reason.
const keyOf = ({ method, params }: Call<unknown>): string | undefined => {
  try {
    return `${method} ${JSON.stringify(Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1)))}`
  } catch {
    return undefined
  }
}
