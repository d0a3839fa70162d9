// Dependencies of a bot, such as a database or a configuration. Its parts name their types; the program that
// starts the bot provides the values.

import { make, shapeOf, type Handler } from '../Handler.ts'
import { merge } from '../internal/Merge.ts'

// model

/** What a handler still needs after `D` is provided. */
export type WithoutProvided<R, D> = Omit<R, keyof D>

/** `unknown` if `D` has the types that `R` needs; an error message type otherwise. */
export type ProvidedCheck<R, D> =
  D extends Pick<R, keyof D & keyof R>
    ? unknown
    : { readonly 'This does not have the type that the handler needs': never }

// combinators

/**
 * Provides a handler with the dependencies that it needs beyond the context of every bot. Each part of a bot
 * names its needs, and the program that starts the bot provides them. A test provides other values. A value
 * of the wrong type does not compile.
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
    // `R` is what remains without `D`, together with `D`.
    // oxlint-disable-next-line typescript/consistent-type-assertions -- not added up by TypeScript
    make((ctx) => self(merge(ctx, dependencies) as R), shapeOf(self))
