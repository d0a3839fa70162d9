// The answer to a command that no branch took. It does not show whether the command exists and is forbidden.

import type { ApiError } from '@pipegram/core/ApiError'
import * as Command from '@pipegram/core/Command'
import { reply } from '@pipegram/core/Reply'
import type { AnyText } from '@pipegram/core/Types'
import * as O from 'fp-ts/lib/Option.js'
import type { PipelineEnd } from '../Branch.ts'
import type { Context } from '../Context.ts'
import { end, make, settle } from '../Handler.ts'
import { skipped } from '../Middleware.ts'

// constructors

/**
 * The last branch of a `choose`: it answers a command that no branch before it took. In a group it answers
 * only if the command names this bot, because another bot may have the command. It does not answer a
 * forwarded command, or a command sent through another bot. The text may be a function of the context, to use
 * the language of the user. A command that `auth` skipped gets the same answer as a command that does not
 * exist.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { auth } from '@pipegram/compose/Auth'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { unknownCommand } from '@pipegram/compose/UnknownCommand'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     choose(
 *       branch(
 *         use(auth([123456789])),
 *         commands({ stats: ({ call, message }) => call(reply(message, 'All is well.')) }),
 *       ),
 *       unknownCommand('I do not know this command.'),
 *     ),
 *   )
 *
 *   const [forbidden, missing] = [
 *     await harness(bot)(said('/stats'))(),
 *     await harness(bot)(said('/nothing'))(),
 *   ]
 *   assert.deepStrictEqual(forbidden.calls[0]?.params, {
 *     chat_id: 1001,
 *     text: 'I do not know this command.',
 *   })
 *   assert.deepStrictEqual(missing.calls[0]?.params, forbidden.calls[0]?.params)
 */
export const unknownCommand =
  <C extends Context = Context>(text: AnyText | ((ctx: C) => AnyText)): PipelineEnd<C, ApiError> =>
  (self) =>
    end(
      make(
        (ctx: C) => {
          const {
            update: { message },
            me,
            call,
          } = ctx
          const command = message === undefined ? O.none : Command.fromMessage(message)
          if (message === undefined || O.isNone(command)) return skipped
          if (!Command.isFor(me)(command.value) || !Command.isBySender(me)(message)) return skipped
          return message.chat.type === 'private' || command.value.bot !== undefined
            ? settle(call(reply(message, typeof text === 'function' ? text(ctx) : text)))
            : skipped
        },
        { label: 'unknownCommand', routes: [{ kind: 'message' }], next: [] },
      ),
    )(self)
