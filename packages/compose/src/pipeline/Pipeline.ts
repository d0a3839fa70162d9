// A bot as a list of steps, read from top to bottom.

import { chain, type Chain, type MistakeSentences } from './Chain.ts'
import type { Context } from './Context.ts'

// model

/**
 * One step of a pipeline: a function from the part before it to the part after it. `use(…)` and `when(…)` are
 * steps, and so are `catchError(…)` and ends such as `handle(…)`. `wrap` is only for the compiler.
 */
export type PipelineStep<A, B> = (a: A, wrap?: MistakeSentences['wrap']) => B

type Start = Chain<Context, Context, never>
type Step<A, B> = PipelineStep<A, B>

// constructors

/**
 * A bot, made of 1 to 12 steps: steps that add to the context, one end, and an error boundary. Each step
 * knows the context of its place. Steps without an end make a chain, which `append` adds to another
 * pipeline.
 *
 * @example
 *   import { reply } from '@pipegram/core/Reply'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { catchError, handle, type Bot } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { report } from '@pipegram/compose/Report'
 *
 *   const bot: Bot = pipeline(
 *     use(on('message', 'text')),
 *     handle(({ call, message }) => call(reply(message, message.text))),
 *     catchError(report),
 *   )
 */
export const pipeline: {
  (): Start
  <T1>(s1: Step<Start, T1>): T1
  <T1, T2>(s1: Step<Start, T1>, s2: Step<T1, T2>): T2
  <T1, T2, T3>(s1: Step<Start, T1>, s2: Step<T1, T2>, s3: Step<T2, T3>): T3
  <T1, T2, T3, T4>(s1: Step<Start, T1>, s2: Step<T1, T2>, s3: Step<T2, T3>, s4: Step<T3, T4>): T4
  <T1, T2, T3, T4, T5>(
    s1: Step<Start, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
  ): T5
  <T1, T2, T3, T4, T5, T6>(
    s1: Step<Start, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
  ): T6
  <T1, T2, T3, T4, T5, T6, T7>(
    s1: Step<Start, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
  ): T7
  <T1, T2, T3, T4, T5, T6, T7, T8>(
    s1: Step<Start, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
    s8: Step<T7, T8>,
  ): T8
  <T1, T2, T3, T4, T5, T6, T7, T8, T9>(
    s1: Step<Start, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
    s8: Step<T7, T8>,
    s9: Step<T8, T9>,
  ): T9
  <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(
    s1: Step<Start, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
    s8: Step<T7, T8>,
    s9: Step<T8, T9>,
    s10: Step<T9, T10>,
  ): T10
  <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(
    s1: Step<Start, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
    s8: Step<T7, T8>,
    s9: Step<T8, T9>,
    s10: Step<T9, T10>,
    s11: Step<T10, T11>,
  ): T11
  <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(
    s1: Step<Start, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
    s8: Step<T7, T8>,
    s9: Step<T8, T9>,
    s10: Step<T9, T10>,
    s11: Step<T10, T11>,
    s12: Step<T11, T12>,
  ): T12
} = (...steps: ReadonlyArray<PipelineStep<never, unknown>>): never => through(steps, chain())

/**
 * One branch of `choose`, made of 1 to 12 steps and an end. It starts from the context of its place. As a
 * step of a pipeline, it groups steps.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   const bot = pipeline(
 *     choose(
 *       branch(
 *         use(on('message', 'photo')),
 *         handle(({ call, message }) => call(reply(message, 'A photo'))),
 *       ),
 *       branch(
 *         use(on('message', 'text')),
 *         handle(({ call, message }) => call(reply(message, message.text))),
 *       ),
 *     ),
 *   )
 *
 *   const { calls } = await harness(bot)(said('Hello'))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: 'Hello' })
 */
export const branch: {
  <T0, T1 = never>(s1: Step<T0, T1>): (a: T0) => T1
  <T0, T1, T2 = never>(s1: Step<T0, T1>, s2: Step<T1, T2>): (a: T0) => T2
  <T0, T1, T2, T3 = never>(s1: Step<T0, T1>, s2: Step<T1, T2>, s3: Step<T2, T3>): (a: T0) => T3
  <T0, T1, T2, T3, T4 = never>(
    s1: Step<T0, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
  ): (a: T0) => T4
  <T0, T1, T2, T3, T4, T5 = never>(
    s1: Step<T0, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
  ): (a: T0) => T5
  <T0, T1, T2, T3, T4, T5, T6 = never>(
    s1: Step<T0, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
  ): (a: T0) => T6
  <T0, T1, T2, T3, T4, T5, T6, T7 = never>(
    s1: Step<T0, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
  ): (a: T0) => T7
  <T0, T1, T2, T3, T4, T5, T6, T7, T8 = never>(
    s1: Step<T0, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
    s8: Step<T7, T8>,
  ): (a: T0) => T8
  <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9 = never>(
    s1: Step<T0, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
    s8: Step<T7, T8>,
    s9: Step<T8, T9>,
  ): (a: T0) => T9
  <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10 = never>(
    s1: Step<T0, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
    s8: Step<T7, T8>,
    s9: Step<T8, T9>,
    s10: Step<T9, T10>,
  ): (a: T0) => T10
  <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11 = never>(
    s1: Step<T0, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
    s8: Step<T7, T8>,
    s9: Step<T8, T9>,
    s10: Step<T9, T10>,
    s11: Step<T10, T11>,
  ): (a: T0) => T11
  <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12 = never>(
    s1: Step<T0, T1>,
    s2: Step<T1, T2>,
    s3: Step<T2, T3>,
    s4: Step<T3, T4>,
    s5: Step<T4, T5>,
    s6: Step<T5, T6>,
    s7: Step<T6, T7>,
    s8: Step<T7, T8>,
    s9: Step<T8, T9>,
    s10: Step<T9, T10>,
    s11: Step<T10, T11>,
    s12: Step<T11, T12>,
  ): (a: T0) => T12
} =
  (...steps: ReadonlyArray<PipelineStep<never, unknown>>) =>
  (a: unknown): never =>
    through(steps, a)

// private

// The overloads have the types of each step. Here, a step is only a function. JavaScript has no compiler, so
// it gets the same error messages when the pipeline is made.
const through = (steps: ReadonlyArray<PipelineStep<never, unknown>>, start: unknown): never =>
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the steps fit by their types
  steps.reduce((a, step, i) => checked(step, i)(a as never), start) as never

const checked = (step: PipelineStep<never, unknown>, i: number): PipelineStep<never, unknown> => {
  if (typeof step !== 'function')
    throw new TypeError(
      `Step ${i + 1} of this pipeline is not a function: write use(…), handle(…) or another step.`,
    )
  // A middleware takes `(ctx, next)`; a step takes the part before it.
  if (step.length > 1)
    throw new TypeError(`Step ${i + 1} of this pipeline is a middleware: write use(…) around it.`)
  return step
}
