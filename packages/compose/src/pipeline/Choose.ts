// Alternatives: the first branch that does not skip an update handles it.

import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { PipelineBranch, PipelineEnd } from './Branch.ts'
import { chain } from './Chain.ts'
import type { HasUpdate } from './Context.ts'
import { end, make, shapeOf, type Handler } from './Handler.ts'
import type { Alternatives } from './internal/Alternatives.ts'
import { markOf, type BranchMark } from './internal/BranchMark.ts'
import * as Index from './internal/RouteIndex.ts'
import { skipped, type Outcome } from './Middleware.ts'
import type { Shape } from './Shape.ts'

// combinators

/**
 * Tries branches in the written order. The first branch that does not skip handles the update. The routes of
 * a branch are known before the first update, so only branches that can match are tried. A thousand commands
 * cost as much as one.
 *
 * @example
 *   import { use } from '@pipegram/compose/Chain'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { answer, reply } from '@pipegram/core/Reply'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     choose(
 *       branch(
 *         use(on('message', 'text')),
 *         handle(({ call, message }) => call(reply(message, message.text))),
 *       ),
 *       branch(
 *         use(on('callback_query')),
 *         handle(({ call, callback_query }) => call(answer(callback_query))),
 *       ),
 *     ),
 *   )
 */
export const choose: Alternatives<unknown> = <C extends HasUpdate, E2>(
  ...branches: ReadonlyArray<PipelineBranch<C, E2>>
): PipelineEnd<C, E2> => chooseFrom(branches)

/**
 * `choose` for a list of branches, such as those of plugins. All branches have the same context and the same
 * type of errors. An empty list skips every update.
 */
export const chooseFrom =
  <C extends HasUpdate, E2>(branches: ReadonlyArray<PipelineBranch<C, E2>>): PipelineEnd<C, E2> =>
  (self) => {
    const handlers = branches.map((each) => each(chain<C>()))
    const shapes = handlers.map(shapeOf)
    const index = Index.make(shapes)
    return end(
      make((ctx: C) => attempt(handlers, index(ctx), 0, ctx, markOf(ctx)), {
        label: 'choose',
        routes: shapes.length === 0 ? [] : 'any',
        next: shapes,
        exact: true,
      }),
    )(self)
  }

// private

// Most branches skip at once. This code sees that without waiting, because a promise for each branch would be
// the main cost of routing.
const attempt = <C, E>(
  handlers: ReadonlyArray<Handler<C, E>>,
  places: ReadonlyArray<number>,
  from: number,
  ctx: C,
  mark: BranchMark | undefined,
): TE.TaskEither<E, Outcome> => {
  for (let i = from; i < places.length; i += 1) {
    const handler = handlers[places[i] ?? -1]
    const begun = handler?.(ctx)
    if (handler === undefined || begun === undefined || begun === skipped) continue
    const run = mark === undefined ? begun : marked(begun, shapeOf(handler), mark)
    if (i === places.length - 1) return run
    return () =>
      run().then((result) =>
        E.isRight(result) && result.right === 'skipped'
          ? attempt(handlers, places, i + 1, ctx, mark)()
          : result,
      )
  }
  return skipped
}

// A branch that fails has also taken the update.
const marked =
  <E>(run: TE.TaskEither<E, Outcome>, shape: Shape, mark: BranchMark): TE.TaskEither<E, Outcome> =>
  () =>
    run().then((result) => {
      if (E.isLeft(result) || result.right !== 'skipped') mark(shape)
      return result
    })
