// Tables of buttons: a function per variant of the callback data, and an answer to buttons that no longer
// work.
// https://core.telegram.org/bots/api#callbackquery

import { faultOf, type CallbackCodec, type CallbackFault } from '@pipegram/core/CallbackData'
import { callbackAnswer, excess } from '@pipegram/core/Limits'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { PipelineEnd } from '../pipeline/Branch.ts'
import type { Chain } from '../pipeline/Chain.ts'
import type { HasCall, HasUpdate } from '../pipeline/Context.ts'
import { end, make, settle, type Handler, type EffectCheck } from '../pipeline/Handler.ts'
import { skipped, type Outcome } from '../pipeline/Middleware.ts'
import { answering } from './Answering.ts'
import type { HasPayload } from './Callback.ts'
import { has } from './On.ts'

// model

/**
 * A button that no longer works: an old button, or one that the bot did not make. `fault` says which. Do not
 * show it to the user.
 */
export interface BadButton {
  readonly _tag: 'BadButton'
  readonly fault: CallbackFault
  readonly sentence: string
}

/** Options of `callbacks` and `otherButtons`. */
export interface CallbacksOptions {
  /**
   * What the user reads if the button no longer works. At most 200 characters; a longer text throws a
   * `RangeError`. Default: `This button no longer works.`
   */
  readonly sentence?: string
}

/** The function of one variant, which runs when its button was pressed. */
export type CallbackRun<C, P> = (ctx: C & HasPayload<P>) => () => Promise<unknown>

type Variant<P, K> = Extract<P, { readonly _tag: K }>

/** The errors of a table of buttons. */
export type CallbackErrorsOf<T> = {
  readonly [K in keyof T]: T[K] extends (...args: never) => infer R ? FailureOf<R> : never
}[keyof T]

type FailureOf<R> = [R] extends [never] ? never : R extends TE.TaskEither<infer E, unknown> ? E : never

// Shows an error message type for a wrong result, instead of a long message of the compiler.
type Returning<T> = {
  readonly [K in keyof T]: T[K] extends (...args: never) => infer R ? EffectCheck<R> : unknown
}

// combinators

/**
 * Ends a chain with a function for each variant of a `callbackUnion`. A missing variant does not compile. If
 * its data does not decode (an old or a forged button), nothing runs and it fails with `BadButton`, which
 * `tell` answers. Other buttons are skipped. After a handled press without an answer, it answers as
 * `answering` does.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { callbackUnion, int } from '@pipegram/core/CallbackData'
 *   import { edit } from '@pipegram/core/Reply'
 *   import { callbacks } from '@pipegram/compose/CallbackTable'
 *   import { catchError } from '@pipegram/compose/Handler'
 *   import { tell } from '@pipegram/compose/Report'
 *   import { pressed } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const Cart = callbackUnion('cart', { add: { item: int }, clear: {} })
 *
 *   const bot = pipeline(
 *     callbacks(Cart, {
 *       add: ({ call, callback_query, payload }) =>
 *         call(edit(callback_query, `Item ${payload.item} is in.`)),
 *       clear: ({ call, callback_query }) => call(edit(callback_query, 'It is empty.')),
 *     }),
 *     catchError(tell),
 *   )
 *
 *   const { calls } = await harness(bot)(pressed('cart.steal.7'))()
 *   assert.deepStrictEqual(
 *     calls.map(({ params }) => params),
 *     [{ callback_query_id: '1', text: 'This button no longer works.', show_alert: true }],
 *   )
 */
export const callbacks = <
  C extends HasUpdate & HasCall,
  P extends { readonly _tag: string },
  T extends object,
>(
  data: CallbackCodec<P>,
  table: T &
    Returning<T> & { readonly [K in P['_tag']]: CallbackRun<C, Variant<P, K>> } & {
      readonly [K in Exclude<keyof T, P['_tag']>]: 'The callback data have no such variant.'
    },
  { sentence = noLonger }: CallbacksOptions = {},
): (<R0, E1 = never>(self: Chain<R0, C, E1>) => Handler<R0, E1 | BadButton | CallbackErrorsOf<T>>) => {
  refuse(sentence)
  const cases = new Map(Object.entries<CallbackRun<C, P>>(table))
  const run = (ctx: C): TE.TaskEither<BadButton | CallbackErrorsOf<T>, Outcome> => {
    const query = ctx.update.callback_query
    if (query === undefined || !has(query, 'data')) return skipped
    const payload = data.decode(query.data)
    if (E.isLeft(payload)) {
      const fault = faultOf(payload.left)
      return fault._tag === 'NotOurs' ? skipped : TE.left({ _tag: 'BadButton', fault, sentence })
    }
    const found = cases.get(payload.right._tag)?.({ ...ctx, callback_query: query, payload: payload.right })
    // oxlint-disable-next-line typescript/consistent-type-assertions -- the table has these errors
    return found === undefined ? skipped : settle(found as TE.TaskEither<CallbackErrorsOf<T>, unknown>)
  }
  const routes = [{ kind: 'callback_query', key: `#${data.tag}` }] as const
  const inner = make((ctx: C) => answering(ctx, (added) => run({ ...ctx, ...added })), {
    label: `callbacks:${data.tag}`,
    routes,
    next: [],
    exact: true,
  })
  return end(inner)
}

/**
 * The last branch for presses. It fails with `BadButton` for a button that no other branch took, such as one
 * of an older version of the bot. `tell` answers the error.
 *
 * @example
 *   import { callbackUnion } from '@pipegram/core/CallbackData'
 *   import { answer } from '@pipegram/core/Reply'
 *   import { callbacks, otherButtons } from '@pipegram/compose/CallbackTable'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { catchError } from '@pipegram/compose/Handler'
 *   import { tell } from '@pipegram/compose/Report'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const Vote = callbackUnion('vote', { up: {}, down: {} })
 *
 *   const bot = pipeline(
 *     choose(
 *       callbacks(Vote, {
 *         up: ({ call, callback_query }) => call(answer(callback_query, 'Thanks!')),
 *         down: ({ call, callback_query }) => call(answer(callback_query, 'A pity.')),
 *       }),
 *       otherButtons(),
 *     ),
 *     catchError(tell),
 *   )
 */
export const otherButtons = ({ sentence = noLonger }: CallbacksOptions = {}): PipelineEnd<
  HasUpdate,
  BadButton
> => {
  refuse(sentence)
  const run = ({ update }: HasUpdate): TE.TaskEither<BadButton, Outcome> =>
    update.callback_query === undefined
      ? skipped
      : TE.left({ _tag: 'BadButton', fault: { _tag: 'NotOurs' }, sentence })
  return end(
    make(run, { label: 'otherButtons', routes: [{ kind: 'callback_query' }], next: [], exact: true }),
  )
}

// private

const noLonger = 'This button no longer works.'

const refuse = (sentence: string): void => {
  const [fault] = excess('The sentence', callbackAnswer, sentence)
  if (fault !== undefined) throw new RangeError(fault)
}
