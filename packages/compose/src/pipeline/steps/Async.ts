// Turns `async` functions into handlers, for authors who prefer `await` and for code that returns promises.
//
// Wing `pipeline/steps`: steps that add to the context or run an effect, for any kind of update.

import type { ApiError } from '@pipegram/core/ApiError'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context, HasCall, HasSend } from '../Context.ts'
import { promising, sending, type Attempt } from '../internal/AsyncBridge.ts'

// constructors

/**
 * Turns an `async` function into a function for `handle` and `commands`. A `send` without `await` may still
 * run when the function ends: it is waited for, and its failure counts.
 *
 * @example
 *   import { reply } from '@pipegram/core/Reply'
 *   import { fromAsync } from '@pipegram/compose/Async'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const echo = pipeline(
 *     use(on('message', 'text')),
 *     handle(
 *       fromAsync(async ({ message, send }) => {
 *         await send(reply(message, message.text))
 *       }),
 *     ),
 *   )
 */
export const fromAsync =
  <C = Context, A = unknown>(run: (ctx: C & HasSend) => Promise<A>) =>
  (ctx: C & HasCall): TE.TaskEither<ApiError, A> =>
    promising((attempt: Attempt<ApiError>) => run(sending(ctx, attempt)))
