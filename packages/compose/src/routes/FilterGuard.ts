// Filters of core as steps of a pipeline. They narrow the type of what they let through. Their kinds are the
// routes of the step.

import { messageKinds, type NarrowingFilter, type Kinds, type MessageKind } from '@pipegram/core/Filter'
import type { Message, Update } from '@pipegram/core/Types'
import { messageIn } from '@pipegram/core/UpdateFilters'
import type { HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'
import type { Routes } from '../pipeline/Shape.ts'

// constructors

/**
 * Lets through updates with a message that passes the filter, and adds it as `message`. The message may be
 * new or edited, of a chat, a channel or a business account. With kinds given, only messages of these kinds
 * count.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { filter } from '@pipegram/compose/FilterGuard'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { inspect } from '@pipegram/compose/Inspect'
 *   import { and, caption, not, forwarded, photo } from '@pipegram/core/Filters'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const photos = pipeline(
 *     use(filter(and(photo, caption, not(forwarded)), 'message', 'channel_post')),
 *     handle(({ call, message }) =>
 *       call(reply(message, `${message.photo.length} sizes of ${message.caption}`)),
 *     ),
 *   )
 *
 *   assert.deepStrictEqual(inspect(photos).allowedUpdates, ['message', 'channel_post'])
 */
export const filter = <B extends Message>(
  asked: NarrowingFilter<Message, B>,
  ...kinds: ReadonlyArray<MessageKind>
): Middleware<HasUpdate, { readonly message: B }, never> => {
  const among = (kinds.length > 0 ? kinds : messageKinds).filter(
    (kind) => asked.kinds === 'any' || asked.kinds.includes(kind),
  )
  const find = messageIn(among)
  return withRoutes(
    asked.label,
    routesOf(among),
  )((ctx: HasUpdate, next) => {
    const message = find(ctx.update)
    return message !== undefined && asked(message) ? next({ message }) : skipped
  })
}

/**
 * Lets through updates that pass the filter, and narrows `update`.
 *
 * @example
 *   import { use } from '@pipegram/compose/Chain'
 *   import { filterUpdate } from '@pipegram/compose/FilterGuard'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { fromPredicate, updateType } from '@pipegram/core/Filters'
 *   import type { Poll } from '@pipegram/core/Types'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const closed = fromPredicate('closed', ['poll'], (poll: Poll) => poll.is_closed)
 *
 *   const bot = pipeline(
 *     use(filterUpdate(updateType('poll', closed))),
 *     handle(({ call, update }) =>
 *       call(
 *         sendMessage({
 *           chat_id: 1,
 *           text: `${update.poll.total_voter_count} votes: ${update.poll.question}`,
 *         }),
 *       ),
 *     ),
 *   )
 */
export const filterUpdate = <B extends Update>(
  asked: NarrowingFilter<Update, B>,
): Middleware<HasUpdate, { readonly update: B }, never> =>
  withRoutes(
    asked.label,
    routesOf(asked.kinds),
  )((ctx: HasUpdate, next) => (asked(ctx.update) ? next({ update: ctx.update }) : skipped))

// private

const routesOf = (kinds: Kinds): Routes => (kinds === 'any' ? 'any' : kinds.map((kind) => ({ kind })))
