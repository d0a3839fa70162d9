// The shortest error boundaries: tell the person who runs the bot, and perhaps the user, and go on.

import { toString, type ApiError } from '@pipegram/core/ApiError'
import type { BadArguments } from '@pipegram/core/ArgumentList'
import type { Call } from '@pipegram/core/Call'
import {
  answerGuestQuery,
  answerInlineQuery,
  answerPreCheckoutQuery,
  answerShippingQuery,
} from '@pipegram/core/Calls'
import { answer, reply } from '@pipegram/core/Reply'
import type { StoreError } from '@pipegram/core/Store'
import type { Update } from '@pipegram/core/Types'
import { messageOf } from '@pipegram/core/Update'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasCall, HasUpdate } from '../Context.ts'
import { isRefused, sentenceOf, type UserFacingError } from './UserFacingError.ts'

// model

/** What these boundaries have words for. */
export type ReportedError = ApiError | BadArguments | UserFacingError | StoreError

// constructors

/**
 * Prints an error as one line on the standard error stream, with the number of the update:
 * `catchError(report)`. It prints nothing of what the update says, and nothing to the user.
 */
export const report = <E extends ReportedError, C extends HasUpdate>(
  error: E,
  { update }: C,
): TE.TaskEither<never, void> =>
  TE.fromIO(() => {
    // eslint-disable-next-line no-console -- this is what it is for
    console.error(`update ${update.update_id}: ${line(error).replaceAll(controls, ' ')}`)
  })

/**
 * Tells users what they can mend, such as an argument of a command, where they see it: under their message,
 * on the button that they pressed. All else, an error with an empty sentence or of an edited message, and
 * what could not be told, is printed as `report` does: `catchError(tell)`. That a pressed button changed
 * nothing is neither told nor printed: it was pressed twice.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as t from 'io-ts'
 *   import { IntFromString } from '@pipegram/core/Argument'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { catchError } from '@pipegram/compose/Handler'
 *   import { tell } from '@pipegram/compose/Report'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     commands({
 *       double: {
 *         args: t.tuple([IntFromString]),
 *         run: ({ call, message, args: [n] }) => call(reply(message, `${2 * n}`)),
 *       },
 *     }),
 *     catchError(tell),
 *   )
 *
 *   const { calls } = await harness(bot)(said('/double two'))()
 *   assert.deepStrictEqual(calls[0]?.params, {
 *     chat_id: 1001,
 *     text: 'word 1: expected a whole number, got "two"\nUsage: /double <a whole number>',
 *   })
 */
export const tell = <E extends ReportedError, C extends HasUpdate & HasCall>(
  error: E,
  ctx: C,
): TE.TaskEither<never, void> => {
  if (isThere(error, ctx.update)) return TE.right(undefined)
  const told = isRefused(error) ? callOf(ctx.update, sentenceOf(error)) : undefined
  return told === undefined
    ? report(error, ctx)
    : pipe(
        ctx.call(told),
        TE.asUnit,
        TE.orElse((failed) => report(failed, ctx)),
      )
}

// private

// Who presses a button twice asks for what the first press has brought already.
const isThere = (error: ReportedError, { callback_query }: Update): boolean =>
  callback_query !== undefined &&
  !('sentence' in error) &&
  error._tag === 'Rejected' &&
  error.reason === 'MessageNotModified'

// The errors of arguments quote what the user typed, and sentences may: only what happened is told.
const line = (error: ReportedError): string => {
  if ('sentence' in error) return `${error._tag}: refused.`
  switch (error._tag) {
    case 'BadArguments':
      return `/${error.command} was used with arguments that it does not take.`
    case 'Unavailable':
      return `The store is unavailable: ${error.reason}`
    case 'Outdated':
      return 'A value in the store was changed by others, again and again.'
    default:
      return toString(error)
  }
}

// Where the user of an update sees an answer. Queries are answered as such: one left open keeps a user
// waiting.
const callOf = (update: Update, sentence: string): Call<unknown> | undefined => {
  const { callback_query, guest_message, inline_query, pre_checkout_query, shipping_query } = update
  // Longer ones are refused. https://core.telegram.org/bots/api#answercallbackquery
  if (callback_query !== undefined) return answer(callback_query, cut(sentence, 200), { show_alert: true })
  if (inline_query !== undefined)
    return answerInlineQuery({
      inline_query_id: inline_query.id,
      results: [],
      cache_time: 0,
      is_personal: true,
    })
  if (pre_checkout_query !== undefined)
    return answerPreCheckoutQuery({
      pre_checkout_query_id: pre_checkout_query.id,
      ok: false,
      error_message: sentence,
    })
  if (shipping_query !== undefined)
    return answerShippingQuery({ shipping_query_id: shipping_query.id, ok: false, error_message: sentence })
  // Telegram takes no message without a text, and to an edit nobody waits for an answer.
  if (
    sentence.trim() === '' ||
    (update.edited_message ?? update.edited_channel_post ?? update.edited_business_message) !== undefined
  )
    return undefined
  const text = cut(sentence, 4096)
  // A guest is not in the chat: it cannot write there, but answer once.
  if (guest_message?.guest_query_id !== undefined)
    return answerGuestQuery({
      guest_query_id: guest_message.guest_query_id,
      result: {
        type: 'article',
        id: '1',
        title: cut(sentence, 64),
        input_message_content: { message_text: text },
      },
    })
  const message = messageOf(update)
  return O.isSome(message) ? reply(message.value, text) : undefined
}

// Telegram's descriptions quote what was sent, which may be the words of a user: nobody else writes a line of
// this, or to a terminal.
const controls = /[\p{Cc}\u2028\u2029]+/gu

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
