import { use } from '@pipegram/compose/Chain'
import { handle } from '@pipegram/compose/Handler'
import { on } from '@pipegram/compose/On'
import { pipeline } from '@pipegram/compose/Pipeline'
import { showStartError, start } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith(async (apiRoot, run) => {
  const bot = pipeline(
    use(on('message', 'text')),
    handle(({ message }) => TE.fromTask(() => run(message.chat.id, message.text))),
  )
  const started = await start(bot, { token: '123456789:a-token-of-the-bench-and-no-bot', apiRoot })()
  if (E.isLeft(started)) throw new Error(showStartError(started.left))
})
