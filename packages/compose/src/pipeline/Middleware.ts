// A step of a pipeline: `(ctx, next)`, as in Koa, with types for what it needs, what it adds and how it
// fails.

import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { OverlapRule, Routes } from './Shape.ts'
import type { Upkeep } from './Upkeep.ts'

// model

/**
 * The outcome of a handler. `handled`: the handler dealt with the update. `skipped`: the update is not for
 * this handler, and the next alternative is tried.
 */
export type Outcome = 'handled' | 'skipped'

/**
 * A step: it needs `R` from the context, adds `A` for the later steps, and may fail with `E`. It calls `next`
 * with its addition, and returns the result of `next`. To end the pipeline it returns `handled`; to leave the
 * update to the next alternative, `skipped`.
 *
 * A plain function is a middleware:
 *
 * @example
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { type Middleware } from '@pipegram/compose/Middleware'
 *
 *   const received: Middleware<unknown, { readonly received: number }, never> = (_, next) =>
 *     next({ received: Date.now() })
 */
export interface Middleware<R, A, E> {
  <E2>(ctx: R, next: (added: A) => TE.TaskEither<E2, Outcome>): MiddlewareResult<E | E2>
  /** The updates that it lets through, if they are known before the first update. */
  readonly routes?: Routes | undefined
  /** True if it skips no update that its routes let through. */
  readonly exact?: boolean | undefined
  /** True if it skips no message that has a text. */
  readonly texts?: boolean | undefined
  /** Its name in the diagram. */
  readonly label?: string | undefined
  /** What its updates do to earlier updates that wait or run. */
  readonly overlap?: OverlapRule | undefined
  /** What it needs at run time besides updates. */
  readonly upkeep?: Upkeep | undefined
}

/** What a middleware returns: the result of `next`, or its own outcome. */
export interface MiddlewareResult<E> extends TE.TaskEither<E, Outcome> {
  /**
   * For the compiler: if a middleware is in the place of a step, the compiler still checks the later steps.
   */
  // oxlint-disable-next-line typescript/no-explicit-any -- one mistake is one message
  readonly connect?: ((end: (ctx: any) => any) => (ctx: any) => any) | undefined
}

// constructors

/** Ends the pipeline: the update was handled. */
export const handled: TE.TaskEither<never, Outcome> = T.of(E.right('handled'))

/** Leaves the update to the next alternative. */
export const skipped: TE.TaskEither<never, Outcome> = T.of(E.right('skipped'))

// combinators

/**
 * Says which updates a middleware lets through. Then `choose` finds it by an index, and `inspect` can show
 * it. `exact` is true if it skips no update that the routes let through.
 */
export const withRoutes =
  (label: string, routes: Routes, exact = false) =>
  <R, A, E>(self: Middleware<R, A, E>): Middleware<R, A, E> =>
    Object.assign<Middleware<R, A, E>, Pick<Middleware<R, A, E>, 'label' | 'routes' | 'exact'>>(
      (ctx, next) => self(ctx, next),
      { label, routes, exact },
    )

/**
 * Gives a middleware the name that the diagram shows; its routes stay as they were. `exact` is true if it
 * skips no update that its routes let through.
 */
export const named = <R, A, E>(
  label: string,
  self: Middleware<R, A, E>,
  exact = self.exact,
): Middleware<R, A, E> => withRoutes(label, self.routes ?? 'any', exact)(self)
