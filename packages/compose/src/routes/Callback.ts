// Pressed buttons, with typed callback data.
// https://core.telegram.org/bots/api#callbackquery

import type { BoundCallbackCodec, CallbackCodec } from '@pipegram/core/CallbackData'
import type { CallbackQuery } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { HasCall, HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'
import { answering } from './Answering.ts'
import { codecFor } from './internal/HeldCodec.ts'
import { has, type With } from './On.ts'

// model

/** What a pressed button adds: the query, and the decoded data. */
export interface HasPayload<A> {
  readonly callback_query: With<CallbackQuery, 'data'>
  readonly payload: A
}

// constructors

/**
 * Lets presses of buttons with this callback data through, and adds the decoded data as `payload`. Other data
 * is skipped. So is data that does not decode: an old button, a forged one, or one that is bound to another
 * user or chat. A later branch can ask `faultOf` why, and tell the user. After a handled press without an
 * answer, it answers as `answering` does. A button that is bound to a chat is skipped if Telegram does not
 * name the message: in inline mode, and with `callback_query_mode: 'inline'`. A step `on('callback_query',
 * 'message')` before this one asks for the message.
 *
 * @example
 *   import { callbackData, int } from '@pipegram/core/CallbackData'
 *   import { edit } from '@pipegram/core/Reply'
 *   import { callback } from '@pipegram/compose/Callback'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const Page = callbackData('page', { number: int })
 *
 *   const pages = pipeline(
 *     use(callback(Page)),
 *     handle(({ call, callback_query, payload }) => call(edit(callback_query, `Page ${payload.number}`))),
 *   )
 */
export const callback = <A>(
  data: CallbackCodec<A> | BoundCallbackCodec<A>,
): Middleware<HasUpdate & HasCall, HasPayload<A>, never> =>
  withRoutes(`callback:${data.tag}`, [{ kind: 'callback_query', key: `#${data.tag}` }])(
    (ctx: HasUpdate & HasCall, next) => {
      const query = ctx.update.callback_query
      if (query === undefined || !has(query, 'data')) return skipped
      const payload = codecFor(data, query.from, query.message?.chat)?.decode(query.data)
      return payload !== undefined && E.isRight(payload)
        ? answering(ctx, (added) => next({ ...added, callback_query: query, payload: payload.right }))
        : skipped
    },
  )
