// Starts a bot with a token, on any runtime: it makes a client, calls getMe, and polls.

import type { Bot } from '@pipegram/compose/Handler'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { isOnlyLookedAt } from './doctor/BotProgram.ts'
import type { Inbox } from './inbox/Inbox.ts'
import { closing, openInbox } from './inbox/internal/worker/InboxOpening.ts'
import { faultOf, launch, type LaunchOptions, type Started, type StartError } from './internal/Launch.ts'
import * as Polling from './Polling.ts'

export { showStartError, type Started, type StartError } from './internal/Launch.ts'

// model

export interface StartOptions
  extends Omit<Polling.PollingOptions, 'bot' | 'call' | 'inbox' | 'me' | 'withSignal'>, LaunchOptions {
  /**
   * Where updates are stored before they are confirmed, such as `sqliteInbox('bot.db')`. Default: an update
   * is confirmed after it was handled.
   */
  readonly inbox?: Inbox
}

// constructors

/**
 * Starts a bot. It fails if Telegram cannot be reached or does not know the token; it repeats no call. The
 * warnings of `inspect` are reported once.
 */
export const start =
  (bot: Bot, options: StartOptions): TE.TaskEither<StartError, Started> =>
  () =>
    isOnlyLookedAt({ role: 'start', bot, options }) ? new Promise(() => undefined) : begin(bot, options)()

// private

const begin = (bot: Bot, options: StartOptions): TE.TaskEither<StartError, Started> =>
  launch(bot, options, (client, me) =>
    pipe(
      openInbox(options.inbox, me),
      TE.chain((inbox) => {
        const { inbox: _, ...rest } = options
        const polling = { ...rest, ...defined({ inbox }), bot, me, call: client }
        return pipe(
          TE.fromEither(
            E.tryCatch(
              () => Polling.poll({ ...polling, withSignal: (signal) => client.with({ signal }) })(),
              faultOf,
            ),
          ),
          TE.map((running) => closing(inbox, running)),
          TE.orElseFirstTaskK(() => async () => inbox?.close()),
        )
      }),
    ),
  )
