// The branch that stops an answer: by /stop, by the button below its message, or by Telegram's button of a
// draft.
// https://core.telegram.org/bots/api#messagegenerationstopped

import type { ApiError } from '@pipegram/core/ApiError'
import { editMessageReplyMarkup } from '@pipegram/core/Calls'
import { answer, reply } from '@pipegram/core/Reply'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { PipelineEnd } from '../pipeline/Branch.ts'
import { use } from '../pipeline/Chain.ts'
import { choose } from '../pipeline/Choose.ts'
import type { HasCall, HasMe, HasTurn, HasUpdate } from '../pipeline/Context.ts'
import { handle } from '../pipeline/Handler.ts'
import { branch } from '../pipeline/Pipeline.ts'
import { urgent } from '../pipeline/Urgent.ts'
import { callback } from '../routes/Callback.ts'
import { commands } from '../routes/CommandTable.ts'
import { on } from '../routes/On.ts'
import { StopData } from './internal/StopButton.ts'

// model

/** The sentences of `stopping`. */
export interface StoppingOptions {
  /** What `/stop` says after it has stopped something. Default: `Stopped.` */
  readonly stopped?: string
  /** What `/stop` says if nothing runs. Default: `Nothing runs.` */
  readonly nothing?: string
}

// constructors

/**
 * Stops the handlers that run in a chat: on `/stop`, on the button `stop` below a streamed answer, and on
 * Telegram's button below a draft. It aborts their `signal` at once, so the source of the answer ends.
 * Messages that were sent stay. In a group, each member can stop an answer. Put it first in `choose`, as for
 * every `urgent` branch.
 *
 * @example
 *   import { use } from '@pipegram/compose/Chain'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { catchError, handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *   import { report } from '@pipegram/compose/Report'
 *   import { stopping } from '@pipegram/compose/Stopping'
 *   import { streams } from '@pipegram/compose/Stream'
 *
 *   async function* model(prompt: string, signal: AbortSignal) {
 *     if (!signal.aborted) yield `You said: ${prompt}`
 *   }
 *
 *   const bot = pipeline(
 *     choose(
 *       stopping(),
 *       branch(
 *         use(on('message', 'text')),
 *         handle(streams(({ message, signal }) => model(message.text, signal), { stop: 'Stop' })),
 *       ),
 *     ),
 *     catchError(report),
 *   )
 */
export const stopping = <C extends HasUpdate & HasCall & HasMe & HasTurn>({
  stopped = 'Stopped.',
  nothing = 'Nothing runs.',
}: StoppingOptions = {}): PipelineEnd<C, ApiError> =>
  urgent<C, ApiError>(
    choose(
      commands({
        stop: ({ call, message, interrupt }) => call(reply(message, interrupt() > 0 ? stopped : nothing)),
      }),
      branch(
        use(callback(StopData)),
        handle(({ call, callback_query, interrupt }) => {
          const { message } = callback_query
          if (interrupt() > 0 || message === undefined) return call(answer(callback_query))
          // No handler runs any more: the bot stopped before the answer ended.
          return call(editMessageReplyMarkup({ chat_id: message.chat.id, message_id: message.message_id }))
        }),
      ),
      branch(
        use(on('stopped_message_generation')),
        handle(({ interrupt }) => TE.rightIO(interrupt)),
      ),
    ),
  )
