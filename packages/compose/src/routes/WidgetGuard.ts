// Widget queries with typed data.
// https://core.telegram.org/bots/api#widgetquery

import type { BoundCallbackCodec, CallbackCodec } from '@pipegram/core/CallbackData'
import type { AnyWidgetQuery } from '@pipegram/core/Reply'
import * as E from 'fp-ts/lib/Either.js'
import type { HasCall, HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'
import { answering } from './Answering.ts'
import { codecFor } from './internal/HeldCodec.ts'

// model

/** What a widget query adds: the query, and the decoded data. */
export interface HasWidgetPayload<A> {
  readonly widget_query: AnyWidgetQuery
  readonly payload: A
}

// constructors

/**
 * Lets widget queries with this data through, also those of forwarded shared widgets, and adds the decoded
 * data as `payload`. Other data is skipped, and so is data that does not decode: a modified app can send any
 * data. A handled query without an answer is answered without data, as by `answering`. Telegram waits 15 s
 * for an answer. The code of the widget writes an `int` in base 36: `'seat.' + row.toString(36)`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { callbackData, int } from '@pipegram/core/CallbackData'
 *   import { answer } from '@pipegram/core/Reply'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { widget } from '@pipegram/compose/WidgetGuard'
 *   import { widgetAsked } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   const Seat = callbackData('seat', { row: int })
 *
 *   const seats = pipeline(
 *     use(widget(Seat)),
 *     handle(({ call, widget_query, payload }) => call(answer(widget_query, `row ${payload.row} is free`))),
 *   )
 *
 *   const { calls } = await harness(seats)(widgetAsked('seat.7'))()
 *   assert.deepStrictEqual(calls[0]?.params, { widget_query_id: '1', data: 'row 7 is free' })
 */
export const widget = <A>(
  data: CallbackCodec<A> | BoundCallbackCodec<A>,
): Middleware<HasUpdate & HasCall, HasWidgetPayload<A>, never> =>
  withRoutes(`widget:${data.tag}`, [
    { kind: 'widget_query', key: `#${data.tag}` },
    { kind: 'shared_widget_query', key: `#${data.tag}` },
  ])((ctx: HasUpdate & HasCall, next) => {
    const { widget_query, shared_widget_query } = ctx.update
    const query = widget_query ?? shared_widget_query
    if (query === undefined) return skipped
    const payload = codecFor(data, query.from, widget_query?.chat)?.decode(query.data)
    return payload !== undefined && E.isRight(payload)
      ? answering(ctx, (added) => next({ ...added, widget_query: query, payload: payload.right }))
      : skipped
  })
