// The most common handler: one text, as an answer to an update.

import type { ApiError } from '@pipegram/core/ApiError'
import { reply, type ReplyOptions } from '@pipegram/core/Reply'
import type { AnyText, Message } from '@pipegram/core/Types'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { targetOf, type Answerable } from './internal/AnswerTarget.ts'

// model

export type { Answerable }

// constructors

/**
 * Sends a text, or the text that a function of the context returns, to the chat of the message, the pressed
 * button or the widget. It stands in `handle(…)` and in a table of commands. A string is sent as plain text.
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
  <C extends Answerable>(text: AnyText | ((ctx: C) => AnyText), options: ReplyOptions = {}) =>
  (ctx: C): TE.TaskEither<ApiError, Message> =>
    ctx.call(reply(targetOf(ctx), typeof text === 'function' ? text(ctx) : text, options))
