// What a bot needs of the world around it, such as a database or its configuration: asked for by type, given
// at the end.

import { make, shapeOf, type Handler } from '../Handler.ts'
import { merge } from '../internal/Merge.ts'

// model

/** What is still asked for when `D` is there. */
export type WithoutProvided<R, D> = Omit<R, keyof D>

/** Nothing where `D` is of the types that `R` asks for. */
export type ProvidedCheck<R, D> =
  D extends Pick<R, keyof D & keyof R>
    ? unknown
    : { readonly 'This is not of the type that the handler asks for': never }

// combinators

/**
 * Gives a handler what it asks of its context beside what every bot has. The parts of a bot so name what they
 * need, and the one place that starts it says where it comes from; a test gives something else. What is not
 * of the type that was asked for does not compile.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { chain } from '@pipegram/compose/Chain'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import type { Context } from '@pipegram/compose/Context'
 *   import { catchError, type Bot } from '@pipegram/compose/Handler'
 *   import { provide } from '@pipegram/compose/Provide'
 *   import { report } from '@pipegram/compose/Report'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   interface HasCounter {
 *     readonly counter: { readonly next: () => number }
 *   }
 *
 *   const counting = pipe(
 *     chain<Context & HasCounter>(),
 *     commands({ count: ({ call, message, counter }) => call(reply(message, `${counter.next()}`)) }),
 *     catchError(report),
 *   )
 *
 *   const bot: Bot = pipe(counting, provide({ counter: { next: () => 7 } }))
 *
 *   const { calls } = await harness(bot)(said('/count'))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: '7' })
 */
export const provide =
  <D extends object>(dependencies: D) =>
  <R, E>(self: Handler<R, E> & ProvidedCheck<R, D>): Handler<WithoutProvided<R, D>, E> =>
    // `R` is what is without `D`, and `D`: the compiler cannot add up a type parameter.
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- as said above
    make((ctx) => self(merge(ctx, dependencies) as R), shapeOf(self))
