// How often a user, a chat or anything else may come: never more than so many in any stretch of time of a
// certain length.

import type { Seconds } from '@pipegram/core/ApiError'
import { system, type Clock } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { change, type Store } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import type { UserFacingError } from '../pipeline/errors/UserFacingError.ts'
import { handled, named, skipped, type Middleware, type Outcome } from '../pipeline/Middleware.ts'
import { makeRecentMap } from './internal/RecentMap.ts'
import { decide, fromText, mustWait, type WindowUse, type WindowVerdict } from './internal/SlidingWindow.ts'
import { copyOf, isPaid, keysOf } from './internal/ThrottleKey.ts'
import { atLeast } from './internal/WholeNumber.ts'

// model

export type { Duration }

/** Somebody comes too often. */
export interface TooMany extends UserFacingError {
  readonly _tag: 'TooMany'
  readonly retryAfter: Seconds
}

/**
 * What becomes of an update that is too much. `once`: the first fails as `TooMany`, so that the user can be
 * told, and those after it, for a whole window, are dropped without a word. `fail`: each fails. `drop`: each
 * counts as dealt with. `skip`: each is left to the next alternative. `wait`: it waits for its turn, and what
 * may not wait is dealt with as by `once`.
 */
export type ExcessPolicy = 'once' | 'fail' | 'drop' | 'skip' | 'wait'

export interface ThrottleOptions<C = HasUpdate> {
  /**
   * Who is counted: each user, or the chat in whose name is written; each chat; each user for each command,
   * where there is one; or a key of your own. Updates without one, such as polls, pass and are not counted,
   * and so does what says that somebody has paid.
   */
  readonly per: 'user' | 'chat' | 'command' | ((ctx: C) => number | string | undefined)
  /** How many are let through in any window. */
  readonly limit: number
  /** How long the window is: milliseconds, or `30s`, `1m`, `2h`. */
  readonly window: Duration
  /** What the user is told; how many seconds to wait, unless told. */
  readonly sentence?: (retryAfter: Seconds) => string
  /**
   * The most keys that are remembered at a time, 100,000 unless told; the newest half of them always. One who
   * is forgotten starts anew.
   */
  readonly most?: number
  /** With `wait`: the longest wait, 5 seconds unless told. */
  readonly maxWait?: Duration
  /** With `wait`: the most updates that wait, 10 unless told. */
  readonly queue?: number
  /**
   * Where many processes count together, and all throttles with the same `per`, `limit` and `window`:
   * `prefixed` keeps those of two bots, or of two uses, apart. While it cannot be reached, each process
   * counts for itself.
   */
  readonly store?: Store
  /** The machine's clock unless told. */
  readonly clock?: Clock
}

type FailureOf<X extends ExcessPolicy> = X extends 'drop' | 'skip' ? never : TooMany

// constructors

/**
 * Lets through so many updates in any window of time, for each user, chat, command or key: what is refused is
 * not counted. Memory is bounded: by the number of keys, and the limit for each. It throws a `RangeError`
 * where it is defined on a number that is out of range.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { catchError, handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { tell } from '@pipegram/compose/Report'
 *   import { throttle } from '@pipegram/compose/Throttle'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     use(throttle({ per: 'user', limit: 1, window: '1m' })),
 *     use(on('message', 'text')),
 *     handle(({ call, message }) => call(reply(message, message.text))),
 *     catchError(tell),
 *   )
 *
 *   const texts = []
 *   for (const text of ['one', 'two', 'three'])
 *     texts.push(
 *       (await harness(bot)(said(text))()).calls.map(({ params }) => 'text' in params && params.text),
 *     )
 *   assert.deepStrictEqual(texts, [
 *     ['one'],
 *     ['That is too much at once. Please try again in 60 seconds.'],
 *     [],
 *   ])
 */
export const throttle = <C extends HasUpdate = HasUpdate, const X extends ExcessPolicy = 'once'>(
  options: ThrottleOptions<C> & { readonly excess?: X },
): Middleware<C, object, FailureOf<X>> => {
  const { per, store, clock = system, sentence = usual } = options
  const excess: ExcessPolicy = options.excess ?? 'once'
  const limit = atLeast(1, 'limit', options.limit)
  const window = toMillis('window', options.window)
  const maxWait = excess === 'wait' ? toMillis('maxWait', options.maxWait ?? 5_000) : 0
  const queue = atLeast(1, 'queue', options.queue ?? 10)
  const recent = makeRecentMap<number | string, WindowUse>({
    clock,
    ttl: window + maxWait,
    most: atLeast(2, 'most', options.most ?? 100_000),
  })
  const keyOf = typeof per === 'function' ? per : (ctx: C) => keysOf[per](ctx.update)
  const prefix = `throttle ${typeof per === 'function' ? 'key' : per} ${limit}/${window} `
  let waiting = 0

  // Who has to wait is counted from here on, and not when the wait begins: a store takes its time.
  const ask = (use: WindowUse | undefined): WindowVerdict => {
    const verdict = decide(use, {
      now: clock.now(),
      limit,
      window,
      ahead: maxWait,
      patience: waiting < queue ? maxWait : 0,
    })
    if (mustWait(verdict)) waiting += 1
    return verdict
  }
  const leave = (verdict: WindowVerdict | undefined): void => {
    if (verdict !== undefined && mustWait(verdict)) waiting -= 1
  }
  const asked = (key: number | string): WindowVerdict => {
    const verdict = ask(recent.get(key))
    recent.set(key, verdict.use)
    return verdict
  }
  const askedOf = async (shared: Store, key: number | string): Promise<WindowVerdict> => {
    let tried: WindowVerdict | undefined
    const verdict = await change(`${prefix}${key}`, (text) => {
      leave(tried)
      tried = undefined
      const result = ask(fromText(text))
      tried = result
      return { value: JSON.stringify(result.use), ttl: window + maxWait, result }
    })(shared)()
    if (E.isRight(verdict)) return verdict.right
    leave(tried)
    return asked(key)
  }

  const refuse = ({ wait, isFirst }: WindowVerdict): TE.TaskEither<FailureOf<X>, Outcome> => {
    if (excess === 'skip') return skipped
    if (excess === 'drop' || (excess !== 'fail' && !isFirst)) return handled
    const retryAfter = Math.ceil(wait / 1_000)
    const error: TooMany = { _tag: 'TooMany', retryAfter, sentence: sentence(retryAfter) }
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what cannot fail has ended above
    return TE.left(error as FailureOf<X>)
  }
  const proceed = <E2>(
    verdict: WindowVerdict,
    next: (added: object) => TE.TaskEither<E2, Outcome>,
  ): TE.TaskEither<E2 | FailureOf<X>, Outcome> => {
    if (!verdict.isTaken) return refuse(verdict)
    if (verdict.wait <= 0) return next({})
    return async () => {
      await clock.sleep(verdict.wait)()
      leave(verdict)
      return next({})()
    }
  }

  const throttle: Middleware<C, object, FailureOf<X>> = (ctx, next) => {
    const given = isPaid(ctx.update) ? undefined : keyOf(ctx)
    if (given === undefined) return next({})
    const key = typeof given === 'number' ? given : copyOf(given)
    if (store !== undefined) return async () => proceed(await askedOf(store, key), next)()
    return excess === 'wait' ? () => proceed(asked(key), next)() : proceed(asked(key), next)
  }
  return named('throttle', throttle, excess !== 'skip')
}

// private

const usual = (retryAfter: Seconds): string =>
  `That is too much at once. Please try again in ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}.`
