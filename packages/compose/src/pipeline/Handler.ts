// The end of a chain, which handles updates, and the error boundary after it.

import type { Call } from '@pipegram/core/Call'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Chain, MistakeSentences } from './Chain.ts'
import type { Context } from './Context.ts'
import { endedPipeline, openChain } from './internal/StepOrder.ts'
import type { Outcome } from './Middleware.ts'
import type { Shape } from './Shape.ts'

// model

/**
 * Handles an update, or skips it. `shape` says which updates it answers. A handler without a shape is tried
 * on every update.
 */
export interface Handler<C, E> {
  (ctx: C): TE.TaskEither<E, Outcome>
  readonly shape?: Shape | undefined
  /**
   * For the compiler: the error message for a step after the end. The type also fits a chain, so the compiler
   * still checks the later steps.
   */
  // oxlint-disable-next-line typescript/no-explicit-any -- one mistake is one message
  readonly connect?: MistakeSentences['ended'] | Chain<any, any, never>['connect']
  readonly steps?: MistakeSentences['ended'] | undefined
  /** For the compiler: the error message for a bot that can fail. */
  readonly errors?: ([E] extends [never] ? never : MistakeSentences['unhandled']) | undefined
}

/** A complete bot: it starts from the context of every bot, and handles every error. */
export interface Bot {
  (ctx: Context): TE.TaskEither<never, Outcome>
  readonly shape?: Shape | undefined
  readonly errors?: undefined
}

/**
 * For the compiler: an error message type if the result of an effect is another effect, which would never
 * run. Otherwise `never`.
 */
export type UnrunEffect<A> = 0 extends 1 & A
  ? never
  : [Extract<A, (...args: never) => unknown>] extends [never]
    ? never
    : 'The result is an effect that nobody runs: write TE.chain in place of TE.map, or run it.'

/** `unknown` for an effect that can be run; otherwise an error message type that says what to write. */
export type EffectCheck<R> = 0 extends 1 & R ? unknown : [Mistake<R>] extends [never] ? unknown : Mistake<R>

type Mistake<R> =
  R extends TE.TaskEither<unknown, infer A>
    ? UnrunEffect<A>
    : R extends PromiseLike<unknown>
      ? 'Put an async function in fromAsync(async (…) => …).'
      : R extends Call<unknown>
        ? 'This call is not run: write call(…) around it.'
        : 'This returns no effect: return call(…), or handled.'

// constructors

/** Makes a handler from a function that returns for each update whether it handled it. */
export const make = <C, E>(run: (ctx: C) => TE.TaskEither<E, Outcome>, shape: Shape): Handler<C, E> =>
  Object.assign((ctx: C) => run(ctx), { shape })

/**
 * Ends a chain with a handler. In the diagram, the shape of the handler comes after the steps of the chain.
 */
export const end =
  <C, E2>(handler: Handler<C, E2>) =>
  <R0, E1 = never>(self: Chain<R0, C, E1>): Handler<R0, E1 | E2> =>
    make(
      openChain(self).connect(handler),
      self.steps.reduceRight<Shape>((next, step) => ({ ...step, next: [next] }), shapeOf(handler)),
    )

/**
 * Ends a chain with a function of the context. The result of its effect is ignored: the update was handled.
 * An effect whose result is another effect does not compile.
 */
export const handle =
  <C, E2 = never, R = TE.TaskEither<unknown, unknown>>(
    run: (ctx: C) => EffectCheck<R> & TE.TaskEither<E2, unknown> & (R extends void ? unknown : R),
  ) =>
  <R0, E1 = never>(self: Chain<R0, C, E1>): Handler<R0, E1 | E2> =>
    end(
      make((ctx: C) => settle<E2>(run(ctx)), {
        label: run.name || 'handle',
        routes: 'any',
        next: [],
        exact: true,
      }),
    )(self)

// destructors

/** The updates that a handler answers. */
export const shapeOf = <C, E>(self: Handler<C, E>): Shape =>
  self.shape ?? { label: self.name || 'handler', routes: 'any', next: [] }

// combinators

/**
 * An error boundary: handles each error. With a switch over `error._tag`, the compiler finds a forgotten
 * error. After it, the update counts as handled.
 */
export const catchError =
  <C, E = never, E2 = never, R = TE.TaskEither<unknown, unknown>>(
    onError: (
      error: E,
      ctx: C,
    ) => EffectCheck<R> & TE.TaskEither<E2, unknown> & (R extends void ? unknown : R),
  ) =>
  (self: Handler<C, E>): Handler<C, E2> => {
    const handler = endedPipeline(self)
    return make((ctx: C) => {
      const run = handler(ctx)
      return () => run().then((result) => (E.isRight(result) ? result : settle(onError(result.left, ctx))()))
    }, shapeOf(handler))
  }

/**
 * The outcome of an effect whose result is ignored. In a program without types, the argument may not be an
 * effect: then it throws a `TypeError` that says what to write.
 */
export const settle = <E>(run: TE.TaskEither<E, unknown>): TE.TaskEither<E, Outcome> => {
  if (typeof run !== 'function') {
    // Nobody waits for the promise of an async function. If it rejects, that must not end the process.
    Promise.resolve<unknown>(run).catch(() => undefined)
    throw new TypeError(
      'A handler returned no effect: return call(…), or handled. Put an async function in fromAsync(…).',
    )
  }
  return () => run().then((result) => (E.isLeft(result) ? result : done))
}

// private

const done: E.Either<never, Outcome> = E.right('handled')
