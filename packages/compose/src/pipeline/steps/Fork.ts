// Runs an effect in parallel with the later steps, and waits for both at the end.

import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context } from '../Context.ts'
import type { EffectCheck } from '../Handler.ts'
import { named, type Middleware } from '../Middleware.ts'

// constructors

/**
 * Starts an effect and continues at once. The update ends when both the effect and the later steps have
 * ended, so nothing still runs after the update is confirmed.
 *
 * The effect does not change the outcome. If it can fail, a second function handles its errors, such as
 * `report`. If it throws, that is a bug in the program: the pipeline throws the same error after the later
 * steps have ended.
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
    run: (ctx: R) => EffectCheck<G> & TE.TaskEither<never, unknown> & G,
  ): Middleware<R, unknown, never>
  <R = Context, E = never, G = unknown>(
    run: (ctx: R) => EffectCheck<G> & TE.TaskEither<E, unknown> & G,
    onError: (error: E, ctx: R) => TE.TaskEither<never, unknown>,
  ): Middleware<R, unknown, never>
} = <R, E>(
  run: (ctx: R) => TE.TaskEither<E, unknown>,
  onError: (error: E, ctx: R) => TE.TaskEither<never, unknown> = TE.right,
): Middleware<R, unknown, never> =>
  named<R, unknown, never>(
    run.name || 'fork',
    (ctx, next) => async () => {
      // `TE.orElse` would start the effect after the later steps.
      const beside = started(async () => {
        const result = await run(ctx)()
        return E.isLeft(result) ? onError(result.left, ctx)() : result
      })
      const rest = started(() => next({})())
      // Both must end, even if one of them throws. If both throw, the error of the later steps counts.
      await Promise.allSettled([beside, rest])
      const outcome = await rest
      await beside
      return outcome
    },
    true,
  )

// private

// Even an effect that throws before it returns a promise becomes a rejected promise.
const started = async <A>(run: () => Promise<A>): Promise<A> => run()
