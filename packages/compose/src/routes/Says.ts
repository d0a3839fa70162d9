// The most common handler: one text in answer to an update.

import type { ApiError } from '@pipegram/core/ApiError'
import { sendMessage } from '@pipegram/core/Calls'
import { placeOf, type MessagePlace, type ReplyOptions } from '@pipegram/core/Reply'
import type { AnyText, Message } from '@pipegram/core/Types'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasCall } from '../pipeline/Context.ts'
import { targetOf, type Answerable } from './internal/AnswerTarget.ts'

// model

export type { Answerable }

/** A context in which a text can be sent: one that can be answered, or one with a `place`. */
export type Sayable = (HasCall & { readonly place: MessagePlace }) | Answerable

// constructors

/**
 * Sends a text, or the text that a function of the context returns, to the chat of the message, the pressed
 * button or the widget. Use it in `handle(…)`, in a table of commands, and in the functions of a dialog. In
 * `within`, it sends to the place of the question. A string is sent as plain text.
 * https://core.telegram.org/bots/api#sendmessage
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { says } from '@pipegram/compose/Says'
 *   import { bold, fmt } from '@pipegram/core/Text'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   const bot = pipeline(
 *     commands({
 *       help: says('Send me a photo.'),
 *       start: says(({ from }) => fmt`Hello, ${bold(from.first_name)}!`),
 *     }),
 *   )
 *
 *   const { calls } = await harness(bot)(said('/help'))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: 'Send me a photo.' })
 */
export const says =
  <C extends Sayable>(text: AnyText | ((ctx: C) => AnyText), options: ReplyOptions = {}) =>
  (ctx: C): TE.TaskEither<ApiError, Message> =>
    ctx.call(
      sendMessage({ ...placeIn(ctx), text: typeof text === 'function' ? text(ctx) : text, ...options }),
    )

// private

// A message, button or widget counts before a `place` that a step of the bot may have added.
const placeIn = (ctx: Sayable): MessagePlace =>
  'message' in ctx || 'callback_query' in ctx || 'widget_query' in ctx ? placeOf(targetOf(ctx)) : ctx.place
