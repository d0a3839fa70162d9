// The shortest error boundary: tell the person who runs the bot, and go on.

import * as TE from 'fp-ts/lib/TaskEither.js'
import { toString, type ApiError } from '@pipegram/core/ApiError'
import type { BadArguments } from './Commands.ts'
import type { HasUpdate } from './Context.ts'

// constructors

/**
 * Prints an error as one line on the standard error stream, with the number of the update: `catchError(report)`. It
 * prints nothing of what the update says, and nothing to the user.
 */
export const report = <E extends ApiError | BadArguments, C extends HasUpdate>(error: E, { update }: C): TE.TaskEither<never, void> =>
  // eslint-disable-next-line no-console -- this is what it is for
  TE.fromIO(() => { console.error(`update ${update.update_id}: ${sentence(error)}`) })

// private

// The errors of arguments quote what the user typed: only the command is told.
const sentence = (error: ApiError | BadArguments): string =>
  error._tag === 'BadArguments' ? `/${error.command} was used with arguments that it does not take.` : toString(error)
