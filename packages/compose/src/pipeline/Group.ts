// Handler groups: each group gets every update, one group after another.

import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { PipelineBranch, PipelineEnd } from './Branch.ts'
import { chain } from './Chain.ts'
import type { HasUpdate } from './Context.ts'
import { end, make, shapeOf, type Handler } from './Handler.ts'
import type { Alternatives } from './internal/Alternatives.ts'
import * as Index from './internal/RouteIndex.ts'
import { skipped, type Outcome } from './Middleware.ts'

// model

/** What `group` adds to the context of each branch. */
export interface HasStop {
  /** Skips the later groups for this update, after this group has ended. */
  readonly stop: IO<void>
}

// combinators

/**
 * Gives an update to each branch in the written order, even if an earlier branch handled it: handler groups.
 * Inside one group, `choose` picks the first handler that does not skip.
 *
 * A branch that runs `stop` keeps the update from later branches. So does a branch that fails without an
 * error boundary of its own. The update counts as handled if a branch handled it or ran `stop`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { use, when } from '@pipegram/compose/Chain'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { group } from '@pipegram/compose/Group'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *
 *   let seen = 0
 *   const bot = pipeline(
 *     group(
 *       handle(() =>
 *         TE.fromIO(() => {
 *           seen += 1
 *         }),
 *       ),
 *       branch(
 *         use(on('message', 'text')),
 *         when(({ message }) => message.text.includes('spam')),
 *         handle(({ stop }) => TE.fromIO(stop)),
 *       ),
 *       commands({ seen: ({ call, message }) => call(reply(message, `${seen}`)) }),
 *     ),
 *   )
 *
 *   assert.deepStrictEqual((await harness(bot)(said('/seen spam'))()).calls, [])
 *   assert.deepStrictEqual((await harness(bot)(said('/seen'))()).calls[0]?.params, {
 *     chat_id: 1001,
 *     text: '2',
 *   })
 */
export const group: Alternatives<HasStop> = <C extends HasUpdate, E2>(
  ...branches: ReadonlyArray<PipelineBranch<C & HasStop, E2>>
): PipelineEnd<C, E2> => groupFrom(branches)

/** `group` for a list of branches, such as those of plugins. An empty list skips every update. */
export const groupFrom =
  <C extends HasUpdate, E2>(branches: ReadonlyArray<PipelineBranch<C & HasStop, E2>>): PipelineEnd<C, E2> =>
  (self) => {
    const handlers = branches.map((each) => each(chain<C & HasStop>()))
    const shapes = handlers.map(shapeOf)
    const index = Index.make(shapes)
    const run = (ctx: C): TE.TaskEither<E2, Outcome> => {
      const places = index(ctx)
      return places.length === 0 ? skipped : inTurn(handlers, places, ctx)
    }
    const routes = shapes.length === 0 ? [] : 'any'
    return end(make(run, { label: 'group', routes, next: shapes, exact: true, every: true }))(self)
  }

// private

const inTurn =
  <C, E>(
    handlers: ReadonlyArray<Handler<C & HasStop, E>>,
    places: ReadonlyArray<number>,
    ctx: C,
  ): TE.TaskEither<E, Outcome> =>
  async () => {
    const state: { stopped: boolean; outcome: Outcome } = { stopped: false, outcome: 'skipped' }
    const own = {
      ...ctx,
      stop: () => {
        state.stopped = true
      },
    }
    for (const place of places) {
      const result = (await handlers[place]?.(own)()) ?? skip
      if (E.isLeft(result)) return result
      if (state.stopped || result.right === 'handled') state.outcome = 'handled'
      if (state.stopped) break
    }
    return E.right(state.outcome)
  }

const skip: E.Either<never, Outcome> = E.right('skipped')
