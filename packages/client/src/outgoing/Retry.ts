// Repeats a failed call if that helps and does no harm.

import { type ApiError, floodWait, mayHaveActed } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import { type Clock, type Millis, system } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { bounded, type CallMiddleware } from './CallMiddleware.ts'
import { isRepeatable } from './internal/Methods.ts'
import { makeSlidingLog } from './internal/SlidingLog.ts'

// model

export interface RetryOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
  /** Returns a number from 0 to less than 1, to spread repeats over time. Default: `Math.random`. */
  readonly random?: IO<number>
  /** The most times that a call is sent, 1 or more. Default: 5. */
  readonly attempts?: number
  /** How long after the first attempt another one may begin. Default: `1m`. */
  readonly within?: Duration
  /**
   * The most repeats of all calls together in any minute. When they are used up, errors are returned at once,
   * so that a storm of repeats ends. Default: 100.
   */
  readonly maxRepeats?: number
  /**
   * The wait before the second attempt is a random time up to this one. The bound doubles with each attempt,
   * up to `longest`. Default: `1s`.
   */
  readonly shortest?: Duration
  /** The longest wait between two attempts, except for the time that a 429 asks for. Default: `30s`. */
  readonly longest?: Duration
  /**
   * The longest time that a 429 may ask for. If Telegram asks for more, the call fails at once as
   * `RateLimited`: a flood wait may last for hours. Default: `30s`.
   */
  readonly maxWait?: Duration
  /**
   * Returns true to repeat a call that Telegram may have carried out already. `() => true` sends some
   * messages twice, but loses none. Default: `isSafe`.
   */
  readonly repeat?: (call: Call<unknown>) => boolean
}

// constructors

/**
 * Repeats a call after a 429, when the time in the answer is over, if that is at most `maxWait`. After a 5xx,
 * a timeout or a broken connection it waits for a random time, which grows. If Telegram may have acted, it
 * repeats only calls that are safe to repeat: a message is never sent twice unless `repeat` allows it. Any
 * other error is returned at once, and so is the last error when no attempts are left. The client's signal
 * ends a wait.
 *
 * A file is sent again from its beginning. `getUpdates` is never repeated, since polling handles its failures
 * itself. `retry` throws a `RangeError` if an option is not a number or too small.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { retry, through } from '@pipegram/client/Outgoing'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder, makeTestClock } from '@pipegram/testing'
 *
 *   const clock = makeTestClock()
 *   const { call } = makeRecorder((request) =>
 *     clock.now() < 3_000
 *       ? E.left({ _tag: 'RateLimited', method: request.method, retryAfter: 3, description: '' })
 *       : Answer.success()(request),
 *   )
 *   const sent = pipe(call, through(retry({ clock })))(sendMessage({ chat_id: 1, text: 'Hello' }))()
 *
 *   await clock.advance(3_000)
 *   assert.ok(E.isRight(await sent))
 */
export const retry = ({
  clock = system,
  random = Math.random,
  attempts = 5,
  within = '1m',
  maxRepeats = 100,
  shortest = '1s',
  longest = '30s',
  maxWait = '30s',
  repeat = isSafe,
}: RetryOptions = {}): CallMiddleware => {
  for (const [name, value] of Object.entries({ attempts, maxRepeats }))
    if (!(value >= 1)) throw new RangeError(`${name} is ${value} and should be a number from 1 on.`)
  const budget = toMillis('within', within)
  const firstWait = toMillis('shortest', shortest)
  const longestWait = toMillis('longest', longest)
  const mostWait = toMillis('maxWait', maxWait)
  const repeats = makeSlidingLog({ messages: maxRepeats, window: 60_000 })

  // How long to wait after a failure; `undefined` if there is no other attempt.
  const waitAfter = (
    call: Call<unknown>,
    error: ApiError,
    attempt: number,
    since: Millis,
  ): Millis | undefined => {
    if (attempt >= attempts || !isTransient(error) || (mayHaveActed(error) && !repeat(call))) return undefined
    const now = clock.now()
    const usual = random() * Math.min(longestWait, firstWait * 2 ** (attempt - 1))
    const ms = error._tag === 'RateLimited' ? Math.max(floodWait(error), usual) : usual
    if (error._tag === 'RateLimited' && floodWait(error) > mostWait) return undefined
    if (now + ms - since > budget || repeats.wait(now, 1) > 0) return undefined
    repeats.start(now, 1)
    return ms
  }

  return (call, next) => {
    if (call.method === 'getUpdates') return next(call)
    return async () => {
      const since = clock.now()
      for (let attempt = 1; ; attempt++) {
        const result = await next(call)()
        const ms = E.isLeft(result) ? waitAfter(call, result.left, attempt, since) : undefined
        if (ms === undefined) return result
        const signal = bounded(next).signal()
        await clock.sleep(ms, signal)()
        if (signal.aborted) return E.left({ _tag: 'Aborted', method: call.method })
      }
    }
  }
}

// guards

/**
 * True if a call may run twice instead of once: it reads, or the state after the second time is the same. A
 * call that sends, creates, gives or moves something may not. Telegram may refuse the second call because the
 * first one has worked: an edit as `MessageNotModified`, a deletion as not found.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { deleteMessage, sendMessage } from '@pipegram/core/Calls'
 *   import { isSafe } from '@pipegram/client/Retry'
 *
 *   assert.ok(isSafe(deleteMessage({ chat_id: 1, message_id: 2 })))
 *   assert.ok(!isSafe(sendMessage({ chat_id: 1, text: 'Hello' })))
 */
export const isSafe = ({ method }: Call<unknown>): boolean => isRepeatable(method)

/**
 * True if another attempt may succeed: after a 429, a 5xx, a timeout or a failed connection, but not after
 * any other refusal.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isTransient } from '@pipegram/client/Retry'
 *
 *   assert.ok(isTransient({ _tag: 'Unreachable', method: 'getMe', reason: 'ECONNRESET' }))
 *   assert.ok(!isTransient({ _tag: 'Unauthorized', method: 'getMe', description: 'Unauthorized' }))
 */
export const isTransient = (error: ApiError): boolean => {
  switch (error._tag) {
    case 'RateLimited':
    case 'Timeout':
    case 'Unreachable':
      return true
    case 'Rejected':
      return error.code >= 500
    case 'ChatMigrated':
    case 'BotBlocked':
    case 'Unauthorized':
    case 'Conflict':
    case 'Malformed':
    case 'Aborted':
    case 'Unsendable':
      return false
  }
}
