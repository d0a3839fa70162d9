import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { use } from '@pipegram/compose/Chain'
import { handle } from '@pipegram/compose/Handler'
import { on } from '@pipegram/compose/On'
import { pipeline } from '@pipegram/compose/Pipeline'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import { showStartError, start } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { prepareWith } from './Task.ts'

const file = join(mkdtempSync(join(tmpdir(), 'pipegram-bench-')), 'bot.db')

export const prepare = prepareWith(
  async (apiRoot, run) => {
    const bot = pipeline(
      use(on('message', 'text')),
      handle(({ message }) => TE.fromTask(() => run(message.chat.id, message.text))),
    )
    const token = '123456789:a-token-of-the-bench-and-no-bot'
    const started = await start(bot, { token, apiRoot, inFlight: 500, inbox: sqliteInbox(file) })()
    if (E.isLeft(started)) throw new Error(showStartError(started.left))
  },
  () => {
    const db = new DatabaseSync(file, { readOnly: true })
    const row = db.prepare('SELECT count(*) AS n FROM inbox_waiting').get()
    db.close()
    return Number(row?.['n'])
  },
)
