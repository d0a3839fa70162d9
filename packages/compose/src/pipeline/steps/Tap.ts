// An effect on the way: it runs before what follows, and changes nothing of it.

import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context } from '../Context.ts'
import type { Flat } from '../Handler.ts'
import { named, type Middleware } from '../Middleware.ts'

// constructors

/**
 * Runs an effect, waits for it, and goes on. What it gives is dropped; if it fails, so does the way, with its
 * error. What should run while the rest runs, and not fail it, is `fork`.
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
  run: (ctx: R) => Flat<G> & TE.TaskEither<E, unknown> & G,
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
