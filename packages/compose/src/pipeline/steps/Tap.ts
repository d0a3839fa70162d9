// Runs an effect before the later steps, and changes nothing for them.

import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context } from '../Context.ts'
import type { EffectCheck } from '../Handler.ts'
import { named, type Middleware } from '../Middleware.ts'

// constructors

/**
 * Runs an effect, waits for it, and continues. Its result is ignored. If it fails, the pipeline fails with
 * its error. For an effect that runs in parallel and cannot fail the pipeline, use `fork`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { tap } from '@pipegram/compose/Tap'
 *   import { sendChatAction } from '@pipegram/core/Calls'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const echo = pipeline(
 *     use(on('message', 'text')),
 *     use(tap(({ call, message }) => call(sendChatAction({ chat_id: message.chat.id, action: 'typing' })))),
 *     handle(({ call, message }) => call(reply(message, message.text))),
 *   )
 *
 *   const { calls } = await harness(echo)(said('Hello'))()
 *   assert.deepStrictEqual(
 *     calls.map(({ method }) => method),
 *     ['sendChatAction', 'sendMessage'],
 *   )
 */
export const tap = <R = Context, E = never, G = unknown>(
  run: (ctx: R) => EffectCheck<G> & TE.TaskEither<E, unknown> & G,
): Middleware<R, unknown, E> =>
  named<R, unknown, E>(
    run.name || 'tap',
    (ctx, next) =>
      pipe(
        run(ctx),
        TE.chainW(() => next({})),
      ),
    true,
  )
