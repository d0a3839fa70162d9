// The shortest error boundaries: they report an error to the operator and, if it helps, to the user.

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
import type { HasCall, HasSignal, HasTurn, HasUpdate } from '../Context.ts'
import * as Interrupted from './StreamInterrupted.ts'
import type { StreamInterrupted } from './StreamInterrupted.ts'
import { isRefused, sentenceOf, type UserFacingError } from './UserFacingError.ts'

// model

/** The errors that `report` and `tell` can put into words. */
export type ReportedError = ApiError | BadArguments | StreamInterrupted | UserFacingError | StoreError

// constructors

/**
 * Prints an error as one line on the standard error stream, with the id of the update: `catchError(report)`.
 * The line has nothing of the content of the update, and the user is told nothing. A call that failed as
 * `Aborted` because the handler was stopped is not an error of the bot, and is not printed.
 *
 * If a store is unavailable, the update is not finished: a running bot handles it again after a pause, until
 * the store answers.
 */
export const report = <E extends ReportedError, C extends HasUpdate & Partial<HasSignal> & HasTurn>(
  error: E,
  { update, signal, turn }: C,
): TE.TaskEither<never, void> =>
  TE.fromIO(() => {
    // The reason is reported elsewhere: a newer update, the time limit, or the stop of the bot.
    if (error._tag === 'Aborted' && signal?.aborted === true) return
    if (isAway(error)) turn?.again()
    // oxlint-disable-next-line no-console -- this is its purpose
    console.error(`update ${update.update_id}: ${line(error).replaceAll(controls, ' ')}`)
  })

/**
 * Tells users about errors that they can correct, such as a wrong argument of a command. It does so in a
 * reply to their message, or on the button that they pressed. Use it as `catchError(tell)`.
 *
 * It prints everything else, as `report` does. This includes an error with an empty sentence, an error of an
 * edited message, and a sentence that could not be sent. The second press of a button may change nothing;
 * that error is neither told nor printed.
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
export const tell = <E extends ReportedError, C extends HasUpdate & HasCall & Partial<HasSignal> & HasTurn>(
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

// The first press has already made the change for which the second press asks.
const isThere = (error: ReportedError, { callback_query }: Update): boolean =>
  callback_query !== undefined &&
  !('sentence' in error) &&
  error._tag === 'Rejected' &&
  error.reason === 'MessageNotModified'

// True if a store is unavailable, and will probably come back.
const isAway = (error: ReportedError): boolean =>
  !('sentence' in error) &&
  ((error._tag === 'Unavailable' && error.isFinal !== true) ||
    (error._tag === 'Unsendable' && error.isAway === true))

// The errors of arguments quote what the user typed, and sentences may quote it too. So only the kind of
// error is printed.
const line = (error: ReportedError): string => {
  if ('sentence' in error) return `${error._tag}: an error that the user can correct.`
  switch (error._tag) {
    case 'BadArguments':
      return `The arguments of /${error.command} do not fit.`
    case 'Unavailable':
      return `The store is unavailable: ${error.reason}`
    case 'Unreadable':
      return `A value in the store is unreadable: ${error.reason}`
    case 'Outdated':
      return 'Other processes kept changing a value in the store, so it was not written.'
    case 'StreamInterrupted':
      return Interrupted.toString(error)
    default:
      return toString(error)
  }
}

// The call that shows a sentence to the user of an update. A query gets its own kind of answer, because an
// open query keeps the user waiting.
const callOf = (update: Update, sentence: string): Call<unknown> | undefined => {
  const { callback_query, guest_message, inline_query, pre_checkout_query, shipping_query } = update
  const widget_query = update.widget_query ?? update.shared_widget_query
  // Telegram refuses longer ones. https://core.telegram.org/bots/api#answercallbackquery
  if (callback_query !== undefined) return answer(callback_query, cut(sentence, 200), { show_alert: true })
  // Only the code of the widget reads the answer, and it takes each answer for data.
  if (widget_query !== undefined) return answer(widget_query)
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
  // Telegram takes no message without a text, and nobody waits for an answer to an edit.
  if (
    sentence.trim() === '' ||
    (update.edited_message ?? update.edited_channel_post ?? update.edited_business_message) !== undefined
  )
    return undefined
  const text = cut(sentence, 4096)
  // A guest query comes from a chat without the bot. The bot can answer it once, but cannot write in that
  // chat.
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

// Descriptions from Telegram quote what was sent, such as the words of a user. A user must not be able to
// write a line of the log, or to control a terminal.
const controls = /[\p{Cc}\u2028\u2029]+/gu

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
