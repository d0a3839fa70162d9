// Alternatives: the first branch that does not skip an update deals with it.

import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { chain, type Chain } from './Chain.ts'
import type { HasUpdate } from './Context.ts'
import { end, make, shapeOf, type Handler } from './Handler.ts'
import * as Index from './internal/RouteIndex.ts'
import { skipped, type Outcome } from './Middleware.ts'

// model

/** A branch: a function of the chain so far, so that its context is inferred. */
export type Branch<C> = (self: Chain<C, C, never>) => Handler<C, unknown>

/** How a branch fails. */
export type ErrorOf<B> = B extends (...args: never) => Handler<never, infer E>
  ? unknown extends E
    ? Unwritten
    : E
  : never

type Unwritten =
  'Write this branch as `(c) => pipe(c, …)`: by itself it does not know its context, nor how it fails.'

/** A branch as it stands: `choose` takes it without `(c) => pipe(c, …)`. */
export type Ready<C, E2> = <R0>(self: Chain<R0, C, never>) => Handler<R0, E2>

// combinators

/**
 * Tries branches in the written order; the first that does not skip deals with the update. What a branch
 * answers to is known before the first update comes, so only branches that an update can concern are tried: a
 * thousand commands cost what one costs.
 *
 * @example
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { chain, use } from '@pipegram/compose/Chain'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { answer, reply } from '@pipegram/core/Reply'
 *
 *   const bot = pipe(
 *     chain(),
 *     choose(
 *       (c) =>
 *         pipe(
 *           c,
 *           use(on('message', 'text')),
 *           handle(({ call, message }) => call(reply(message, message.text))),
 *         ),
 *       (c) =>
 *         pipe(
 *           c,
 *           use(on('callback_query')),
 *           handle(({ call, callback_query }) => call(answer(callback_query))),
 *         ),
 *     ),
 *   )
 */
export const choose =
  <C extends HasUpdate, B extends ReadonlyArray<Branch<C>>>(...branches: B) =>
  <R0, E1>(self: Chain<R0, C, E1>): Handler<R0, E1 | ErrorOf<B[number]>> => {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a tuple of branches is read as one list: together they fail as the result says
    const handlers = branches.map((branch) => branch(chain<C>())) as ReadonlyArray<
      Handler<C, ErrorOf<B[number]>>
    >
    const shapes = handlers.map(shapeOf)
    const index = Index.make(shapes)
    return end(
      make((ctx: C) => attempt(handlers, index(ctx), 0, ctx), {
        label: 'choose',
        routes: shapes.length === 0 ? [] : 'any',
        next: shapes,
        exact: true,
      }),
    )(self)
  }

// private

// A branch that skips at once is seen to do so without a wait: most do, and a promise for each would be what
// routing costs.
const attempt = <C, E>(
  handlers: ReadonlyArray<Handler<C, E>>,
  places: ReadonlyArray<number>,
  from: number,
  ctx: C,
): TE.TaskEither<E, Outcome> => {
  for (let i = from; i < places.length; i += 1) {
    const run = handlers[places[i] ?? -1]?.(ctx)
    if (run === undefined || run === skipped) continue
    if (i === places.length - 1) return run
    return () =>
      run().then((result) =>
        E.isRight(result) && result.right === 'skipped' ? attempt(handlers, places, i + 1, ctx)() : result,
      )
  }
  return skipped
}
