// Branches that do not wait for their turn: `/stop` and cancel buttons run while another handler of the same
// chat runs.

import type { IO } from 'fp-ts/lib/IO.js'
import type { PipelineBranch, PipelineEnd } from './Branch.ts'
import { chain } from './Chain.ts'
import type { HasTurn, HasUpdate } from './Context.ts'
import { end, make, shapeOf } from './Handler.ts'
import { merge } from './internal/Merge.ts'

// model

/** What `urgent` adds to the context of its branch. */
export interface HasInterrupt {
  /**
   * Interrupts the handlers of the same chat that run now: their `signal` is aborted, their calls fail as
   * `Aborted`, and their updates count as handled. Returns the number of interrupted handlers.
   */
  readonly interrupt: IO<number>
}

// combinators

/**
 * A branch whose updates do not wait for the other updates of their chat. They have their own lane beside
 * that of the chat. The routes of the branch decide, before it runs, which updates these are, such as a
 * command or a button. An update that an earlier branch takes for certain is not one of them. Conditions such
 * as `when` do not count. So put this branch first in `choose`.
 *
 * @example
 *   import { use } from '@pipegram/compose/Chain'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *   import { urgent } from '@pipegram/compose/Urgent'
 *   import { reply } from '@pipegram/core/Reply'
 *
 *   const bot = pipeline(
 *     choose(
 *       urgent(
 *         commands({
 *           stop: ({ call, message, interrupt }) =>
 *             call(reply(message, interrupt() > 0 ? 'Stopped.' : 'Nothing runs.')),
 *         }),
 *       ),
 *       branch(
 *         use(on('message', 'text')),
 *         handle(({ call, message }) => call(reply(message, message.text))),
 *       ),
 *     ),
 *   )
 */
export const urgent =
  <C extends HasUpdate & HasTurn, E2 = never>(
    branch: PipelineBranch<C & HasInterrupt, E2>,
  ): PipelineEnd<C, E2> =>
  (self) => {
    const handler = branch(chain<C & HasInterrupt>())
    const run = (ctx: C) => handler(merge(ctx, { interrupt: ctx.turn?.interrupt ?? none }))
    return end(make(run, { ...shapeOf(handler), urgent: true }))(self)
  }

// private

const none: IO<number> = () => 0
