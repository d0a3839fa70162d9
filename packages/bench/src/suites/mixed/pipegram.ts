import { use } from '@pipegram/compose/Chain'
import { choose } from '@pipegram/compose/Choose'
import { commands } from '@pipegram/compose/CommandTable'
import { handle } from '@pipegram/compose/Handler'
import { on } from '@pipegram/compose/On'
import { branch, pipeline } from '@pipegram/compose/Pipeline'
import type { Interpreter } from '@pipegram/core/Call'
import { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { me } from '../dispatch/Task.ts'
import type { Make } from './Task.ts'

export const make: Make = async (took) => {
  const bot = pipeline(
    choose(
      commands({ bench: ({ command }) => TE.fromTask(() => took('command', command.rest)) }),
      branch(
        use(on('message', 'text')),
        handle(({ message }) => TE.fromTask(() => took('text', message.text))),
      ),
      branch(
        use(on('callback_query', 'data')),
        handle(({ callback_query }) => TE.fromTask(() => took('button', callback_query.data))),
      ),
    ),
  )
  const { signal } = new AbortController()
  const call: Interpreter = (request) => TE.left({ _tag: 'Aborted', method: request.method })
  return (parsed) => {
    const update = Update.decode(parsed)
    if (E.isLeft(update)) throw new Error('An update did not decode.')
    return bot({ update: update.right, call, me, signal })()
  }
}
