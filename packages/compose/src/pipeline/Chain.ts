// Middlewares in a row: from the context that comes in to the context that the handler gets.

import { defined } from '@pipegram/core/Defined'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context } from './Context.ts'
import { merge } from './internal/Merge.ts'
import { openChain } from './internal/StepOrder.ts'
import { skipped, type Middleware, type Outcome } from './Middleware.ts'
import type { Shape } from './Shape.ts'

// model

/**
 * A chain turns a context `R` into a context `C`, or fails with `E`. It is connected once to the end that
 * follows. The resulting function runs for every update.
 */
export interface Chain<R, C, E> {
  readonly connect: <E2>(
    end: (ctx: C) => TE.TaskEither<E2, Outcome>,
  ) => (ctx: R) => TE.TaskEither<E | E2, Outcome>
  readonly steps: ReadonlyArray<StepShape>
  /** For the compiler: the error message for a chain in the wrong place. */
  readonly shape?: MistakeSentences['noEnd'] | undefined
  readonly update?: MistakeSentences['wrap'] | undefined
  readonly call?: MistakeSentences['wrap'] | undefined
  readonly me?: MistakeSentences['wrap'] | undefined
  readonly signal?: MistakeSentences['wrap'] | undefined
}

/**
 * For the compiler: the error messages for common mistakes. Each message is a tuple, because the compiler
 * shows the text of a tuple in full. No value has these types at run time.
 */
export interface MistakeSentences {
  readonly wrap: readonly ['Put a middleware in use(…): use(on(…)). Put a finished pipeline in end(…).']
  readonly noEnd: readonly ['This pipeline has no end: add handle(…), commands({ … }) or choose(…).']
  readonly ended: readonly [
    'This pipeline has ended: put other steps before the end, and several ends in choose(…).',
  ]
  readonly unhandled: readonly ['This pipeline can fail: end it with catchError(report).']
}

/** A step, as the diagram shows it. */
export interface StepShape extends Omit<Shape, 'next'> {}

// constructors

/**
 * The empty chain: it passes on the context that it gets. Without a type argument, this is the context of
 * every bot.
 */
export const chain = <R = Context>(): Chain<R, R, never> => ({ connect: (end) => end, steps: [] })

// combinators

/**
 * Adds a step. The context must have what the step needs. All later steps have what the step adds. A later
 * addition replaces an earlier one of the same name. It should be the same value with a narrower type,
 * because the type of the context keeps both. Do not replace `update`: the routes have already read the
 * original.
 *
 * A function in the step gets the context of its place and needs no annotation, so write `use` inside a
 * pipeline. To use steps in several pipelines, put them in a chain and add the chain with `append`.
 */
export const use =
  <R0, C, E1 = never, A = unknown, E2 = never>(middleware: Middleware<NoInfer<C>, A, E2>) =>
  (self: Chain<R0, C, E1>): Chain<R0, C & A, E1 | E2> => ({
    connect: (end) => self.connect((ctx) => middleware(ctx, (added) => end(merge(ctx, added)))),
    steps: [
      ...openChain(self).steps,
      {
        label: middleware.label ?? (middleware.name || 'middleware'),
        routes: middleware.routes ?? 'any',
        exact: middleware.exact ?? false,
        texts: middleware.texts ?? false,
        ...defined({ overlap: middleware.overlap, upkeep: middleware.upkeep }),
      },
    ],
  })

/**
 * Continues only if a condition on the context is true; otherwise the update is skipped. A type guard narrows
 * the context for the later steps.
 *
 * @example
 *   import { reply } from '@pipegram/core/Reply'
 *   import { use, when } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const inPrivate = pipeline(
 *     use(on('message', 'text')),
 *     when(({ message }) => message.chat.type === 'private'),
 *     handle(({ call, message }) => call(reply(message, 'Only you read this.'))),
 *   )
 */
export const when: {
  <R0, C, E, D extends C>(
    condition: (ctx: NoInfer<C>) => ctx is D,
  ): (self: Chain<R0, C, E>) => Chain<R0, D, E>
  <R0, C, E>(condition: (ctx: NoInfer<C>) => boolean): (self: Chain<R0, C, E>) => Chain<R0, C, E>
  <R>(condition: (ctx: R) => boolean): <R0, C extends R, E>(self: Chain<R0, C, E>) => Chain<R0, C, E>
} =
  <C>(condition: (ctx: C) => boolean) =>
  <R0, E>(self: Chain<R0, C, E>): Chain<R0, C, E> => ({
    connect: (end) => self.connect((ctx) => (condition(ctx) ? end(ctx) : skipped)),
    steps: [...self.steps, { label: condition.name || 'when', routes: 'any' }],
  })

/**
 * Continues only if a condition on the context is false: the opposite of `when`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { unless, use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { ann, said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const echo = pipeline(
 *     use(on('message', 'text', 'from')),
 *     unless(({ message }) => message.from.is_bot),
 *     handle(({ call, message }) => call(reply(message, message.text))),
 *   )
 *
 *   const { outcome } = await harness(echo)(said('beep', { from: { ...ann, is_bot: true } }))()
 *   assert.deepStrictEqual(outcome, { _tag: 'Right', right: 'skipped' })
 */
export const unless: {
  <R0, C, E>(condition: (ctx: NoInfer<C>) => boolean): (self: Chain<R0, C, E>) => Chain<R0, C, E>
  <R>(condition: (ctx: R) => boolean): <R0, C extends R, E>(self: Chain<R0, C, E>) => Chain<R0, C, E>
} =
  <C>(condition: (ctx: C) => boolean) =>
  <R0, E>(self: Chain<R0, C, E>): Chain<R0, C, E> => {
    const label = `not ${condition.name || 'when'}`
    return {
      connect: (end) => self.connect((ctx) => (condition(ctx) ? skipped : end(ctx))),
      steps: [...self.steps, { label, routes: 'any' }],
    }
  }

/**
 * Adds the steps of another chain. The context must have what that chain needs, and keeps what it had.
 *
 * @example
 *   import { reply } from '@pipegram/core/Reply'
 *   import { append, use, when } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const inPrivate = pipeline(
 *     use(on('message', 'text')),
 *     when(({ message }) => message.chat.type === 'private'),
 *   )
 *
 *   const echo = pipeline(
 *     append(inPrivate),
 *     handle(({ call, message }) => call(reply(message, message.text))),
 *   )
 */
export const append =
  <R, D, E2>(that: Chain<R, D, E2>) =>
  <R0, C extends R, E1>(self: Chain<R0, C, E1>): Chain<R0, C & D, E1 | E2> => ({
    connect: (end) => self.connect((ctx) => that.connect((added: D) => end(merge(ctx, added)))(ctx)),
    steps: [...self.steps, ...that.steps],
  })
