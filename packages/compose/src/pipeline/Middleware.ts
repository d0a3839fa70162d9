// The step of a pipeline: `(ctx, next)`, as in Koa, with types for what it needs, what it adds and how it
// fails.

import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Routes } from './Shape.ts'

// model

/**
 * How a handler ended: it dealt with the update, or the update was not its own and the next alternative is
 * tried.
 */
export type Outcome = 'handled' | 'skipped'

/**
 * A step: it needs `R` from the context, adds `A` for what follows, and may fail with `E`. It calls `next`
 * with what it adds and returns what `next` returns; to end the way it returns `handled`, to leave the update
 * to the next alternative `skipped`.
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
  /** What it lets through, where that is known before an update comes. */
  readonly routes?: Routes | undefined
  /** True where it skips nothing that its routes let through. */
  readonly exact?: boolean | undefined
  /** True if it skips no message that has a text. */
  readonly texts?: boolean | undefined
  /** Its name in a diagram. */
  readonly label?: string | undefined
}

/** What a middleware returns: what `next` gave, or an outcome of its own. */
export interface MiddlewareResult<E> extends TE.TaskEither<E, Outcome> {
  /** For the compiler: if a middleware stands where a step should, what follows it still checks. */
  // After the mistake that the compiler reports, nothing more is reported.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as said above
  readonly connect?: ((end: (ctx: any) => any) => (ctx: any) => any) | undefined
}

// constructors

/** Ends the way: the update was dealt with. */
export const handled: TE.TaskEither<never, Outcome> = T.of(E.right('handled'))

/** Leaves the update to the next alternative. */
export const skipped: TE.TaskEither<never, Outcome> = T.of(E.right('skipped'))

// combinators

/**
 * Tells what a middleware lets through, so that `choose` can find it by an index and `inspect` can show it.
 * `exact` says that it skips nothing of that.
 */
export const withRoutes =
  (label: string, routes: Routes, exact = false) =>
  <R, A, E>(self: Middleware<R, A, E>): Middleware<R, A, E> =>
    Object.assign<Middleware<R, A, E>, Pick<Middleware<R, A, E>, 'label' | 'routes' | 'exact'>>(
      (ctx, next) => self(ctx, next),
      { label, routes, exact },
    )

/**
 * Gives a middleware the name that a diagram shows; it lets through what it did. `exact` says that it skips
 * nothing of that.
 */
export const named = <R, A, E>(
  label: string,
  self: Middleware<R, A, E>,
  exact = self.exact,
): Middleware<R, A, E> => withRoutes(label, self.routes ?? 'any', exact)(self)
