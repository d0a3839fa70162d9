// Starts a bot that only handles the updates of an inbox. Other processes fetch them.

import type { Bot } from '@pipegram/compose/Handler'
import { system } from '@pipegram/core/Clock'
import { toMillis } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { faultOf, launch, misconfigured, type Started, type StartError } from '../internal/Launch.ts'
import { stderr } from '../Notice.ts'
import type { Health, Running } from '../Running.ts'
import type { StartOptions } from '../Start.ts'
import type { OpenInbox } from './Inbox.ts'
import { makeInboxWorker, type InboxWorkerOptions } from './InboxWorker.ts'
import { closing, openInbox } from './internal/worker/InboxOpening.ts'
import { watchInbox } from './internal/worker/InboxWatch.ts'

// constructors

/** Starts a bot that takes updates from its inbox, but fetches none. */
export const startWork = (bot: Bot, options: StartOptions): TE.TaskEither<StartError, Started> =>
  launch(bot, options, (client, me) =>
    pipe(
      openInbox(options.inbox, me),
      TE.chainEitherK((inbox) =>
        inbox === undefined ? E.left(misconfigured('`work` needs an inbox.')) : E.right(inbox),
      ),
      TE.chain((inbox) =>
        pipe(
          TE.fromEither(
            E.tryCatch(() => running(inbox, { ...options, bot, me, call: client }, options), faultOf),
          ),
          TE.map((started) => closing(inbox, started)),
          TE.orElseFirstTaskK(() => inbox.close),
        ),
      ),
    ),
  )

// private

const running = (
  inbox: OpenInbox,
  options: InboxWorkerOptions,
  { deadline = '10s' }: Pick<StartOptions, 'deadline'>,
): Running => {
  const { report = stderr } = options
  const most = toMillis('deadline', deadline)
  const worker = makeInboxWorker(inbox, options)
  const { clock = system, me, metrics } = options
  const unwatch = watchInbox(metrics, me.id, inbox, worker.inFlight, clock)
  const over = Promise.withResolvers<E.Either<never, void>>()
  let state: Health['state'] = 'running'
  let stopping: Promise<void> | undefined
  const end = async (): Promise<void> => {
    state = 'stopping'
    const left = await worker.close(most)()
    if (left > 0)
      report(
        `Updates that did not end within ${most / 1000} s after the stop: ${left}. They are handled again.`,
      )()
    state = 'stopped'
    unwatch()
    over.resolve(E.right(undefined))
  }
  return {
    done: () => over.promise,
    stop: () => (stopping ??= end()),
    health: () => {
      const stuck = worker.stuck()
      return {
        state: state === 'running' && !worker.isOwner() ? 'standby' : state,
        inFlight: worker.inFlight(),
        ...(stuck.length > 0 && { stuck }),
      }
    },
  }
}
