// Continues an unfinished answer when the user presses the button below it.

import { editMessageReplyMarkup } from '@pipegram/core/Calls'
import type { Store } from '@pipegram/core/Store'
import type { HasCall, HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'
import { callback, type HasPayload } from '../routes/Callback.ts'
import { answerKeyOf, makeAnswerLog } from './internal/AnswerLog.ts'
import { ResumeData } from './internal/StopButton.ts'

// model

/** An answer that was cut off. */
export interface UnfinishedAnswer {
  /** The text of the message that the answer is for. Empty if the message has no text. */
  readonly question: string
  /** The text of the answer so far. */
  readonly text: string
}

/** What `resuming` adds. */
export interface HasUnfinished extends Pick<HasPayload<unknown>, 'callback_query'> {
  readonly unfinished: UnfinishedAnswer
}

// constructors

/**
 * Handles the button "Go on", which `stream` with a store shows below an unfinished answer. It adds the
 * question and the text so far to the context, and removes the button. It skips a second press, and a press
 * whose answer the store no longer has.
 *
 * @example
 *   import { use } from '@pipegram/compose/Chain'
 *   import { catchError, handle } from '@pipegram/compose/Handler'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { report } from '@pipegram/compose/Report'
 *   import { resuming } from '@pipegram/compose/Resuming'
 *   import { streams } from '@pipegram/compose/Stream'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *
 *   async function* model(question: string, begun: string) {
 *     yield `More on ${question}, after ${begun.length} letters.`
 *   }
 *
 *   const store = makeMemoryStore()
 *   const bot = pipeline(
 *     use(resuming(store)),
 *     handle(streams(({ unfinished }) => model(unfinished.question, unfinished.text), { store })),
 *     catchError(report),
 *   )
 */
export const resuming = (store: Store): Middleware<HasUpdate & HasCall, HasUnfinished, never> => {
  const pressed = callback(ResumeData)
  return withRoutes(
    'resuming',
    pressed.routes ?? 'any',
  )((ctx: HasUpdate & HasCall, next) =>
    pressed(ctx, (added) => {
      const { callback_query, payload } = added
      return async () => {
        const log = makeAnswerLog(store, answerKeyOf(callback_query, payload.answer))
        const record = await log.read()
        if (record?.state !== 'Interrupted') return skipped()
        const { message } = callback_query
        if (message !== undefined)
          await ctx.call(
            editMessageReplyMarkup({ chat_id: message.chat.id, message_id: message.message_id }),
          )()
        const { question, text } = record
        return next({ callback_query, unfinished: { question, text } })()
      }
    }),
  )
}
