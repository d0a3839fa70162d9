// Work beside the rest: it begins before, runs while the rest runs, and is waited for at the end.

import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context } from '../Context.ts'
import type { Flat } from '../Handler.ts'
import { named, type Middleware } from '../Middleware.ts'

// constructors

/**
 * Begins an effect and goes on at once. The update has ended when both have, so that nothing is left running
 * after it is confirmed. The effect changes nothing of what the rest gives: if it can fail, a second function
 * says what becomes of its errors, such as `report`. What it throws is a fault of the program, and shows when
 * the rest has ended.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { fork } from '@pipegram/compose/Fork'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { report } from '@pipegram/compose/Report'
 *   import { emoji, react } from '@pipegram/core/Reaction'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const echo = pipeline(
 *     use(on('message', 'text')),
 *     use(fork(({ call, message }) => call(react(message, emoji('👀'))), report)),
 *     handle(({ call, message }) => call(reply(message, message.text))),
 *   )
 *
 *   const { calls } = await harness(echo)(said('Hello'))()
 *   assert.deepStrictEqual(
 *     calls.map(({ method }) => method),
 *     ['setMessageReaction', 'sendMessage'],
 *   )
 */
export const fork: {
  <R = Context, G = unknown>(
    run: (ctx: R) => Flat<G> & TE.TaskEither<never, unknown> & G,
  ): Middleware<R, unknown, never>
  <R = Context, E = never, G = unknown>(
    run: (ctx: R) => Flat<G> & TE.TaskEither<E, unknown> & G,
    onError: (error: E, ctx: R) => TE.TaskEither<never, unknown>,
  ): Middleware<R, unknown, never>
} = <R, E>(
  run: (ctx: R) => TE.TaskEither<E, unknown>,
  onError: (error: E, ctx: R) => TE.TaskEither<never, unknown> = TE.right,
): Middleware<R, unknown, never> =>
  named<R, unknown, never>(
    run.name || 'fork',
    (ctx, next) => async () => {
      // `TE.orElse` would begin the effect after the rest.
      const beside = started(async () => {
        const result = await run(ctx)()
        return E.isLeft(result) ? onError(result.left, ctx)() : result
      })
      const rest = started(() => next({})())
      // Both are waited for, whatever the other does; of two that throw the rest is told of.
      await Promise.allSettled([beside, rest])
      const outcome = await rest
      await beside
      return outcome
    },
    true,
  )

// private

// An effect may throw before it gives a promise, too.
const started = async <A>(run: () => Promise<A>): Promise<A> => run()
