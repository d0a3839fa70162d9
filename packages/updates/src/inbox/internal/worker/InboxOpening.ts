// Opens the inbox of a bot before the bot runs, and closes it at the end.

import type { BotFullInfo } from '@pipegram/core/Types'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { misconfigured, type StartError } from '../../../internal/Launch.ts'
import type { Running } from '../../../Running.ts'
import { type Inbox, type OpenInbox, showInboxError } from '../../Inbox.ts'

// constructors

/** Opens the inbox of a bot, if it has one. */
export const openInbox = (
  inbox: Inbox | undefined,
  me: BotFullInfo,
): TE.TaskEither<StartError, OpenInbox | undefined> =>
  inbox === undefined
    ? TE.right(undefined)
    : pipe(
        inbox.open(me.id),
        TE.mapLeft((error) => misconfigured(showInboxError(error))),
      )

// combinators

/** The same running source, which closes the inbox at its end. */
export const closing = (inbox: OpenInbox | undefined, running: Running): Running => {
  const done = running.done().then(async (end) => {
    await inbox?.close()
    return end
  })
  return { ...running, done: () => done }
}
