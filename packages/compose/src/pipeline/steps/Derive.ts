// Adds a value that is computed from the context, such as the state of a user.

import type { Context } from '../Context.ts'
import { named, skipped, type Middleware } from '../Middleware.ts'

// model

/**
 * What `derive` may add: an object that is not a function. For a value that takes time, use `fromKoa` or
 * `lazy`.
 */
export type DerivedAddition = object & { readonly apply?: never }

/** `unknown` for what `derive` may add; for a promise, an error message type that says what to write. */
export type DerivedCheck<A> =
  Extract<A, PromiseLike<unknown>> extends never
    ? unknown
    : readonly ['derive does not wait for a promise: write fromKoa(async (ctx, next) => next({ … })).']

// constructors

/**
 * Adds what a function of the context returns. If it returns `undefined`, the update is skipped. If it
 * throws, that is a bug in the program.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { derive } from '@pipegram/compose/Derive'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   type State = { readonly _tag: 'Idle' } | { readonly _tag: 'Naming'; readonly order: number }
 *
 *   const states = new Map<number, State>([[1001, { _tag: 'Naming', order: 7 }]])
 *
 *   const naming = pipeline(
 *     use(on('message', 'text', 'from')),
 *     use(
 *       derive(({ message }) => {
 *         const state = states.get(message.from.id)
 *         return state?._tag === 'Naming' ? { state } : undefined
 *       }),
 *     ),
 *     handle(({ call, message, state }) =>
 *       call(reply(message, `Order ${state.order} is for ${message.text}.`)),
 *     ),
 *   )
 *
 *   const { calls } = await harness(naming)(said('Ann'))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: 'Order 7 is for Ann.' })
 */
export const derive = <R = Context, A extends DerivedAddition | undefined = DerivedAddition>(
  of: (ctx: R) => A & DerivedCheck<A>,
): Middleware<R, NonNullable<A>, never> =>
  named(of.name || 'derive', (ctx, next) => {
    const added = of(ctx)
    return added === undefined ? skipped : next(added)
  })
