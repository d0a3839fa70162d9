import { use } from '@pipegram/compose/Chain'
import { catchError, handle } from '@pipegram/compose/Handler'
import { on } from '@pipegram/compose/On'
import { pipeline } from '@pipegram/compose/Pipeline'
import { report } from '@pipegram/compose/Report'
import { sendMessage } from '@pipegram/core/Calls'
import { showStartError, start } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith(async (apiRoot, run) => {
  const bot = pipeline(
    use(on('message', 'text')),
    handle(({ call, message: { chat } }) =>
      pipe(
        TE.fromTask(() => run(chat.id)),
        TE.flatMap((mustAnswer) =>
          mustAnswer ? call(sendMessage({ chat_id: chat.id, text: 'hi' })) : TE.right(undefined),
        ),
      ),
    ),
    catchError(report),
  )
  const token = '123456789:a-token-of-the-bench-and-no-bot'
  const started = await start(bot, { token, apiRoot })()
  if (E.isLeft(started)) throw new Error(showStartError(started.left))
})
