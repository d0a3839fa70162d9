// Limits how many updates a user, a chat or any other subject may send in any window of time.

import type { Seconds } from '@pipegram/core/ApiError'
import { system, type Clock } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { change, type Store } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import type { UserFacingError } from '../pipeline/errors/UserFacingError.ts'
import { handled, named, skipped, type Middleware, type Outcome } from '../pipeline/Middleware.ts'
import { keptIn } from '../pipeline/Upkeep.ts'
import { makeRecentMap, type RecentMapOptions } from './internal/RecentMap.ts'
import { decide, fromText, mustWait, type WindowUse, type WindowVerdict } from './internal/SlidingWindow.ts'
import { copyOf, isPaid, makeKeyOf, ownerOf, type ThrottleSubject } from './internal/ThrottleKey.ts'
import { atLeast } from './internal/WholeNumber.ts'

// model

export type { Duration }

/** The user or the chat sends updates too often. */
export interface TooMany extends UserFacingError {
  readonly _tag: 'TooMany'
  readonly retryAfter: Seconds
}

/**
 * What happens to an update over the limit.
 *
 * `once`: the first update fails as `TooMany`, so that the user can be told; the others are dropped for the
 * rest of the window. `fail`: each update fails. `drop`: each update counts as handled. `skip`: the next
 * alternative gets each update. `wait`: each update waits for its turn; an update that may not wait is
 * treated as with `once`.
 */
export type ExcessPolicy = 'once' | 'fail' | 'drop' | 'skip' | 'wait'

/** Options of `throttle`. */
export interface ThrottleOptions<C = HasUpdate> {
  /**
   * The subject that is counted. `user`: each user, or the chat in whose name the user writes; without a
   * user, the chat or the poll. `chat`: each chat or poll. `command`: each user with each command. A function
   * returns your own key, or the id of a user or a chat. Some updates pass without being counted: updates
   * without a subject, the totals of a closed poll, and updates about payments.
   */
  readonly per: ThrottleSubject | ((ctx: C) => number | string | undefined)
  /** The number of updates that pass in any window. */
  readonly limit: number
  /** The length of the window: milliseconds, or `30s`, `1m`, `2h`. */
  readonly window: Duration
  /** What the user is told. Default: how many seconds to wait. */
  readonly sentence?: (retryAfter: Seconds) => string
  /**
   * The most keys that are remembered; the newest half is always kept. A forgotten key starts at 0. Default:
   * 100,000.
   */
  readonly most?: number
  /** With `wait`: the longest wait. Default: 5 seconds. */
  readonly maxWait?: Duration
  /** With `wait`: the most updates that wait at one time. Default: 10. */
  readonly queue?: number
  /**
   * A store that several processes share. All throttles with the same `per`, `limit` and `window` count
   * together; use `prefixed` to count two bots, or two uses, separately. While the store is unavailable, each
   * process counts by itself.
   */
  readonly store?: Store
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

type FailureOf<X extends ExcessPolicy> = X extends 'drop' | 'skip' ? never : TooMany

// constructors

/**
 * Lets through at most `limit` updates in any window of time, for each user, chat, command or key. A refused
 * update is not counted. Memory is bounded by the number of keys and by the limit. Throws a `RangeError` when
 * the bot starts, for a number out of range.
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
  const memory = { clock, ttl: window + maxWait, most: atLeast(2, 'most', options.most ?? 100_000) }
  const recent = makeRecentMap<number | string, WindowUse>(memory)
  const keyOf = keyBy(per, memory)
  const suffix = `throttle ${typeof per === 'function' ? 'key' : per} ${limit}/${window}`
  let waiting = 0

  // A waiting update counts in `waiting` from this decision, not from the start of its sleep: a store takes
  // time.
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
    const verdict = await change(`${ownerOf(key)} ${suffix}`, (text) => {
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
    // oxlint-disable-next-line typescript/consistent-type-assertions -- others have returned above
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
  return keptIn(store)(named('throttle', throttle, excess !== 'skip'))
}

// private

const keyBy = <C extends HasUpdate>(
  per: ThrottleOptions<C>['per'],
  memory: RecentMapOptions,
): ((ctx: C) => number | string | undefined) => {
  if (typeof per === 'function') return per
  const keyOf = makeKeyOf(per, memory)
  return ({ update }) => keyOf(update)
}

const usual = (retryAfter: Seconds): string =>
  `That is too much at once. Please try again in ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}.`
