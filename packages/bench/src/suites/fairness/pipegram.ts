import { use } from '@pipegram/compose/Chain'
import { handle } from '@pipegram/compose/Handler'
import { on } from '@pipegram/compose/On'
import { pipeline } from '@pipegram/compose/Pipeline'
import { showStartError, start, type StartOptions } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { prepareWith, type Handle } from './Task.ts'

/** Starts a bot with these options. */
export const beginWith =
  (options: Partial<StartOptions>) =>
  async (apiRoot: string, run: Handle): Promise<void> => {
    const bot = pipeline(
      use(on('message', 'text')),
      handle(({ message }) => TE.fromTask(() => run(message.chat.id))),
    )
    const token = '123456789:a-token-of-the-bench-and-no-bot'
    const started = await start(bot, { ...options, token, apiRoot })()
    if (E.isLeft(started)) throw new Error(showStartError(started.left))
  }

export const prepare = prepareWith(beginWith({}))
