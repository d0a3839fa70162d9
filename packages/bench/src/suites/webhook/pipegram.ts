import { use } from '@pipegram/compose/Chain'
import { handle } from '@pipegram/compose/Handler'
import { on } from '@pipegram/compose/On'
import { pipeline } from '@pipegram/compose/Pipeline'
import { listener } from '@pipegram/updates/NodeListener'
import { webhook } from '@pipegram/updates/Webhook'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { botInfo } from '../dispatch/grammY.ts'
import { prepareWith, secret } from './Task.ts'

export const prepare = prepareWith((handled) =>
  listener(
    webhook(
      pipeline(
        use(on('message', 'text')),
        handle(({ message }) => TE.fromTask(async () => handled(message.text))),
      ),
      { secret, me: botInfo, call: () => TE.left({ _tag: 'Aborted', method: 'none' }) },
    ),
  ),
)
