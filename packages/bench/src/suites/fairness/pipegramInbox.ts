import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import { beginWith } from './pipegram.ts'
import { prepareWith } from './Task.ts'

const file = join(mkdtempSync(join(tmpdir(), 'pipegram-bench-')), 'bot.db')

export const prepare = prepareWith(beginWith({ inbox: sqliteInbox(file) }))
