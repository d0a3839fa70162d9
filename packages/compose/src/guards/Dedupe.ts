// Handles each update once. Telegram may repeat an update after a crash, or if a webhook answered too slowly.
// https://core.telegram.org/bots/api#update

import { system, type Clock } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { total, type Store } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasMe, HasUpdate } from '../pipeline/Context.ts'
import { handled, named, type Middleware, type Outcome } from '../pipeline/Middleware.ts'
import { keptIn } from '../pipeline/Upkeep.ts'
import { makeRecentMap } from './internal/RecentMap.ts'
import { atLeast } from './internal/WholeNumber.ts'

// model

/** Options of `dedupe`. */
export interface DedupeOptions {
  /** How long an update is remembered. Default: 1 day, as long as Telegram keeps an update. */
  readonly ttl?: Duration
  /** The most updates that this process remembers; the newest half is always kept. Default: 10,000. */
  readonly most?: number
  /**
   * A store that several processes share, and that keeps its values after a restart. While the store is
   * unavailable, each process remembers updates by itself.
   */
  readonly store?: Store
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * Lets an update through once. A repeat counts as handled, and nothing runs. An update is remembered after
 * all later steps have handled it. If it failed, threw or was skipped, or the process crashed, it runs again.
 * A repeat that comes while the first one still runs waits for its result.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { dedupe } from '@pipegram/compose/Dedupe'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     use(dedupe()),
 *     use(on('message', 'text')),
 *     handle(({ call, message }) => call(reply(message, 'Paid.'))),
 *   )
 *
 *   const run = harness(bot)
 *   const counts = []
 *   for (const update_id of [1, 1, 2]) counts.push((await run(said('pay', { update_id }))()).calls.length)
 *   assert.deepStrictEqual(counts, [1, 0, 1])
 */
export const dedupe = ({
  ttl = '1d',
  most = 10_000,
  store: given,
  clock = system,
}: DedupeOptions = {}): Middleware<HasUpdate & HasMe, object, never> => {
  const store = given && total(given)
  const time = toMillis('ttl', ttl)
  const done = makeRecentMap<string, true>({ clock, ttl: time, most: atLeast(2, 'most', most) })
  /** Each promise resolves with true if the update was handled. */
  const underWay = new Map<string, Promise<boolean>>()

  const isDone = async (key: string): Promise<boolean> => {
    if (done.get(key) === true || store === undefined) return done.get(key) === true
    const found = await store.get(key)()
    return E.isRight(found) && found.right !== undefined
  }
  const remember = async (key: string): Promise<void> => {
    done.set(key, true)
    // If the store cannot be written, a repeat in another process runs again.
    if (store !== undefined) await store.set(key, 'done', undefined, time)()
  }
  const once = async <Err>(
    key: string,
    run: TE.TaskEither<Err, Outcome>,
  ): Promise<E.Either<Err, Outcome>> => {
    for (let other = underWay.get(key); other !== undefined; other = underWay.get(key))
      if (await other) return handled()
    const { promise, resolve } = Promise.withResolvers<boolean>()
    underWay.set(key, promise)
    let endedWell = false
    try {
      endedWell = await isDone(key)
      if (endedWell) return await handled()
      const result = await run()
      endedWell = E.isRight(result) && result.right === 'handled'
      if (endedWell) await remember(key)
      return result
    } finally {
      underWay.delete(key)
      resolve(endedWell)
    }
  }

  // Two `dedupe` steps in one chain would deadlock, so the second lets everything through.
  const passed = Symbol('dedupe')
  const dedupe: Middleware<HasUpdate & HasMe, object, never> = (ctx, next) => {
    if (passed in ctx) return next({})
    const key = `update ${ctx.me.id} ${ctx.update.update_id}`
    return done.get(key) === true ? handled : () => once(key, () => next({ [passed]: true })())
  }
  return keptIn(given)(named('dedupe', dedupe, true))
}
